import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chown, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.ts';
import { OperatorError } from './operator.error.ts';
import { freePort } from './ports.ts';
import { serverUser } from './postgres.user.ts';

export interface PgBouncerOptions {
  /** See `openPgBouncer`. */
  program: string;
  /** The port on the loopback address of the PostgreSQL behind it, all of whose databases are reached. */
  serverPort: number;
  /** Who may pass, by name, with the password that they and the server know. */
  users: Record<string, string>;
  /** Connections to the server, for each database and user. */
  poolSize: number;
}

/** A running PgBouncer in transaction mode, which listens on the loopback address alone. */
export interface PgBouncer {
  port: number;
  /** Ends it and every connection through it. */
  stop(): Promise<void>;
}

const TRIES = 5;

function find(): string | undefined {
  const given = process.env.PGBOUNCER_PATH;
  if (given && !existsSync(given)) throw new OperatorError(`PGBOUNCER_PATH names no file: ${given}`);
  // Debian keeps it among the administrator's programs, which are not in everybody's PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return given ?? folders.map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file));
}

/**
 * The PgBouncer of PGBOUNCER_PATH or of this machine. As root on Debian and its kin the package is installed if there is
 * none.
 *
 * Refuses (OperatorError) when there is none and none can be installed.
 */
export function openPgBouncer(report: (line: string) => void): string {
  const known = find();
  if (known) return known;
  if (canInstallPackages()) {
    report('installing the package pgbouncer');
    installPackages('pgbouncer');
    const installed = find();
    if (installed) return installed;
  }
  throw new OperatorError(
    'PgBouncer is needed, and none was found.\n' + 'Install it (Debian: apt-get install pgbouncer), or name its program in PGBOUNCER_PATH.',
  );
}

const settings = ({ serverPort, poolSize }: PgBouncerOptions, port: number, users: string) => `
[databases]
* = host=127.0.0.1 port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 1000
`;

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Ends the program ($1) when our end of the pipe at its input is closed, which the kernel does however we end. */
const WATCHED = 'exec 3<&0; (cat <&3; kill $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

/** @returns what ends it; or what it said, if it ended by itself before it listened, such as on a port that was taken meanwhile */
async function launch(program: string, folder: string): Promise<(() => Promise<void>) | string> {
  const user = serverUser();
  // In a group of its own, so that Ctrl-C in the terminal reaches those who still need the database first.
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', program, join(folder, 'pgbouncer.ini')], {
    cwd: folder,
    env: {},
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  const ended = once(child, 'exit');
  let words = '';
  const up = new Promise<boolean>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      if (words.includes('process up')) resolve(true);
    });
  });
  const isUp = await Promise.race([up, ended.then(() => false)]);
  if (!isUp) {
    child.stdin.destroy();
    return words;
  }
  child.stderr.removeAllListeners('data').resume();
  return async () => {
    child.stdin.destroy();
    await ended;
  };
}

/** Starts a PgBouncer in front of a PostgreSQL of this machine. It does not outlive this process. */
export async function startPgBouncer(options: PgBouncerOptions): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-pgbouncer-'));
  const users = join(folder, 'users.txt');
  const lines = Object.entries(options.users).map(([name, password]) => `${quote(name)} ${quote(password)}\n`);
  await writeFile(users, lines.join(''), { mode: 0o600 });
  const user = serverUser();
  let words = '';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const port = await freePort();
    const file = join(folder, 'pgbouncer.ini');
    await writeFile(file, settings(options, port, users));
    if (user) for (const path of [folder, users, file]) await chown(path, user.uid, user.gid);
    const launched = await launch(options.program, folder);
    if (typeof launched === 'string') {
      words = launched;
      continue;
    }
    let stopping: Promise<void> | undefined;
    return { port, stop: () => (stopping ??= launched().finally(() => rmSync(folder, { recursive: true, force: true }))) };
  }
  rmSync(folder, { recursive: true, force: true });
  throw new OperatorError(`PgBouncer did not start:\n${words}`);
}
