import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Api, createApi } from '../src/app.ts';
import { composeHandlers } from '../src/modules.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/db.ts';
import { connectQueue, createEnqueue, runJobs } from '../src/platform/jobs.ts';
import { createMailer } from '../src/platform/letter.ts';
import { createLog } from '../src/platform/log.ts';
import { Client } from './client.ts';
import { copyDatabase, settingsOf } from './database.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { createSeeds, password, type Seeds } from './seeds.ts';

/** A running API with its worker, a database of its own and a mailbox. */
export interface TestApp extends Seeds {
  api: Api;
  url: string;
  mail: Mailbox;
  /** As the database's owner: to look behind the API, never to do what the API should. */
  sql: postgres.Sql;
  guest(portal?: 'seller' | 'staff'): Client;
  /** Signed in by password, at the shop. */
  as(person: { email: string }, companyId?: string | null, portal?: 'seller' | 'staff'): Promise<Client>;
  stop(): Promise<void>;
}

export const sellerUrl = 'http://seller.test';
export const staffUrl = 'http://staff.test';

const signingKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomUUID() };

export async function startApp(environment: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const copy = await copyDatabase(inject('cluster'));
  const mail = await startMailbox();
  const filesDir = mkdtempSync(join(tmpdir(), 'prikazchik-files-'));
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    SELLER_URL: sellerUrl,
    STAFF_URL: staffUrl,
    ...settingsOf(copy),
    SIGNING_KEYS: JSON.stringify({ keys: [signingKey] }),
    LINK_SECRET: randomBytes(32).toString('base64url'),
    SMTP_URL: mail.smtpUrl,
    FILES_DIR: filesDir,
    ANONYMOUS_DOCUMENTS: 'any',
    ...environment,
  });
  const log = createLog(config.LOG_LEVEL);
  const api = await createApi(config, log);
  const address = await api.http.listen({ host: '127.0.0.1', port: 0 });
  const workerDatabase = connect({ ...config, DATABASE_POOL: 4 });
  const mailer = createMailer(config);
  const queue = connectQueue(config);
  const jobs = await runJobs(
    queue,
    composeHandlers({ config, database: workerDatabase, enqueue: await createEnqueue(queue, log), log }, mailer),
    log,
  );
  const sql = postgres(copy.ownerUrl, { max: 3, onnotice: () => {} });
  const seeds = await createSeeds(api.database);
  const guest = (portal: 'seller' | 'staff' = 'seller') => new Client(`${address}`, portal === 'seller' ? sellerUrl : staffUrl);
  return {
    ...seeds,
    api,
    url: address,
    mail,
    sql,
    guest,
    async as({ email }, companyId = null, portal = 'seller') {
      const client = guest(portal);
      await client.signIn(email, password);
      client.company = companyId;
      return client;
    },
    async stop() {
      await jobs.stop();
      mailer.close();
      await queue.end();
      await workerDatabase.close();
      await api.close();
      await mail.stop();
      await sql.end();
      await copy.drop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
