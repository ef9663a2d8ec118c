import { sql } from 'drizzle-orm';
import { type Db, fromDrizzle, PgBoss } from 'pg-boss';
import type postgres from 'postgres';
import type { z } from 'zod';
import type { Config } from './config.ts';
import { openClient, type Tx } from './db.ts';
import type { Log } from './log.ts';

/** A kind of work that leaves through the outbox: its name, what it carries (ids, never secrets or words), how many go at once. */
export interface JobKind<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How many of them one worker does at once, where a crowd of them may come; else one after another, two a second. */
  readonly atOnce?: number;
}

/** @param after not to be done before, by the database's clock */
export type Enqueue = <Payload>(tx: Tx, kind: JobKind<Payload>, payload: Payload, after?: Date) => Promise<void>;

/** What a module offers to the worker: a kind of job and the use case that does it. */
export interface JobHandler {
  readonly kind: JobKind<unknown>;
  /** `id` is the job's: the same at every try. */
  readonly handle: (payload: unknown, id: string) => Promise<void>;
}

export function handler<Payload>(kind: JobKind<Payload>, handle: (payload: Payload, id: string) => Promise<void>): JobHandler {
  return { kind, handle: async (payload, id) => handle(kind.payload.parse(payload), id) };
}

/**
 * 8 tries over about an hour: a mail server's bad day, not a bug's eternity. The worker that has a job says so every 5 seconds;
 * one that was killed is missed after 10, and its job goes to the next.
 */
const queueOptions = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 60,
  heartbeatSeconds: 10,
};

/** How often workers look for jobs whose worker is gone, in seconds. */
const lookForLost = 5;

const schema = 'pgboss';

/**
 * A connection for the queue alone. One, because its maintenance is a transaction in one text, which a pool would refuse to
 * carry; its own, because drizzle changes how a client that it was given reads and writes times.
 */
export function connectQueue(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_PREPARE'>): postgres.Sql {
  return openClient(config, { name: 'prikazchik queue', max: 1 });
}

function boss(db: Db): PgBoss {
  return new PgBoss({ db, schema, migrate: false, createSchema: false, supervise: false, schedule: false });
}

/** Writes job rows in the caller's transaction: the job exists if, and only if, the change it follows does. */
export async function createEnqueue(client: postgres.Sql, log: Log): Promise<Enqueue> {
  const sender = boss(overPostgres(client));
  // It asks the database from time to time; unheard, an outage would end the process.
  sender.on('error', (error) => log.warn({ error }, 'queue'));
  await sender.start();
  return async (tx, kind, payload, after) => {
    const options = { ...queueOptions, ...(after && { startAfter: after }), db: fromDrizzle(tx, sql) };
    await sender.send(kind.name, kind.payload.parse(payload) as object, options);
  };
}

/** Takes jobs until stopped; a job that was being done when the process died is delivered again. */
export async function runJobs(client: postgres.Sql, handlers: JobHandler[], log: Log): Promise<{ stop(): Promise<void> }> {
  const worker = new PgBoss({
    db: overPostgres(client),
    schema,
    migrate: false,
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: lookForLost,
    monitorIntervalSeconds: lookForLost,
  });
  worker.on('error', (error) => log.error({ error }, 'jobs'));
  await worker.start();
  for (const { kind, handle } of handlers) {
    await worker.work(kind.name, { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: kind.atOnce ?? 1 }, async ([job]) => {
      if (!job) return;
      const started = performance.now();
      try {
        await handle(job.data, job.id);
        log.info({ job: kind.name, id: job.id, ms: Math.round(performance.now() - started) }, 'job done');
      } catch (error) {
        log.warn({ job: kind.name, id: job.id, error }, 'job failed');
        throw error;
      }
    });
  }
  return { stop: () => worker.stop({ graceful: true, timeout: 25_000 }) };
}

/** Makes or updates the queue's own tables; run by the owner role before the application starts. */
export async function migrateJobs(client: postgres.Sql, kinds: JobKind<unknown>[]): Promise<void> {
  const owner = new PgBoss({ db: overPostgres(client), schema, supervise: false, schedule: false });
  await owner.start();
  for (const kind of kinds) {
    if (!(await owner.getQueue(kind.name))) await owner.createQueue(kind.name, queueOptions);
  }
  await owner.stop({ graceful: false });
}

function overPostgres(client: postgres.Sql): Db {
  return {
    executeSql: async (text, values) => {
      const rows = await client.unsafe(text, (values ?? []) as postgres.ParameterOrJSON<never>[]);
      // Several statements in one text come back as a list of results; pg-boss wants the rows of all of them.
      return { rows: [...rows].flat() };
    },
  };
}
