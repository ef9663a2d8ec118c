import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openClient } from '../src/platform/db.ts';
import { isUnavailable } from '../src/platform/outage.ts';
import type { Client } from './client.ts';
import { copyDatabase, type TestDatabase } from './database.ts';
import { inviteMember, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';
import type { Shop } from './seeds.ts';

/** What every request is answered within, in milliseconds. */
const within = 3_000;

describe('the driver', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await copyDatabase(inject('cluster'));
  });
  afterAll(() => database.drop());

  const open = (max: number, url = database.ownerUrl) => openClient({ DATABASE_URL: url, DATABASE_PREPARE: true }, { name: 'outage', max });

  it('lets a transaction whose connection was lost say nothing in the next one', async () => {
    const client = open(2);
    await client`create table said (what text)`;
    const lost = client.begin(async (sql) => {
      await sql`insert into said values ('lost, before')`;
      await delay(600);
      await sql`insert into said values ('lost, after')`;
    });
    const outcome = expect(lost).rejects.toSatisfy(isUnavailable);
    await delay(100);
    await client`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`;
    await delay(100);
    const kept = ['one', 'two'].map((name) =>
      client.begin(async (sql) => {
        await sql`insert into said values (${`${name}, before`})`;
        await delay(900);
        await sql`insert into said values (${`${name}, after`})`;
      }),
    );
    await Promise.all([outcome, ...kept]);
    const rows = await client<{ what: string }[]>`select what from said order by what`;
    expect(rows.map(({ what }) => what)).toEqual(['one, after', 'one, before', 'two, after', 'two, before']);
    await client.end();
  });

  it('is back at once after its connections were cut, however often', async () => {
    const client = open(2);
    const owner = open(1);
    for (let round = 0; round < 5; round++) {
      const asleep = [1, 2].map(() => client.begin((sql) => sql`select pg_sleep(5)`).catch(isUnavailable));
      await vi.waitFor(async () => {
        const found = await owner<{ pid: number }[]>`select pid from pg_stat_activity
          where datname = current_database() and wait_event = 'PgSleep'`;
        expect(found).toHaveLength(2);
        await owner`select pg_terminate_backend(pid) from unnest(${found.map(({ pid }) => pid)}::int[]) as pid`;
      });
      expect(await Promise.all(asleep)).toEqual([true, true]);
    }
    await owner.end();
    const started = performance.now();
    expect(await Promise.all([1, 2, 3].map(() => client`select 1 as one`))).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(1_000);
    await client.end();
  });

  it('gives up on a server that takes connections and says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const client = open(1, `postgres://nobody:x@127.0.0.1:${port}/nothing`);
    const started = performance.now();
    await expect(client`select 1`).rejects.toSatisfy(isUnavailable);
    expect(performance.now() - started).toBeLessThan(within);
    await client.end({ timeout: 0 });
    silent.close();
  });
});

describe('a request', () => {
  let app: TestApp;
  let shop: Shop;
  let owner: Client;

  beforeAll(async () => {
    app = await startApp({ DATABASE_POOL: '3' });
    shop = await app.shop();
    owner = await app.as(shop.owner, shop.companyId);
  });
  afterAll(() => app.stop());

  const invite = async (email: string) => {
    const started = performance.now();
    const input = { email, roles: ['MANAGER'], locale: 'RU', days: 7 };
    const answer = await send(owner, { body: { query: inviteMember, variables: { input } } });
    return { ...answer, ms: performance.now() - started };
  };

  /** Holds whatever `lock` locks until the returned function is called. */
  async function hold(lock: string): Promise<() => Promise<void>> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      held = app.sql.begin(async (sql) => {
        await sql.unsafe(lock);
        resolve();
        await released;
      });
    });
    return async () => {
      release();
      await held;
    };
  }

  it('that meets a lock is told in time to come again, and has done nothing', async () => {
    const release = await hold(`select 1 from companies where id = '${shop.companyId}' for update`);
    const { status, headers, errors, ms } = await invite('late@shop.test');
    await release();
    expect([status, headers.get('retry-after'), errors[0]?.extensions?.code]).toEqual([503, '2', 'UNAVAILABLE']);
    expect(ms).toBeLessThan(within);
    expect(await app.sql`select 1 from invitations where email = 'late@shop.test'`).toHaveLength(0);
    expect((await invite('late@shop.test')).status).toBe(200);
  });

  it('is told so in time when every connection of the pool is taken, while readiness stays', async () => {
    const release = await hold(`select 1 from companies where id = '${shop.companyId}' for update`);
    const answers = Promise.all(Array.from({ length: 20 }, (_, at) => invite(`many${at}@shop.test`)));
    await delay(300);
    const ready = await fetch(`${app.url}/health/ready`);
    const all = await answers;
    await release();
    expect(ready.status).toBe(200);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([503]));
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(within);
    const started = performance.now();
    await owner.get(viewer);
    expect(performance.now() - started).toBeLessThan(within);
    expect(await app.sql`select 1 from invitations where email like 'many%'`).toHaveLength(0);
  });
});
