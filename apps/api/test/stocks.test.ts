import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { archiveProduct, cardOf, createProduct } from './products.documents.ts';
import type { Shop } from './seeds.ts';
import {
  archiveWarehouse,
  createWarehouse,
  exportStocks,
  placeOf,
  restoreWarehouse,
  setStock,
  stock,
  stocks,
  stockTotals,
} from './stocks.documents.ts';

const formula = '=HYPERLINK("http://evil.test")';

let app: TestApp;
let shop: Shop;
let owner: Client;
const warehouse: Record<'north' | 'south', string> = { north: '', south: '' };
const product: Record<'mug' | 'tray', string> = { mug: '', tray: '' };

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  await app.sql`update warehouses set archived_at = now() where company_id = ${shop.companyId}`;
  for (const name of ['north', 'south'] as const)
    warehouse[name] = (await owner.get(createWarehouse, { input: placeOf(name) })).createWarehouse.id;
  product.mug = (await owner.get(createProduct, { input: cardOf('А-1', { title: 'Кружка' }) })).createProduct.id;
  product.tray = (await owner.get(createProduct, { input: cardOf('Б-2', { title: formula }) })).createProduct.id;
});
afterAll(() => app.stop());

const set = async (productId: string, warehouseId: string, quantity: number, version: number, client = owner): Promise<Fields> =>
  (await client.get(setStock, { input: { productId, warehouseId, quantity, version } })).setStock;
const list = async (filter: object = {}): Promise<Fields[]> =>
  (await owner.get(stocks, { filter })).stocks.edges.map(({ node }: Fields) => node);
const fetched = ({ url }: Fields) => fetch(`${app.url}${url}`);

describe('stocks', () => {
  it('are a row for each product on sale in each warehouse in use, by title', async () => {
    const rows = await list();
    expect(rows.map(({ sku, warehouse: { name }, quantity, version }) => [sku, name, quantity, version])).toEqual([
      ['Б-2', 'north', 0, 0],
      ['Б-2', 'south', 0, 0],
      ['А-1', 'north', 0, 0],
      ['А-1', 'south', 0, 0],
    ]);
    expect((await list({ warehouseId: warehouse.south, search: 'круж' })).map(({ sku }) => sku)).toEqual(['А-1']);
  });

  it('are read page by page, each row once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo }: Fields = (await owner.get(stocks, { first: 1, after })).stocks;
      seen.push(...edges.map(({ node }: Fields) => `${node.sku} ${node.warehouse.name}`));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(seen).toEqual(['Б-2 north', 'Б-2 south', 'А-1 north', 'А-1 south']);
    for (const after of ['bm90IGpzb24', Buffer.from('["a","b","c"]').toString('base64url')])
      expect(await owner.refusal(stocks, { after })).toBe('BAD_USER_INPUT');
  });

  it('are written by whoever read them last, and told of in the journal', async () => {
    expect(await set(product.mug, warehouse.north, 5, 0)).toMatchObject({ quantity: 5, version: 1, warehouse: { name: 'north' } });
    expect(await set(product.mug, warehouse.north, 7, 0)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await set(product.mug, warehouse.north, 7, 1)).toMatchObject({ quantity: 7, version: 2 });
    expect(await set(product.mug, warehouse.south, 1, 9)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const read = await owner.get(stock, { productId: product.mug, warehouseId: warehouse.north });
    expect(read.stock).toMatchObject({ quantity: 7, version: 2, updatedAt: expect.any(String) });
    const [row] = await app.sql`select before, after from audit_log
      where company_id = ${shop.companyId} and action = 'product.setStock' and outcome = 'done' order by number desc limit 1`;
    expect(row).toEqual({ before: { warehouse: 'north', quantity: 5 }, after: { warehouse: 'north', quantity: 7 } });
  });

  it('are written once by two who read the same', async () => {
    const answers = await Promise.all([set(product.tray, warehouse.south, 3, 0), set(product.tray, warehouse.south, 4, 0)]);
    expect(answers.map(({ code }) => code ?? 'done').toSorted()).toEqual(['CHANGED_MEANWHILE', 'done']);
  });

  it.each([-1, 1_000_001])('are never %i', async (quantity) => {
    expect(await set(product.mug, warehouse.north, quantity, 2)).toMatchObject({ code: 'INVALID_NUMBER', field: 'quantity' });
    await expect(
      app.sql`insert into stocks (company_id, warehouse_id, product_id, quantity) values (${shop.companyId}, ${warehouse.south}, ${product.mug}, -1)`,
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('point at no product and no warehouse of another shop', async () => {
    const other = await app.shop();
    const [{ id }] = await app.sql<[{ id: string }]>`select id from warehouses where company_id = ${other.companyId}`;
    await expect(
      app.sql`insert into stocks (company_id, warehouse_id, product_id, quantity) values (${shop.companyId}, ${id}, ${product.mug}, 1)`,
    ).rejects.toMatchObject({ code: '23503' });
  });

  it('are added up by warehouse, those on sale alone', async () => {
    const { createProduct: old } = await owner.get(createProduct, { input: cardOf('В-3') });
    await set(old.id, warehouse.north, 100, 0);
    await owner.get(archiveProduct, { id: old.id });
    const totals = (await owner.get(stockTotals)).stockTotals.map(({ warehouse: { name }, products, units }: Fields) => [
      name,
      products,
      units,
    ]);
    expect(totals[0]).toEqual(['north', 1, 7]);
    expect(totals[1]).toEqual(['south', 1, expect.any(Number)]);
  });

  it('are not written in a warehouse out of use, nor of a product in the archive', async () => {
    const id = warehouse.south;
    await owner.get(archiveWarehouse, { id });
    const input = { productId: product.mug, warehouseId: id, quantity: 1, version: 0 };
    expect(await owner.refusal(setStock, { input })).toBe('NOT_FOUND');
    await owner.get(restoreWarehouse, { id });
    expect(await set(product.mug, id, 1, 0)).toMatchObject({ quantity: 1 });
  });
});

describe('a file of stocks', () => {
  it('is CSV that a spreadsheet reads as text, fetched once', async () => {
    const asked = (await owner.get(exportStocks, { warehouseId: warehouse.north })).exportStocks;
    expect(asked.fileName).toMatch(/^stocks-\d{4}-\d\d-\d\d\.csv$/);
    const answer = await fetched(asked);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse(Buffer.from(await answer.arrayBuffer()), { bom: true }) as string[][];
    expect(rows).toEqual([
      ['Артикул', 'Название', 'Склад', 'Остаток'],
      ['Б-2', `'${formula}`, 'north', '0'],
      ['А-1', 'Кружка', 'north', '7'],
    ]);
    expect((await fetched(asked)).status).toBe(404);
  });

  it('is judged when it is fetched', async () => {
    const person = await app.member(shop, ['manager']);
    const client = await app.as(person, shop.companyId);
    const asked = (await client.get(exportStocks)).exportStocks;
    await owner.get(blockMember, { id: person.memberId });
    expect([401, 403]).toContain((await fetched(asked)).status);
  });

  it('goes through as many portions as it has rows for', async () => {
    const big = await app.shop();
    await app.sql`insert into products (company_id, id, sku, title, description, seo_title, seo_description)
      select ${big.companyId}::uuid, gen_random_uuid(), 'S-' || n, 'Товар ' || n % 7, '', '', '' from generate_series(1, 2500) n`;
    const asked = (await (await app.as(big.owner, big.companyId)).get(exportStocks)).exportStocks;
    const rows = parse(await (await fetched(asked)).text(), { bom: true, columns: true }) as Fields[];
    expect(new Set(rows.map((row) => row.Артикул)).size).toBe(2500);
    expect(rows).toHaveLength(2500);
  });
});
