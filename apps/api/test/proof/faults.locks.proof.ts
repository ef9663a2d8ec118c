import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import type { Shop } from '../seeds.ts';
import { account, startLoad } from './faults.load.ts';
import { Tally, within } from './faults.tally.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/** The database is there, and somebody holds what requests need: connections or rows. */
let fleet: Fleet;
let shop: Shop;

const perSecond = 50;

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
