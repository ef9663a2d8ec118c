import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@prikazchik/tools/ports.ts';
import postgres from 'postgres';
import { inject } from 'vitest';
import { createTokens } from '../../src/modules/accounts/tokens.service.ts';
import { readConfig } from '../../src/platform/config.ts';
import { connect } from '../../src/platform/db.ts';
import { type LinkSigner, linkSigner } from '../../src/platform/link.ts';
import type { Portal } from '../../src/platform/viewer.ts';
import { Client } from '../client.ts';
import { type Cluster, copyDatabase } from '../database.ts';
import { sellerUrl, staffUrl } from '../harness.ts';
import { type Mailbox, startMailbox } from '../mailbox.ts';
import { type Program, secrets, startProgram } from '../program.ts';
import { createSeeds, type Seeds } from '../seeds.ts';
import { insertSessions } from './bulk.ts';

/** An API process that answers at this address. */
export interface ApiProgram extends Program {
  url: string;
}

/** Several API processes and workers on one database of their own, for a whole file. */
export interface Fleet extends Seeds {
  /** Every API process that was started, the dead ones too. */
  apis: ApiProgram[];
  workers: Program[];
  mail: Mailbox;
  /** As the database's owner, past any proxy: to look behind the API, and to seed by the thousand. */
  sql: postgres.Sql;
  /** Makes the links that the fleet takes for its own. */
  signer: LinkSigner;
  /** A browser that comes from an address of its own, to API number `api`. */
  guest(at?: At): Client;
  /** The same, signed in at the shop past the password: a thousand of them cost a moment. Lives for five minutes. */
  session(userId: string, companyId: string | null, at?: At): Promise<Client>;
  sessions(userIds: string[], companyId: string | null, at?: At): Promise<Client[]>;
  /** The same browser, led to API number `api` by whatever stands before them. */
  elsewhere(client: Client, api: number): Client;
  /** Starts one more and waits until it is ready. `port`: where another one was before. */
  startApi(port?: number): Promise<ApiProgram>;
  startWorker(): Promise<Program>;
  stop(): Promise<void>;
}

export interface At {
  portal?: Portal;
  /** Which API process; by default the first. */
  api?: number;
}

export interface FleetOptions {
  apis?: number;
  workers?: number;
  /** For all of its programs, over what they would have. */
  environment?: Record<string, string>;
  /** Whose migrated database to copy; by default the run's. */
  cluster?: Cluster;
  /** What the programs connect to, given the database's own URL: to put something in between. */
  databaseUrl?(applicationUrl: string): string | Promise<string>;
}

const patience = 60_000;
let addresses = 0;

/** A private address that nobody else of this run comes from. */
function newAddress(): string {
  const number = ++addresses;
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

async function untilReady(url: string, { output, process: child }: Program): Promise<void> {
  for (const deadline = Date.now() + patience; ; await delay(25)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It never was ready, but said:\n${output()}`);
  }
}

export async function startFleet({ apis = 1, workers = 0, environment = {}, cluster, databaseUrl }: FleetOptions = {}): Promise<Fleet> {
  const copy = await copyDatabase(cluster ?? inject('cluster'));
  const mail = await startMailbox();
  const filesDir = mkdtempSync(join(tmpdir(), 'prikazchik-files-'));
  const variables = {
    LOG_LEVEL: 'error',
    SELLER_URL: sellerUrl,
    STAFF_URL: staffUrl,
    DATABASE_URL: (await databaseUrl?.(copy.applicationUrl)) ?? copy.applicationUrl,
    SMTP_URL: mail.smtpUrl,
    FILES_DIR: filesDir,
    ANONYMOUS_DOCUMENTS: 'any',
    ...secrets(),
    ...environment,
  };
  const config = readConfig(variables);
  const tokens = await createTokens(config);
  const sql = postgres(copy.ownerUrl, { max: 4, onnotice: () => {} });
  const seeding = connect({ ...config, DATABASE_URL: copy.applicationUrl, DATABASE_POOL: 2 });

  const guest = ({ portal = 'seller', api = 0 }: At = {}) => {
    const base = fleet.apis[api]?.url;
    if (!base) throw new Error(`There is no API ${api}.`);
    return Object.assign(new Client(base, portal === 'seller' ? sellerUrl : staffUrl), { address: newAddress() });
  };
  async function sessions(userIds: string[], companyId: string | null, at: At = {}): Promise<Client[]> {
    const portal = at.portal ?? 'seller';
    const opened = await insertSessions(sql, userIds, portal);
    return Promise.all(
      opened.map(async ({ userId, sessionId, refresh }) => {
        const { accessToken } = await tokens.issue(userId, sessionId, portal);
        return Object.assign(guest(at), { accessToken, company: companyId, cookie: `__Host-prikazchik-${portal}=${refresh}` });
      }),
    );
  }

  const fleet: Fleet = {
    ...(await createSeeds(seeding)),
    apis: [],
    workers: [],
    mail,
    sql,
    signer: linkSigner(config.LINK_SECRET),
    guest,
    sessions,
    async session(userId, companyId, at) {
      const [client] = await sessions([userId], companyId, at);
      if (!client) throw new Error('A session was not opened.');
      return client;
    },
    elsewhere({ origin, accessToken, company, cookie, address }, api) {
      return Object.assign(guest({ portal: origin === staffUrl ? 'staff' : 'seller', api }), { accessToken, company, cookie, address });
    },
    async startApi(port) {
      const place = port ?? (await freePort());
      const api = { ...startProgram('server', { ...variables, API_PORT: `${place}` }), url: `http://127.0.0.1:${place}` };
      fleet.apis.push(api);
      await untilReady(api.url, api);
      return api;
    },
    async startWorker() {
      const worker = startProgram('worker', { ...variables, LOG_LEVEL: 'info' });
      fleet.workers.push(worker);
      await worker.said('working');
      return worker;
    },
    async stop() {
      await Promise.all([...fleet.apis, ...fleet.workers].map((program) => program.kill()));
      await seeding.close();
      await mail.stop();
      await sql.end();
      await copy.drop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
  await Promise.all([
    ...Array.from({ length: apis }, () => fleet.startApi()),
    ...Array.from({ length: workers }, () => fleet.startWorker()),
  ]);
  return fleet;
}
