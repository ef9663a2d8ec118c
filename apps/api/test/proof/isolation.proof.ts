import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newId } from '../../src/platform/id.ts';
import type { Fields } from '../client.ts';
import { refreshSession } from '../documents.ts';
import { startApp, type TestApp } from '../harness.ts';
import { insertSessions, insertShops } from './bulk.ts';
import { figure } from './figures.ts';
import { ask, type Ending, forget, type MarkedShop, markOf, marksIn } from './isolation.requests.ts';
import { rounds } from './size.ts';

const shopCount = 50;
const atOnce = 40;

let app: TestApp;
let shops: MarkedShop[];

beforeAll(async () => {
  // Who is turned away because the pool is busy is told so; here all of them share five connections.
  app = await startApp({ DATABASE_POOL: '5', LOG_LEVEL: 'silent' });
  shops = await seed(app);
});
afterAll(() => app.stop());

/** Shops whose every text carries their mark, each with its owner signed in. */
async function seed({ sql, guest }: TestApp): Promise<MarkedShop[]> {
  const made = await insertShops(sql, shopCount, ['manager']);
  const sessions = await insertSessions(
    sql,
    made.map(({ owner }) => owner.userId),
    'seller',
  );
  return Promise.all(
    made.map(async ({ companyId, owner, members }, number) => {
      const mark = markOf(number);
      const people = [owner, ...members].map(({ userId }) => userId);
      await sql`update companies set name = ${mark} where id = ${companyId}`;
      await sql`update users set full_name = ${mark}, email = ${mark} || id || '@mail.test' where id in ${sql(people)}`;
      const productIds = [newId(), newId(), newId()];
      const cards = productIds.map((id, index) => ({
        company_id: companyId,
        id,
        sku: `${mark}${index === 0 ? 'seed' : index}`,
        title: mark,
        description: mark,
        seo_title: mark,
        seo_description: mark,
      }));
      await sql`insert into products ${sql(cards)}`;
      const client = guest();
      client.cookie = `__Host-prikazchik-seller=${sessions[number]?.refresh}`;
      client.accessToken = (await client.get(refreshSession)).refreshSession.accessToken;
      return { number, companyId, client, productIds };
    }),
  );
}

/** Kills the API's connections and cancels its statements, by chance, until stopped; counts what it hit. */
function plague(sql: Sql) {
  const hit = { killed: 0, cancelled: 0 };
  const stopped = new AbortController();
  const ours = sql`datname = current_database() and pid <> pg_backend_pid() and usename <> current_user`;
  const running = (async () => {
    for (let turn = 0; !stopped.signal.aborted; turn += 1) {
      await delay(15);
      if (turn % 8 === 0) {
        hit.killed += (
          await sql`select pg_terminate_backend(pid) from (select pid from pg_stat_activity where ${ours} order by random() limit 1) one`
        ).count;
      } else {
        hit.cancelled += (
          await sql`select pg_cancel_backend(pid) from (select pid from pg_stat_activity where ${ours} and state = 'active' order by random() limit 1) one`
        ).count;
      }
    }
  })();
  return {
    hit,
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** Rows of every table with a shop that carry another shop's mark. */
async function strayRows(sql: Sql): Promise<string[]> {
  const numbers = new Map(shops.map(({ companyId, number }) => [companyId, number]));
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relname <> 'companies'`;
  const stray: string[] = [];
  for (const { name } of tables) {
    const rows = await sql<{ company: string; row: string }[]>`select company_id as company, t::text as row from ${sql(name)} t`;
    stray.push(
      ...rows.filter(({ company, row }) => marksIn(row).some((mark) => mark !== numbers.get(company))).map(({ row }) => `${name}: ${row}`),
    );
  }
  for (const { id, row } of await sql<{ id: string; row: string }[]>`select id, t::text as row from companies t`) {
    if (marksIn(row).some((mark) => mark !== numbers.get(id))) stray.push(`companies: ${row}`);
  }
  return stray;
}

it('shows no shop a row of another, and writes none there, while connections and statements die', async () => {
  const size = rounds({ full: 10_000, test: 2_000 });
  const endings: Record<Ending, number> = { data: 0, refused: 0, away: 0, 'hung up': 0, unexpected: 0 };
  const foreign: unknown[] = [];
  const unexpected: unknown[] = [];
  let forgotten = { rows: 0, failed: 0 };
  const faults = plague(app.sql);
  let next = 0;

  async function request(round: number, shop: MarkedShop, other: MarkedShop): Promise<void> {
    const { ending, answer } = await ask(shop, other, round);
    endings[ending] += 1;
    if (ending === 'unexpected') unexpected.push(answer);
    // What it sent comes back in messages; what it was shown stands in the data.
    if (marksIn((answer as Fields | null)?.data).some((mark) => mark !== shop.number)) foreign.push(answer);
  }

  async function carelessly(round: number, shop: MarkedShop): Promise<void> {
    const reached = await forget(app.api.database, shop, round).catch(() => null);
    forgotten = { rows: forgotten.rows + (reached?.inside.length ?? 0), failed: forgotten.failed + (reached ? 0 : 1) };
    if (reached?.inside.some((mark) => mark !== shop.number) || reached?.outside.length) foreign.push(reached);
  }

  async function caller(): Promise<void> {
    for (let round = next++; round < size; round = next++) {
      const chance = Math.floor(Math.random() * shopCount);
      const [shop, other] = [shops[chance], shops[(chance + 1 + (round % (shopCount - 1))) % shopCount]];
      if (!shop || !other) throw new Error('A round has two shops.');
      await request(round, shop, other);
      if (round % 4 === 0) await carelessly(round / 4, shop);
    }
  }
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  await faults.stop();
  const stray = await strayRows(app.sql);
  const [server] = await app.sql<{ version: string }[]>`select split_part(current_setting('server_version'), ' ', 1) as version`;
  const database = `PostgreSQL ${server?.version}${inject('cluster').directUrl ? ', PgBouncer' : ''}`;

  figure({
    what: `${shopCount} shops over 5 connections, faults on; ${database}`,
    size: `${size} requests`,
    result:
      `${foreign.length} answers with a foreign row, ${stray.length} foreign rows written; ${endings.data} with data, ${endings.refused} refused, ${endings.away} × 503, ` +
      `${endings['hung up']} hung up, ${endings.unexpected} unexpected; ${faults.hit.killed} connections killed, ${faults.hit.cancelled} statements cancelled; ${seconds} s`,
  });
  figure({
    what: `the same by queries that forget their shop; ${database}`,
    size: `${Math.ceil(size / 4)} queries`,
    result: `${forgotten.rows} rows of their own shop, ${forgotten.failed} failed by the faults`,
  });
  expect({ foreign: foreign.slice(0, 3), stray: stray.slice(0, 3) }).toEqual({ foreign: [], stray: [] });
  expect(unexpected.slice(0, 3)).toEqual([]);
  // It would prove nothing if the faults had left no answers, or had hit nobody.
  expect(endings.data).toBeGreaterThan(size / 4);
  expect(
    Math.min(endings.refused, endings.away, endings['hung up'], forgotten.rows, faults.hit.killed, faults.hit.cancelled),
  ).toBeGreaterThan(0);
});
