import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@prikazchik/tools/operator.error.ts';
import { freePort } from '@prikazchik/tools/ports.ts';
import { inRoot } from '@prikazchik/tools/repository.ts';
import type { Order, Reading } from './meter.ts';

/** A server in a process of its own that tells what it has used. */
export interface Server {
  name: string;
  url: string;
  /** What the process has used until now. */
  read(): Promise<Reading>;
  /** Profiles it while the work goes on; returns a V8 CPU profile in JSON. */
  profile(work: () => Promise<unknown>): Promise<string>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 20_000;

/**
 * Starts a program of Node and waits until it answers HTTP, whatever it answers but 503.
 *
 * @param program from the root of the repository
 * @param environment everything that it gets to know, beside `API_PORT`
 */
export async function startServer(name: string, program: string, environment: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', import.meta.resolve('./meter.ts'), inRoot(program)], {
    cwd: inRoot('apps/api'),
    env: { PATH: process.env.PATH, ...environment, API_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(name, child, url);
  const order = async (what: Order): Promise<Reading> => {
    const answer = once(child, 'message', { signal: AbortSignal.timeout(10_000) });
    child.send(what);
    const [reading] = await answer;
    return reading;
  };
  return {
    name,
    url,
    read: () => order('read'),
    async profile(work) {
      await order('profile');
      await work();
      const { profile } = await order('end profile');
      if (!profile) throw new Error(`${name} made no profile.`);
      return profile;
    },
    stop: () => end(child),
  };
}

async function untilAnswering(name: string, child: ChildProcess, url: string): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    await answer?.body?.cancel();
    if (answer && answer.status !== 503) return;
  }
  await end(child);
  throw new OperatorError(`The server “${name}” did not get ready.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}
