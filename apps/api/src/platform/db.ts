import { sql } from 'drizzle-orm';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Config } from './config.ts';
import { patience } from './deadline.ts';
import { Gate } from './gate.ts';
import { isCutOff } from './outage.ts';
import { Problem } from './problem.ts';
import { TimedSession } from './session.ts';

/** What a repository reads with: a connection or a transaction. */
export type Reader = PgDatabase<PostgresJsQueryResultHKT>;

declare const open: unique symbol;
/** An open transaction. What writes asks for one by type, so nothing can be written, audited or enqueued outside. */
export type Tx = Reader & { readonly [open]: true };

export interface Database {
  /** For tables without a company (people, sessions, links). Row-level security shows it no row of any shop. */
  readonly global: Reader;
  /** Reads rows of one shop only: row-level security is set for the transaction. */
  read<T>(companyId: string, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** One transaction. `companyId` null: no shop's rows. An answer that is a Problem rolls everything back. */
  write<T>(companyId: string | null, work: (tx: Tx) => Promise<T | Problem>): Promise<T | Problem>;
  readonly client: postgres.Sql;
  close(): Promise<void>;
}

/** Carries a Problem out of drizzle's transaction, which rolls back only when something is thrown. */
class RolledBack extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Binds the transaction to one shop; see the policies in drizzle/*_row_security.sql. */
export async function enterCompany(tx: Reader, companyId: string): Promise<void> {
  await tx.execute(sql`select set_config('app.company', ${companyId}, true)`);
}

/**
 * What ends a statement or a transaction that went astray, before the asker's own deadline does. The migration gives them to
 * the application's role: PgBouncer refuses them as parameters of a connection, and forgets who set them within one.
 */
export const roleSettings = { statement_timeout: '1800ms', lock_timeout: '1200ms', idle_in_transaction_session_timeout: '5s' };

/** Back within half a second after the database is; the driver's own pauses grow to 20 seconds. */
const pause = () => 0.2 + Math.random() * 0.2;

/** A client whose every connection is either answered in time or cut, and made anew until the database is back. */
export function openClient(
  { DATABASE_URL, DATABASE_PREPARE }: Pick<Config, 'DATABASE_URL' | 'DATABASE_PREPARE'>,
  { name, max }: { name: string; max: number },
): postgres.Sql {
  return postgres(DATABASE_URL, {
    max,
    prepare: DATABASE_PREPARE,
    connect_timeout: 1.5,
    silence_timeout: patience / 1000,
    backoff: pause,
    // For those who only listen: a peer that vanished is noticed after these seconds and ten more.
    keep_alive: 5,
    connection: { application_name: name },
    onnotice: () => {},
  });
}

/** Every unit of work is answered by its deadline (see `deadline.ts`), or fails with an error that `isUnavailable` knows. */
export function connect(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_PREPARE' | 'DATABASE_POOL'>): Database {
  const client = openClient(config, { name: 'prikazchik', max: config.DATABASE_POOL });
  // It also makes the client read and write times as drizzle's tables expect them.
  drizzle(client);
  const session = new TimedSession(client, new Gate(config.DATABASE_POOL));
  const orm: Reader = new PgDatabase(new PgDialect(), session, undefined);
  return {
    client,
    global: orm,
    async read(companyId, work) {
      try {
        return await session.reading(companyId, work);
      } catch (error) {
        // Nothing was changed, so it may be asked again, once and within the same deadline.
        if (!isCutOff(error)) throw error;
        return session.reading(companyId, work);
      }
    },
    async write(companyId, work) {
      try {
        return await orm.transaction(async (tx) => {
          if (companyId) await enterCompany(tx, companyId);
          const answer = await work(tx as Reader as Tx);
          if (answer instanceof Problem) throw new RolledBack(answer);
          return answer;
        });
      } catch (error) {
        if (error instanceof RolledBack) return error.problem;
        throw error;
      }
    },
    close: () => client.end({ timeout: 5 }),
  };
}

/**
 * The second lock holds only for a role that can't lift it, nor become one that can.
 * @throws Error when the connected role is a superuser, may bypass row-level security, or owns the tables
 */
export async function assertHarmlessRole(client: postgres.Sql): Promise<void> {
  const [role] = await client<{ unsafe: boolean; owner: boolean }[]>`
    select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolname = 'prikazchik_lookup') as unsafe,
           exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'member')) as owner
    from pg_roles where pg_has_role(oid, 'member')`;
  if (!role || role.unsafe || role.owner) {
    throw new Error('DATABASE_URL must name a role that is neither superuser nor owner of the tables nor free of row-level security.');
  }
}

/**
 * One statement that never ends would hold its connection for ever.
 * @throws Error when the connected role has no statement_timeout or no idle_in_transaction_session_timeout
 */
export async function assertDeadlines(client: postgres.Sql): Promise<void> {
  const missing = await client<{ name: string }[]>`
    select name from pg_settings where name in ${client(Object.keys(roleSettings))} and setting = '0' order by name`;
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' and ');
    throw new Error(`The role of DATABASE_URL has no ${names}: run the migration, which gives it both, or ALTER ROLE … SET.`);
  }
}

/** PostgreSQL's code for a broken unique constraint, and the constraint's name. */
export function brokenUnique(error: unknown): string | null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.code === '23505' ? (cause.constraint_name ?? '') : null;
}
