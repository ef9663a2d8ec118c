import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { archiveProduct, cardOf, createProduct, productCounts, products, setPrice } from './products.documents.ts';
import type { Shop } from './seeds.ts';

const sorts = ['UPDATED_DESC', 'TITLE_ASC', 'PRICE_ASC', 'PRICE_DESC'] as const;
const titles = ['Ёлка', 'абажур', 'Абажур', 'АБАЖУР', 'Чашка 100%', 'Чашка 1000', 'чашка_белая', 'Mug \\ blue', 'Zebra', ''];
const pricesMinor = [null, 100, 100, 2_000_000_000, null, 101, 100, 99];

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  for (let number = 0; number < 24; number++) {
    const { createProduct: made } = await owner.get(createProduct, {
      input: cardOf(`Art-${number}`, { title: titles[number % titles.length] || `Товар ${number}` }),
    });
    const amountMinor = pricesMinor[number % pricesMinor.length];
    if (amountMinor) await owner.get(setPrice, { input: { productId: made.id, amountMinor } });
    if (number % 6 === 0) await owner.get(archiveProduct, { id: made.id });
    // Several within one millisecond, and several at the very same moment.
    const moment = `2026-03-01 10:00:00.123${String(number % 4).repeat(3)}+00`;
    await app.api.database.write(shop.companyId, async (tx) => {
      await tx.execute(
        sql`update products set updated_at = ${moment}::timestamptz where company_id = ${shop.companyId}::uuid and id = ${made.id}::uuid`,
      );
    });
  }
});
afterAll(() => app.stop());

interface Connection {
  edges: { cursor: string; node: { id: string; sku: string; title: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const page = async (variables: Fields): Promise<Connection> => (await owner.get(products, variables)).products;

async function walk(variables: Fields): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { edges, pageInfo } = await page({ ...variables, after });
    expect(edges.length).toBeLessThanOrEqual(variables.first);
    expect(pageInfo).toMatchObject({
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    });
    ids.push(...edges.map(({ node }) => node.id));
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return ids;
}

/** What the order should be, told by another way of saying it. */
const expected: Record<(typeof sorts)[number], string> = {
  UPDATED_DESC: 'updated_at desc, id desc',
  TITLE_ASC: 'lower(title), id',
  PRICE_ASC: 'price_minor asc nulls last, id',
  PRICE_DESC: 'price_minor desc nulls last, id desc',
};

describe('a list in pages', () => {
  it.each(sorts.flatMap((sort) => [1, 3, 5, 24, 100].map((first) => ({ sort, first }))))(
    'shows everyone once: $sort by $first',
    async ({ sort, first }) => {
      const rows = await app.sql.unsafe<{ id: string }[]>(`select id from products order by ${expected[sort]}`);
      expect(await walk({ sort, first })).toEqual(rows.map(({ id }) => id));
    },
  );

  it('goes on behind its cursor though the row of the cursor has moved', async () => {
    const { edges, pageInfo } = await page({ sort: 'TITLE_ASC', first: 3 });
    const { createProduct: made } = await owner.get(createProduct, { input: cardOf('Aaa', { title: '  !first of all' }) });
    const rest = await page({ sort: 'TITLE_ASC', first: 100, after: pageInfo.endCursor });
    const seen = new Set([...edges, ...rest.edges].map(({ node }) => node.id));
    expect(seen.size).toBe(24);
    expect(seen.has(made.id)).toBe(false);
    await app.api.database.write(shop.companyId, async (tx) => {
      await tx.execute(sql`delete from products where company_id = ${shop.companyId}::uuid and id = ${made.id}::uuid`);
    });
  });

  it('gives twenty when nobody says how many', async () => {
    const { products: shown } = await owner.get('{ products { edges { node { id } } pageInfo { hasNextPage } } }');
    expect(shown).toMatchObject({ edges: { length: 20 }, pageInfo: { hasNextPage: true } });
  });

  it('refuses more than a hundred, less than one', async () => {
    for (const first of [101, 0, -1, 2_147_483_647]) expect(await owner.refusal(products, { first })).toBe('BAD_USER_INPUT');
  });

  it('refuses the cursor of another order, and made-up ones', async () => {
    const written = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const { pageInfo, edges } = await page({ sort: 'PRICE_ASC', first: 2 });
    const id = edges[0]?.node.id;
    const cursors = [
      '',
      'x',
      written(null),
      written([]),
      written(['PRICE_ASC', 1]),
      written(['PRICE_ASC', '1', id]),
      written(['PRICE_ASC', 1.5, id]),
    ];
    for (const after of [...cursors, written(['PRICE_ASC', 1, 'x']), written(['PRICE_ASC', 1e21, id]), written(['PRICE_ASC', 1, id, 1])]) {
      expect(await owner.refusal(products, { sort: 'PRICE_ASC', after })).toBe('BAD_USER_INPUT');
    }
    for (const after of [written(['TITLE_ASC', 'a\0', id]), written(['TITLE_ASC', '\uD800', id])]) {
      expect(await owner.refusal(products, { sort: 'TITLE_ASC', after })).toBe('BAD_USER_INPUT');
    }
    for (const sort of ['PRICE_DESC', 'TITLE_ASC', 'UPDATED_DESC']) {
      expect(await owner.refusal(products, { sort, after: pageInfo.endCursor })).toBe('BAD_USER_INPUT');
    }
    expect(await owner.refusal(products, { sort: 'PRICE_ASC', after: written(['PRICE_ASC', Number.MAX_SAFE_INTEGER, id]) })).toBeNull();
  });
});

describe('a filter', () => {
  const found = async (filter: Fields) => (await page({ first: 100, filter })).edges.map(({ node }) => node);
  const titlesOf = async (search: string) => [...new Set((await found({ search })).map(({ title }) => title))].sort();

  it('finds a part of a title or of an article, whatever the case', async () => {
    expect(await titlesOf('АБАЖУР')).toEqual(['АБАЖУР', 'Абажур', 'абажур']);
    expect((await found({ search: ' aRT-2 ' })).map(({ sku }) => sku).sort()).toEqual(['Art-2', 'Art-20', 'Art-21', 'Art-22', 'Art-23']);
    expect(await titlesOf('е\u0308лка')).toEqual(['Ёлка']);
  });

  it('takes signs of LIKE as they stand', async () => {
    expect(await titlesOf('100%')).toEqual(['Чашка 100%']);
    expect(await titlesOf('_')).toEqual(['чашка_белая']);
    expect(await titlesOf('\\')).toEqual(['Mug \\ blue']);
    expect(await titlesOf("'; drop table products; --")).toEqual([]);
    expect(await titlesOf('я'.repeat(5000))).toEqual([]);
  });

  it('tells states and gaps apart, and all of them together', async () => {
    const total = async (filter: Fields) => (await found(filter)).length;
    expect(await total({})).toBe(24);
    expect(await total({ state: null, search: '', withoutPhoto: false, withoutPrice: null })).toBe(24);
    expect(await total({ state: 'ACTIVE' })).toBe(20);
    expect(await total({ state: 'ARCHIVED' })).toBe(4);
    expect(await total({ withoutPhoto: true })).toBe(24);
    const rows =
      await app.sql`select sku from products where price_minor is null and state = 'active' and title ilike '%чашка%' order by sku`;
    const both = await found({ state: 'ACTIVE', withoutPrice: true, search: 'чашка' });
    expect(both.map(({ sku }) => sku).sort()).toEqual(rows.map(({ sku }) => sku));
    expect(both.length).toBeGreaterThan(0);
  });

  it('keeps to it from page to page', async () => {
    for (const sort of sorts) {
      const ids = await walk({ sort, first: 3, filter: { state: 'ACTIVE', search: 'а' } });
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(ids)).toEqual(new Set((await found({ state: 'ACTIVE', search: 'а' })).map(({ id }) => id)));
    }
  });
});

it('counts what is there and what is missing', async () => {
  const [counts] = await app.sql`
    select count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'archived')::int as archived,
           count(*) filter (where state = 'active' and price_minor is null)::int as "withoutPrice",
           count(*) filter (where state = 'active' and not exists (select from product_photos p where p.product_id = products.id))::int as "withoutPhoto"
    from products`;
  expect((await owner.get(productCounts)).productCounts).toEqual({ exact: true, ...counts });
});

it('counts so many products of a shop at most, and says so', async () => {
  const shop = await app.shop();
  await app.sql`
    insert into products (company_id, id, sku, title, description, seo_title, seo_description, state, updated_at)
    select ${shop.companyId}, gen_random_uuid(), 'many-' || n, 'Одна из многих', '', '', '', case when n <= 3 then 'archived' else 'active' end,
           now() - n * interval '1 second'
    from generate_series(1, 10020) n`;
  const { productCounts: counts } = await (await app.as(shop.owner, shop.companyId)).get(productCounts);
  expect(counts).toEqual({ exact: false, active: 9_998, archived: 3, withoutPhoto: 9_998, withoutPrice: 9_998 });
});
