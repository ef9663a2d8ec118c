import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import type { Shop } from '../seeds.ts';
import { type FaultyDatabase, startFaultyDatabase } from './faults.database.ts';
import { type Line, openLine } from './faults.line.ts';
import { account, startLoad } from './faults.load.ts';
import { Tally, within } from './faults.tally.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/**
 * The database goes in every way that it can, under load, and comes back. Nothing is restarted by hand but the database
 * itself. It writes to disk in earnest: what was acknowledged must be there after a power cut.
 */
let database: FaultyDatabase;
let line: Line;
let fleet: Fleet;
let shop: Shop;

const perSecond = rounds({ full: 50, test: 30 });
const times = rounds({ full: 20, test: 1 });
const away = rounds({ full: 12_000, test: 4_000 });

beforeAll(async () => {
  database = await startFaultyDatabase();
  fleet = await startFleet({
    apis: 1,
    cluster: database.cluster,
    async databaseUrl(applicationUrl) {
      line = await openLine(applicationUrl);
      return line.url;
    },
  });
  shop = await fleet.shop();
});

afterAll(async () => {
  await fleet?.stop();
  await line?.close();
  await database?.stop();
});

const healthOf = async (what: 'live' | 'ready') => (await fetch(`${fleet.apis[0]?.url}/health/${what}`)).status;

/** @param fault answers when its cause is gone */
async function underLoad(what: string, fault: () => Promise<void>): Promise<void> {
  const tally = new Tally(what);
  const [api] = fleet.apis;
  const process = api?.process.pid;
  for (let round = 0; round < times; round++) {
    const clients: Client[] = await fleet.sessions(
      Array.from({ length: 10 }, () => shop.owner.userId),
      shop.companyId,
    );
    const load = startLoad(clients, perSecond);
    await delay(700);
    await fault();
    const gone = performance.now();
    await delay(within + 300);
    tally.add(await account(await load.stop(), gone, fleet.sql), ['unavailable']);
  }
  tally.note();
  expect([api?.process.exitCode, api?.process.pid]).toEqual([null, process]);
}

it('outlives SIGKILL of the database and its restart', () =>
  underLoad('database: SIGKILL, restart at once', async () => {
    await database.end('SIGKILL');
    await database.start();
  }));

it('outlives an immediate stop of the database and its restart', () =>
  underLoad('database: stop -m immediate, restart at once', async () => {
    await database.end('SIGQUIT');
    await database.start();
  }));

it('outlives a database that is away', () =>
  underLoad(`database: ${away / 1000} s away`, async () => {
    await database.end('SIGINT');
    await delay(away);
    expect(await healthOf('live')).toBe(200);
    expect(await healthOf('ready')).toBe(503);
    await database.start();
  }));

it('outlives a database that takes connections and never answers', () =>
  underLoad(`database: ${away / 1000} s accepting connections, never answering`, async () => {
    line.silence();
    await delay(away);
    line.speak();
  }));
