import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { products } from '../products.documents.ts';
import type { Shop } from '../seeds.ts';
import { account, startLoad } from './faults.load.ts';
import { Tally, within } from './faults.tally.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/** The database is there, and somebody holds what requests need: connections or rows. */
let fleet: Fleet;
let shop: Shop;

const perSecond = rounds({ full: 50, test: 30 });

beforeAll(async () => {
  fleet = await startFleet({ apis: 1, environment: { DATABASE_POOL: '3' } });
  shop = await fleet.shop();
});
afterAll(() => fleet?.stop());

/** Holds the lock for so many milliseconds, with a connection that has no deadline. */
const hold = (lock: string, ms: number) =>
  fleet.sql.begin(async (sql) => {
    await sql.unsafe(lock);
    await delay(ms);
  });

async function underLoad(what: string, times: number, lock: string, ms: number): Promise<void> {
  const tally = new Tally(what);
  for (let round = 0; round < times; round++) {
    const clients = await fleet.sessions(
      Array.from({ length: 10 }, () => shop.owner.userId),
      shop.companyId,
    );
    const load = startLoad(clients, perSecond);
    await delay(500);
    await hold(lock, ms);
    const gone = performance.now();
    await delay(within);
    tally.add(await account(await load.stop(), gone, fleet.sql), ['unavailable']);
  }
  tally.note();
}

it('outlives a pool of which every connection is taken', () => {
  const seconds = rounds({ full: 6, test: 3 });
  return underLoad(
    `pool of 3 exhausted for ${seconds} s (a table locked)`,
    rounds({ full: 20, test: 1 }),
    'lock table products in access exclusive mode',
    seconds * 1000,
  );
});

it('outlives a lock that somebody holds', () => {
  const seconds = rounds({ full: 60, test: 6 });
  return underLoad(
    `a row that every write needs locked for ${seconds} s`,
    rounds({ full: 20, test: 1 }),
    `select 1 from members where company_id = '${shop.companyId}' for update`,
    seconds * 1000,
  );
});

it('leaves the database nothing to do for those who are gone', async () => {
  const clients = await fleet.sessions(
    Array.from({ length: 20 }, () => shop.owner.userId),
    shop.companyId,
  );
  const held = hold('lock table products in access exclusive mode', 6_000);
  await delay(200);
  const leaving = new AbortController();
  const asked = clients.map(({ base, origin, accessToken, company }) =>
    fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, authorization: `Bearer ${accessToken}`, 'x-company': `${company}` },
      body: JSON.stringify({ query: products, variables: { first: 10 } }),
      signal: leaving.signal,
    }).then(
      ({ status }) => status,
      () => 'gone',
    ),
  );
  await delay(500);
  leaving.abort();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['gone']));
  const started = performance.now();
  const busy = () => fleet.sql`
    select 1 from pg_stat_activity where application_name = 'prikazchik' and datname = current_database() and state = 'active'`;
  for (; (await busy()).length > 0; await delay(50)) expect(performance.now() - started).toBeLessThan(5_000);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  figure({ what: 'statements of 20 callers who left', size: '1 round', result: `the last one ended ${seconds} s after they left` });
  await held;
});
