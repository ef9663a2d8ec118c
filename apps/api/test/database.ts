import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase } from '@prikazchik/tools/postgres.ts';
import postgres from 'postgres';

/** Where a migrated database lies, by its owner's URL and the application's. */
export interface Cluster {
  ownerUrl: string;
  applicationUrl: string;
  /** The application's past the pooler in transaction mode that `applicationUrl` leads to; left out: there is none. */
  directUrl?: string | undefined;
}

/** A database of one test's own. */
export interface TestDatabase extends Cluster {
  /** Cuts off whoever is still connected. */
  drop(): Promise<void>;
}

/** Copies the migrated database that the owner's URL names; nobody may be connected to that one. */
export async function copyDatabase({ ownerUrl, applicationUrl, directUrl }: Cluster): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  await createDatabase(at(ownerUrl, 'postgres'), name, new URL(ownerUrl).pathname.slice(1));
  // What was granted on a database itself is not copied with it, see migrate.ts.
  const owner = postgres(at(ownerUrl, name), { max: 1 });
  await owner`revoke temporary on database ${owner(name)} from public`;
  await owner.end();
  return {
    ownerUrl: at(ownerUrl, name),
    applicationUrl: at(applicationUrl, name),
    directUrl: directUrl && at(directUrl, name),
    drop: () => dropDatabase(at(ownerUrl, 'postgres'), name),
  };
}

/** The settings with which the API and its worker find it. */
export function settingsOf({ applicationUrl, directUrl }: Cluster) {
  return { DATABASE_URL: applicationUrl, DATABASE_DIRECT_URL: directUrl, DATABASE_PREPARE: String(directUrl === undefined) };
}
