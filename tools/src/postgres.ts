import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { tryLock } from './lock.ts';
import { OperatorError } from './operator.error.ts';
import { freePort, isPortFree } from './ports.ts';
import { abandonedHomes, knownHome, openHome, removeHome } from './postgres.home.ts';
import { openRuntime, type Runtime } from './postgres.runtime.ts';
import {
  type Cluster,
  findOrphan,
  findRunning,
  initialise,
  launch,
  type Server,
  SUPERUSER,
  shutDown,
  startFailure,
} from './postgres.server.ts';
import { serverUser } from './postgres.user.ts';
import { isAlive } from './process.ts';

export interface PostgresOptions {
  /** Where the cluster is kept (see `openHome` for what root does); made if missing. One process at a time uses it. */
  dataDir: string;
  /**
   * `true`: what was acknowledged survives a power cut. `false`: for tests; in memory where there is enough, no
   * fsync, and `stop` removes the cluster (`dataDir` itself stays: whoever made it removes it).
   */
  durable: boolean;
  /** The loopback port; without it any free one. */
  port?: number;
  /** The programs; without it the embedded ones. */
  programs?: Runtime;
}

/** A running PostgreSQL that listens on the loopback address alone and asks for a password. */
export interface Postgres {
  port: number;
  /** A URL with the superuser's name and password: for migrations and for making databases, never for the app. */
  ownerUrl(database: string): string;
  /** Resolves when the server ended, asked to or not. */
  ended: Promise<void>;
  /** Ends the server after everything acknowledged is written. Calling it again does nothing. */
  stop(): Promise<void>;
}

const TRIES = 5;
const WATCH_EVERY_MS = 500;

async function start(cluster: Cluster, port: number | undefined): Promise<Server> {
  const orphan = await findOrphan(cluster);
  if (orphan && (port === undefined || port === orphan.port)) return orphan;
  if (orphan) await shutDown(cluster);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const chosen = port ?? (await freePort());
    const server = await launch(cluster, chosen);
    if (server) return server;
    if (await isPortFree(chosen)) break;
    if (port !== undefined) throw new OperatorError(`PostgreSQL cannot have port ${port}: another program uses it.`);
  }
  throw startFailure(cluster);
}

function watch(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      resolve();
    }, WATCH_EVERY_MS);
    timer.unref();
  });
}

async function sweep(cluster: Cluster): Promise<void> {
  for (const home of abandonedHomes(cluster.user)) {
    await shutDown({ ...cluster, home });
    await rm(home.folder, { recursive: true, force: true });
  }
}

/**
 * Starts the embedded PostgreSQL (18) or the one given, or takes over the one that a killed owner (SIGKILL, a crash) left
 * running on the same data.
 *
 * It handles no signals: the caller does, and calls `stop`. If the process exits without that, the server is told to
 * end cleanly all the same; if it is killed, the next start finds the server and takes it over.
 *
 * Refuses (OperatorError): a folder that a living process uses, a port that is taken, a cluster of another major
 * version, a platform without a package, root on a machine without an unprivileged account.
 */
export async function startPostgres({ dataDir, durable, port, programs }: PostgresOptions): Promise<Postgres> {
  mkdirSync(dataDir, { recursive: true });
  const place = realpathSync(dataDir);
  const unlock = tryLock(join(place, 'owner.lock'));
  if (!unlock) {
    throw new OperatorError(`The database in ${dataDir} is in use by another start of this program: stop that one first.`);
  }
  try {
    const user = serverUser();
    const runtime = programs ?? (await openRuntime(user));
    const home = await openHome(place, durable, user);
    const cluster: Cluster = { home, runtime, user, durable };
    if (!durable) await sweep(cluster);
    await initialise(cluster);
    const server = await start(cluster, port);
    const password = readFileSync(home.password, 'utf8').trim();

    const endOnExit = () => isAlive(server.pid) && process.kill(server.pid, 'SIGINT');
    process.once('exit', endOnExit);
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      process.off('exit', endOnExit);
      await shutDown(cluster);
      if (!durable) await removeHome(place, home);
      unlock();
    };
    return {
      port: server.port,
      ownerUrl: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${database}`,
      ended: watch(server.pid),
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The port of the server that runs on `dataDir` now, whoever started it; `undefined` when none does. */
export function runningPort(dataDir: string): number | undefined {
  const home = knownHome(dataDir);
  return home && findRunning({ home })?.port;
}

/**
 * Makes a database.
 *
 * @param ownerUrl a superuser's URL of any database but the template (`postgres` is there always).
 * @param template copied file by file, which for a test's template is several times faster than through the log;
 *   nobody may be connected to it.
 */
export async function createDatabase(ownerUrl: string, name: string, template?: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    await (template ? sql`create database ${sql(name)} template ${sql(template)} strategy file_copy` : sql`create database ${sql(name)}`);
  } finally {
    await sql.end();
  }
}

/** Whether there is a database of that name. */
export async function databaseExists(ownerUrl: string, name: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    const rows = await sql`select from pg_database where datname = ${name}`;
    return rows.length > 0;
  } finally {
    await sql.end();
  }
}

/** Drops a database with everything in it and cuts off whoever is connected. Does nothing if there is none. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end();
  }
}
