import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres } from '@prikazchik/tools/postgres.ts';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { ownerUrl: string; applicationUrl: string };
  }
}

const application = 'prikazchik_test_app';
const password = 'only-for-tests';

/** One real PostgreSQL for the run and one migrated database to copy: DATABASE_URL (an owner's) or the embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
  const embedded = given ? null : await startPostgres({ dataDir, durable: false });
  const ownerUrl = given ?? embedded?.ownerUrl('postgres') ?? '';
  const template = `template_${process.pid}`;
  await createDatabase(ownerUrl, template);
  const applicationUrl = new URL(withDatabase(ownerUrl, template));
  applicationUrl.username = application;
  applicationUrl.password = password;
  await migrate({ ownerUrl: withDatabase(ownerUrl, template), applicationUrl: applicationUrl.href });
  project.provide('cluster', { ownerUrl: withDatabase(ownerUrl, template), applicationUrl: applicationUrl.href });
  return async () => {
    await embedded?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
