import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase } from '@prikazchik/tools/postgres.ts';

/** Where a migrated database lies, by its owner's URL and the application's. */
export interface Cluster {
  ownerUrl: string;
  applicationUrl: string;
}

/** A database of one test's own. */
export interface TestDatabase extends Cluster {
  /** Cuts off whoever is still connected. */
  drop(): Promise<void>;
}

/** Copies the migrated database that the cluster's URLs name; nobody may be connected to that one. */
export async function copyDatabase({ ownerUrl, applicationUrl }: Cluster): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  await createDatabase(at(ownerUrl, 'postgres'), name, new URL(ownerUrl).pathname.slice(1));
  return {
    ownerUrl: at(ownerUrl, name),
    applicationUrl: at(applicationUrl, name),
    drop: () => dropDatabase(at(ownerUrl, 'postgres'), name),
  };
}
