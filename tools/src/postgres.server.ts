import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from './operator.error.ts';
import type { Home } from './postgres.home.ts';
import type { Runtime } from './postgres.runtime.ts';
import type { ServerUser } from './postgres.user.ts';
import { isAlive } from './process.ts';

/** One cluster and what runs it. */
export interface Cluster {
  home: Home;
  runtime: Runtime;
  user: ServerUser | undefined;
  durable: boolean;
}

/** A server that answers. */
export interface Server {
  pid: number;
  port: number;
}

export const SUPERUSER = 'postgres';

/** Before it PostgreSQL had the locales of the system alone. */
const FIRST_WITH_OWN_LOCALES = 17;

/** Recovery after a power cut replays at most `max_wal_size` (1 GB) of log. */
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_SECONDS = 30;

function run(cluster: Cluster, program: string, args: string[], options: { detached?: boolean } = {}): ChildProcess {
  const { home, user } = cluster;
  const log = openSync(home.startLog, 'a', 0o600);
  // Nothing of our environment is the server's business: it may hold secrets, and LANG would change how it speaks.
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const child = spawn(program, args, {
    cwd: home.folder,
    env,
    stdio: ['ignore', log, log],
    ...(user && { uid: user.uid, gid: user.gid }),
    ...options,
  });
  closeSync(log);
  return child;
}

async function runToEnd(cluster: Cluster, program: string, args: string[]): Promise<boolean> {
  const [code] = await once(run(cluster, program, args), 'exit');
  return code === 0;
}

/** The last lines of what the server said, for a message about a failure. */
function lastWords({ home }: Cluster): string {
  const logs = join(home.data, 'log');
  const files = [home.startLog, ...(existsSync(logs) ? readdirSync(logs).map((name) => join(logs, name)) : [])];
  return files.map((file) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n')).join('\n');
}

/** Makes the cluster unless it is there. One that a crash left half made is made anew. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { home, runtime, durable } = cluster;
  if (existsSync(home.data)) {
    const major = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
    if (major === runtime.major) return;
    throw new OperatorError(
      `The database in ${home.folder} was made by PostgreSQL ${major}; this version of Prikazchik brings ` +
        `${runtime.major}.\nStart it once more with the version that made it and move the data over, or delete the folder.`,
    );
  }
  const unfinished = `${home.data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  // Without all of these the encoding follows LANG, and an empty one gives SQL_ASCII: Cyrillic is then bytes, not letters.
  const characters = process.platform === 'linux' ? ['--lc-ctype=C.UTF-8'] : ['--lc-ctype=en_US.UTF-8'];
  const builtin = Number(runtime.major) >= FIRST_WITH_OWN_LOCALES ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const locale = ['-E', 'UTF8', ...builtin, '--locale=C', ...characters];
  const secured = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${home.password}`];
  const args = ['-D', unfinished, ...secured, ...locale, '--no-instructions', ...(durable ? [] : ['--no-sync'])];
  if (!(await runToEnd(cluster, runtime.initdb, args))) {
    throw new OperatorError(`PostgreSQL could not make its data folder in ${home.folder}:\n${lastWords(cluster)}`);
  }
  await rename(unfinished, home.data);
}

/** What the server writes about itself (PostgreSQL's `postmaster.pid`: pid, folder, start, port, …, status). */
function readPidFile({ home }: Pick<Cluster, 'home'>): (Server & { ready: boolean }) | undefined {
  try {
    const lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** Whether that process is this cluster's server and not a later one that got the same id. */
function isOurs({ home }: Pick<Cluster, 'home'>, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(home.data);
  } catch {
    // No /proc on this system: PostgreSQL's own check on start is what is left, and it errs on the safe side.
    return true;
  }
}

/** The server that runs on the cluster now, whoever started it. */
export function findRunning(cluster: Pick<Cluster, 'home'>): Server | undefined {
  const stated = readPidFile(cluster);
  return stated?.ready && isOurs(cluster, stated.pid) ? { pid: stated.pid, port: stated.port } : undefined;
}

/**
 * The server that a killed owner left running, once it answers; `undefined` if there is none. A pid file that a
 * machine's crash left, and whose number another program has by now, is removed: PostgreSQL would refuse to start.
 */
export async function findOrphan(cluster: Cluster): Promise<Server | undefined> {
  const stated = readPidFile(cluster);
  if (!stated) return undefined;
  if (!isOurs(cluster, stated.pid)) {
    await rm(join(cluster.home.data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  return waitUntilReady(cluster, stated.pid, () => !isAlive(stated.pid));
}

async function waitUntilReady(cluster: Cluster, pid: number, isGone: () => boolean): Promise<Server | undefined> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(20)) {
    const stated = readPidFile(cluster);
    if (stated?.ready && stated.pid === pid) return { pid, port: stated.port };
    if (isGone()) return undefined;
  }
  throw new OperatorError(`PostgreSQL did not get ready in ${READY_WITHIN_MS / 1000} s:\n${lastWords(cluster)}`);
}

function settings({ durable }: Cluster, port: number): string[] {
  const always = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What a failed statement carried may be somebody's personal data; the log names the failure only.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const rotated = {
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
  };
  const reckless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const all = { ...always, ...(durable ? rotated : reckless) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Starts the server and waits until it answers.
 *
 * @returns `undefined` if it ended before that: see the caller for a port that was taken meanwhile.
 */
export async function launch(cluster: Cluster, port: number): Promise<Server | undefined> {
  const { home, runtime } = cluster;
  await rm(home.startLog, { force: true });
  // In a group of its own, so that Ctrl-C in the terminal reaches those who still need the database first.
  const child = run(cluster, runtime.postgres, ['-D', home.data, ...settings(cluster, port)], { detached: true });
  const failed = once(child, 'error').then(([error]) => {
    throw error;
  });
  await Promise.race([once(child, 'spawn'), failed]);
  child.unref();
  return waitUntilReady(cluster, child.pid ?? 0, () => child.exitCode !== null || child.signalCode !== null);
}

/** Says why a server did not start. */
export function startFailure(cluster: Cluster): OperatorError {
  return new OperatorError(`PostgreSQL did not start:\n${lastWords(cluster)}`);
}

/** Ends the server: clients are cut off, everything acknowledged is on disk. Does nothing if it runs no more. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const stated = readPidFile(cluster);
  if (!(stated && isOurs(cluster, stated.pid))) return;
  const { home, runtime, durable } = cluster;
  const mode = durable ? 'fast' : 'immediate';
  const args = ['stop', '-D', home.data, '-m', mode, '-w', '-t', String(STOP_WITHIN_SECONDS)];
  if ((await runToEnd(cluster, runtime.pgCtl, args)) || !isAlive(stated.pid)) return;
  throw new OperatorError(`PostgreSQL (process ${stated.pid}) did not stop:\n${lastWords(cluster)}`);
}
