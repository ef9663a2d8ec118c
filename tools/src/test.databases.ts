import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPgBouncer, startPgBouncer } from './pgbouncer.ts';
import { openInstalled } from './postgres.installed.ts';
import type { Runtime } from './postgres.runtime.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Outcome, say } from './test.part.ts';
import { runIn } from './test.vitest.ts';

/** One database that everything must run on besides the embedded one. */
export interface Leg {
  /** The server: one of this machine, the oldest that will do, or the embedded one. */
  installed: boolean;
  /** Through PgBouncer in transaction mode. */
  pooled: boolean;
}

/** What differs most from the database of the other tests, in one: another version, and a pooler before it. */
export const usual: Leg[] = [{ installed: true, pooled: true }];

/** Each difference by itself, too. */
export const all: Leg[] = [...usual, { installed: true, pooled: false }, { installed: false, pooled: true }];

const POOL = 20;
const application = 'prikazchik_test_app';

/** Undoes what was done, last things first, also when a signal ends us before we come to it. */
async function undoing<T>(work: (later: (undo: () => Promise<unknown>) => void) => Promise<T>): Promise<T> {
  const steps: (() => Promise<unknown>)[] = [];
  const undo = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const leave = (signal: (typeof signals)[number]) => void undo().finally(() => process.exit(128 + constants.signals[signal]));
  for (const signal of signals) process.once(signal, leave);
  try {
    return await work((step) => steps.push(step));
  } finally {
    for (const signal of signals) process.off(signal, leave);
    await undo();
  }
}

/** Names the database as an installation would: `.env.example` explains the same names. */
function settings(server: Postgres, password: string, pooler: number | undefined): Record<string, string> {
  const direct = `postgres://${application}:${password}@127.0.0.1:${server.port}/postgres`;
  const DATABASE_OWNER_URL = server.ownerUrl('postgres');
  if (pooler === undefined) return { DATABASE_OWNER_URL, DATABASE_URL: direct };
  const DATABASE_URL = Object.assign(new URL(direct), { port: String(pooler) }).href;
  return { DATABASE_OWNER_URL, DATABASE_URL, DATABASE_DIRECT_URL: direct, DATABASE_PREPARE: 'false' };
}

/** The API's tests, and the proof that shops stay apart, on one database. */
async function runLeg(leg: Leg): Promise<Outcome> {
  const installed: Runtime | undefined = leg.installed ? openInstalled(say) : undefined;
  const program = leg.pooled ? openPgBouncer(say) : undefined;
  return undoing(async (later) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-databases-'));
    later(async () => rmSync(dataDir, { recursive: true }));
    const server = await startPostgres({ dataDir, durable: false, ...(installed && { programs: installed }) });
    later(() => server.stop());
    const password = randomBytes(24).toString('base64url');
    const pooler = program
      ? await startPgBouncer({ program, serverPort: server.port, users: { [application]: password }, poolSize: POOL })
      : undefined;
    if (pooler) later(() => pooler.stop());
    say(
      `${pooler ? 'PgBouncer in front of ' : ''}${installed ? `PostgreSQL ${installed.major} of this machine` : 'the embedded PostgreSQL'}`,
    );
    const environment = settings(server, password, pooler?.port);
    const tests = await runIn('apps/api', ['--project=api'], environment);
    const isolation = await runIn('apps/api', ['--project=proof', 'isolation'], environment);
    return { passed: tests.passed + isolation.passed, failed: tests.failed + isolation.failed };
  });
}

/** Everything that speaks to a database, on other ones than the embedded. */
export async function runDatabases(legs: Leg[]): Promise<Outcome> {
  const total = { passed: 0, failed: 0 };
  for (const leg of legs) {
    const { passed, failed } = await runLeg(leg);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
