import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompanyState } from '@prikazchik/permissions/right';
import type { RoleKey } from '@prikazchik/permissions/role';
import { createDatabase, dropDatabase } from '@prikazchik/tools/postgres.ts';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Api, createApi } from '../src/app.ts';
import { createPasswords } from '../src/modules/accounts/accounts.module.ts';
import { composeHandlers } from '../src/modules.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/db.ts';
import { connectQueue, runJobs } from '../src/platform/jobs.ts';
import { createMailer } from '../src/platform/letter.ts';
import { createLog } from '../src/platform/log.ts';
import { type Seeded, type SeededShop, seedMember, seedShop } from '../src/shop.seed.ts';
import { Client } from './client.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';

/** The password of every seeded person. */
export const password = 'three bagels and a samovar';

export interface Person extends Seeded {
  email: string;
  fullName: string;
}

export interface Shop extends SeededShop {
  owner: Person;
}

/** A running API with its worker, a database of its own and a mailbox. */
export interface TestApp {
  api: Api;
  url: string;
  mail: Mailbox;
  /** As the database's owner: to look behind the API, never to do what the API should. */
  sql: postgres.Sql;
  guest(portal?: 'seller' | 'staff'): Client;
  /** Signed in by password, at the shop. */
  as(person: { email: string }, companyId?: string | null, portal?: 'seller' | 'staff'): Promise<Client>;
  shop(state?: CompanyState): Promise<Shop>;
  member(shop: Shop, roles: RoleKey[], email?: string): Promise<Person>;
  stop(): Promise<void>;
}

export const sellerUrl = 'http://seller.test';
const staffUrl = 'http://staff.test';

let shops = 0;
let people = 0;

const signingKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomUUID() };

export async function startApp(environment: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const { ownerUrl, applicationUrl } = inject('cluster');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = new URL(ownerUrl).pathname.slice(1);
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  await createDatabase(at(ownerUrl, 'postgres'), name, template);
  const mail = await startMailbox();
  const filesDir = mkdtempSync(join(tmpdir(), 'prikazchik-files-'));
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    SELLER_URL: sellerUrl,
    STAFF_URL: staffUrl,
    DATABASE_URL: at(applicationUrl, name),
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
  const jobs = await runJobs(queue, composeHandlers(config, workerDatabase, mailer, log), log);
  const sql = postgres(at(ownerUrl, name), { max: 3, onnotice: () => {} });
  const passwordHash = await createPasswords().hash(password);

  const person = (email: string | undefined, fullName: string) => ({
    email: email ?? `person${++people}@shop.test`,
    fullName,
    passwordHash,
  });
  const guest = (portal: 'seller' | 'staff' = 'seller') => new Client(`${address}`, portal === 'seller' ? sellerUrl : staffUrl);
  return {
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
    async shop(state = 'active') {
      const number = ++shops;
      const owner = person(undefined, `Владелец ${number}`);
      const active = state === 'active' || state === 'suspended' || state === 'under_review';
      const seeded = await seedShop(
        api.database,
        {
          name: `Лавка ${number}`,
          kind: 'SOLE_PROPRIETOR',
          inn: '500100732259',
          ogrn: '304500116000157',
          kpp: null,
          legalName: `ИП Владелец ${number}`,
          legalAddress: 'г. Пример, ул. Первая, 1',
          state,
          bank: active
            ? {
                bic: '049805746',
                bankName: 'Банк Пример',
                correspondentAccount: '30101810800000000746',
                settlementAccount: '40602810700000000025',
              }
            : null,
        },
        owner,
      );
      return { ...seeded, owner: { ...seeded.owner, email: owner.email, fullName: owner.fullName } };
    },
    async member(shop, roles, email) {
      const seed = person(email, `Сотрудник ${people + 1}`);
      return { ...(await seedMember(api.database, shop.companyId, seed, roles)), email: seed.email, fullName: seed.fullName };
    },
    async stop() {
      await jobs.stop();
      mailer.close();
      await queue.end();
      await workerDatabase.close();
      await api.close();
      await mail.stop();
      await sql.end();
      await dropDatabase(at(ownerUrl, 'postgres'), name);
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
