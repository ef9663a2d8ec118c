import { readFileSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * Loaded into a program before it starts: kills it (SIGKILL) at the step of inviting that the file KILL_AT names, once. Steps
 * are known by what goes out over the program's connections and what comes in, before the program itself hears of it.
 */
const order = process.env.KILL_AT ?? '';
const noted = new WeakMap<Socket, Set<string>>();

const note = (socket: Socket, what: string) => noted.set(socket, (noted.get(socket) ?? new Set()).add(what));
const has = (socket: Socket, what: string) => noted.get(socket)?.has(what) === true;

function reached(step: string): void {
  try {
    if (readFileSync(order, 'utf8') !== step) return;
    rmSync(order);
  } catch {
    return;
  }
  process.kill(process.pid, 'SIGKILL');
}

function leaves(socket: Socket, text: string): void {
  if (text.includes('insert into "invitations"')) note(socket, 'inviting');
  if (text.includes('update "invitations" set "delivery"')) note(socket, 'marking');
  if (has(socket, 'inviting') && /insert into pgboss/i.test(text)) reached('before the job');
  if (has(socket, 'inviting') && text.includes('commit')) reached('before the commit');
  if (has(socket, 'marking') && text.includes('commit')) reached('before the mark');
  if (text.startsWith('DATA')) reached('before DATA');
  if (text.includes('Message-ID: ')) {
    note(socket, 'letter');
    reached('in DATA');
  }
}

function arrives(socket: Socket, text: string): void {
  if (has(socket, 'inviting') && text.includes('COMMIT')) reached('after the commit');
  if (has(socket, 'marking') && text.includes('COMMIT')) reached('after the mark');
  if (has(socket, 'letter') && text.startsWith('250')) reached('after DATA');
}

const textOf = (chunk: unknown) => (Buffer.isBuffer(chunk) ? chunk.toString('latin1') : String(chunk));

const write = Socket.prototype.write;
Socket.prototype.write = function (this: Socket, ...given: Parameters<typeof write>) {
  leaves(this, textOf(given[0]));
  return Reflect.apply(write, this, given);
} as typeof write;

const emit: (event: string, ...given: unknown[]) => boolean = Socket.prototype.emit;
Socket.prototype.emit = function (this: Socket, event: string, ...given: unknown[]) {
  if (event === 'data') arrives(this, textOf(given[0]));
  return Reflect.apply(emit, this, [event, ...given]);
};
