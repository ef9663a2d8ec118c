import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, type Postgres, startPostgres } from '@prikazchik/tools/postgres.ts';
import { migrate } from '../../src/migrate.ts';
import type { Cluster } from '../database.ts';

/** A PostgreSQL of a proof's own, which writes to disk in earnest, to be ended and started again on the same port. */
export interface FaultyDatabase {
  cluster: Cluster;
  port: number;
  /** Ends the server: SIGKILL as a power cut would, SIGQUIT as `pg_ctl -m immediate`. Waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGQUIT' | 'SIGINT'): Promise<void>;
  /** Starts it again; answers when it takes connections. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const patience = 20_000;

export async function startFaultyDatabase(): Promise<FaultyDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-faults-'));
  // The server's own account must get in.
  chmodSync(dataDir, 0o755);
  let server: Postgres = await startPostgres({ dataDir, durable: true });
  const { port } = server;
  const ownerUrl = server.ownerUrl('migrated');
  await createDatabase(server.ownerUrl('postgres'), 'migrated');
  const applicationUrl = Object.assign(new URL(ownerUrl), { username: 'prikazchik_faults', password: 'only-for-tests' }).href;
  await migrate({ ownerUrl, applicationUrl });
  return {
    cluster: { ownerUrl, applicationUrl },
    port,
    async end(signal) {
      const [pid] = readFileSync(join(dataDir, 'cluster/data/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), signal);
      await server.ended;
      await server.stop();
    },
    async start() {
      // After SIGKILL the server's children still hold its memory for a moment.
      for (const deadline = Date.now() + patience; ; await delay(100)) {
        try {
          server = await startPostgres({ dataDir, durable: true, port });
          return;
        } catch (error) {
          if (Date.now() > deadline) throw error;
        }
      }
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
