import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { migrationsFolder } from './migrations.ts';
import { jobKinds } from './modules.ts';
import { roleSettings } from './platform/db.ts';
import { migrateJobs } from './platform/jobs.ts';

export interface Roles {
  /** Owns the tables; only migrations connect as it. */
  ownerUrl: string;
  /** What the application connects as; made with this password if it is missing. */
  applicationUrl: string;
}

/** Any number that all processes of this program agree on. */
const migrationLock = 7_259_431;

/** Brings the database up to this build: the application's role, the tables, the queues, the rights. Safe to run twice, also at once. */
export async function migrate({ ownerUrl, applicationUrl }: Roles): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const queues = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    const application = await ensureRole(client, applicationUrl);
    await setDeadlines(client, application);
    await runMigrations(drizzle(client), { migrationsFolder });
    await migrateJobs(queues, jobKinds);
    await grant(client, application);
  } finally {
    await queues.end();
    // Ending the connection gives the lock back.
    await client.end();
  }
}

async function ensureRole(client: postgres.Sql, applicationUrl: string): Promise<string> {
  const { username, password } = new URL(applicationUrl);
  const name = decodeURIComponent(username);
  const [known] = await client`select 1 from pg_roles where rolname = ${name}`;
  if (!known) {
    try {
      await client.unsafe(`create role ${quoteName(name)} login password ${quoteText(decodeURIComponent(password))}`);
    } catch (error) {
      const raced = error instanceof postgres.PostgresError && (error.code === '42710' || error.code === '23505');
      if (!raced) throw error;
    }
  }
  return name;
}

/** Only where they differ: whoever got the role ready made may have no right to alter it. */
async function setDeadlines(client: postgres.Sql, application: string): Promise<void> {
  const [role] = await client<{ settings: string[] | null }[]>`select rolconfig as settings from pg_roles where rolname = ${application}`;
  for (const [name, value] of Object.entries(roleSettings)) {
    if (role?.settings?.includes(`${name}=${value}`)) continue;
    await client.unsafe(`alter role ${quoteName(application)} set ${name} = ${quoteText(value)}`);
  }
}

/**
 * The application changes rows; the journals it only adds to. Anew after each migration, so that new tables and functions are
 * covered. No temporary tables: one of them could stand before a table that a function of the owner's names.
 */
async function grant(client: postgres.Sql, application: string): Promise<void> {
  const role = quoteName(application);
  await client.unsafe(`
    grant usage on schema public, pgboss, drizzle to ${role};
    grant select on all tables in schema drizzle to ${role};
    grant select, insert, update, delete on all tables in schema public, pgboss to ${role};
    grant usage on all sequences in schema pgboss to ${role};
    grant execute on all functions in schema pgboss to ${role};
    revoke delete on pgboss.version from ${role};
    revoke execute on all functions in schema public from public;
    do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
    revoke update, delete on audit_log, account_log, offer_acceptances from ${role};
    revoke delete on users, companies, warehouses, members, invitations, ownership_transfers, audit_heads from ${role};
    grant execute on function viewer_of(uuid, uuid), memberships_of(uuid), company_of_invitation(uuid), entries_of(uuid), company_of_upload(uuid),
      company_of_picture_upload(uuid),
      ownership_transfers_of(uuid), worked_elsewhere(uuid, uuid, timestamptz), journal_heads(), journal_content(audit_log) to ${role};
  `);
}

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;
