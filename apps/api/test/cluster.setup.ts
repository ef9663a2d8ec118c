import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase, startPostgres } from '@prikazchik/tools/postgres.ts';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/migrate.ts';
import type { Cluster } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster;
  }
}

/** A server without the tables as yet. */
interface Server extends Cluster {
  stop(): Promise<void>;
}

/** DATABASE_OWNER_URL, DATABASE_URL and, behind a pooler, DATABASE_DIRECT_URL name it as they do for an installation; else the embedded one. */
async function open(): Promise<Server> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl, DATABASE_DIRECT_URL: directUrl } = process.env;
  if (ownerUrl && applicationUrl) return { ownerUrl, applicationUrl, directUrl, stop: async () => {} };
  if (ownerUrl || applicationUrl) throw new Error('Set both DATABASE_OWNER_URL and DATABASE_URL, or neither of them.');
  const dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
  const embedded = await startPostgres({ dataDir, durable: false });
  const url = new URL(embedded.ownerUrl('postgres'));
  return {
    ownerUrl: url.href,
    applicationUrl: Object.assign(new URL(url), { username: 'prikazchik_test_app', password: 'only-for-tests' }).href,
    async stop() {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One real PostgreSQL for the run and one migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...urls } = await open();
  const template = `template_${process.pid}`;
  await createDatabase(urls.ownerUrl, template);
  const ownerUrl = withDatabase(urls.ownerUrl, template);
  await migrate({ ownerUrl, applicationUrl: urls.applicationUrl });
  project.provide('cluster', { ...urls, ownerUrl });
  return async () => {
    await dropDatabase(urls.ownerUrl, template);
    await stop();
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
