import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabase, dropDatabase, startPostgres } from '@prikazchik/tools/postgres.ts';
import { inRoot } from '@prikazchik/tools/repository.ts';
import postgres from 'postgres';

/** A migrated database of its own on the run's PostgreSQL. */
export interface Database {
  /** The superuser's: row-level security holds back nothing. For seeding, and for the competitors. */
  ownerUrl: string;
  /** The product's own role. */
  applicationUrl: string;
  sql: postgres.Sql;
  drop(): Promise<void>;
}

/** The PostgreSQL of one run, without fsync: what is measured are reads, and nothing of it must last. */
export interface Cluster {
  database(name: string): Promise<Database>;
  stop(): Promise<void>;
}

const ROLE = 'prikazchik_app';

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-bench-'));
  const server = await startPostgres({ dataDir: folder, durable: false });
  const password = randomBytes(24).toString('base64url');
  return {
    async database(name) {
      await createDatabase(server.ownerUrl('postgres'), name);
      const ownerUrl = server.ownerUrl(name);
      const applicationUrl = `postgres://${ROLE}:${password}@127.0.0.1:${server.port}/${name}`;
      const env = { PATH: process.env.PATH, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl };
      await promisify(execFile)(process.execPath, [inRoot('apps/api/dist/migrate.command.js')], { env });
      const sql = postgres(ownerUrl, { max: 2, onnotice: () => undefined });
      return {
        ownerUrl,
        applicationUrl,
        sql,
        async drop() {
          await sql.end();
          await dropDatabase(server.ownerUrl('postgres'), name);
        },
      };
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
