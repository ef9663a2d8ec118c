import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, type Database, startCluster } from './database.ts';
import type { Operation } from './documents.ts';
import { type Request, requestOf } from './load.ts';
import type { Run } from './run.ts';
import { type Asker, type Size, seed } from './seed.ts';
import { type Server, startServer } from './server.ts';
import { API_URL, createSigningKey } from './tokens.ts';

/** A filled database, somebody who may look at it, and servers over it. */
export interface House {
  database: Database;
  asker: Asker;
  token: string;
  request(operation: Operation): Request;
  /** The product: its build, run as in production but for the log, which tells of errors only. */
  product(): Promise<Server>;
  /** One of the servers that it is measured against. */
  competitor(name: 'bare' | 'apollo'): Promise<Server>;
}

const POOL = '10';

/** The PostgreSQL of a block; ends with it. */
export const openCluster = async (run: Run): Promise<Cluster> => run.keep(await startCluster(), (it) => it.stop());

export async function openHouse(run: Run, cluster: Cluster, size: Size): Promise<House> {
  run.say(`filling a database: ${size.products} products, ${size.shops} shops`);
  const database = run.keep(await cluster.database(`bench_${size.products}`), (it) => it.drop());
  const asker = await seed(database.sql, size);
  const key = await createSigningKey();
  const token = await key.issue(asker.userId, asker.sessionId);
  const common = { SIGNING_KEYS: key.jwks, LINK_SECRET: randomBytes(32).toString('base64url'), API_URL, DATABASE_POOL: POOL };
  const start = async (name: string, program: string, env: Record<string, string>) =>
    run.keep(await startServer(name, program, { ...common, NODE_ENV: 'production', ...env }), (it) => it.stop());
  return {
    database,
    asker,
    token,
    request: (operation) => requestOf(operation, token, asker.companyId),
    product: () =>
      start('product', 'apps/api/dist/server.js', {
        DATABASE_URL: database.applicationUrl,
        LOG_LEVEL: 'error',
        FILES_DIR: join(tmpdir(), 'prikazchik-bench-files'),
      }),
    competitor: (name) => start(name, `bench/src/${name}.server.ts`, { DATABASE_URL: database.ownerUrl }),
  };
}
