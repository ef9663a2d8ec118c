import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { activation } from './companies.documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';
import {
  archiveWarehouse,
  createWarehouse,
  placeOf,
  restoreWarehouse,
  stockTotals,
  updateWarehouse,
  warehouseById,
  warehouses,
} from './stocks.documents.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const names = async (client: Client, archived = false): Promise<string[]> =>
  (await client.get(warehouses, { archived })).warehouses.map(({ name }: { name: string }) => name);
const create = async (name: string) => (await owner.get(createWarehouse, { input: placeOf(name) })).createWarehouse;

describe('warehouses of a shop', () => {
  it('begin with the one that it named on its way to trade', async () => {
    const [first] = (await owner.get(warehouses)).warehouses;
    expect(first).toMatchObject({ name: 'Основной склад', version: 1, archivedAt: null });
    expect((await owner.get(activation)).activation.warehouse).toMatchObject({ id: first.id, name: first.name });
  });

  it('are made, changed and told of one by one', async () => {
    const made = await create('Северный');
    expect(made).toMatchObject({ ...placeOf('Северный'), version: 1, archivedAt: null });
    const changed = (await owner.get(updateWarehouse, { id: made.id, version: 1, input: placeOf('Полярный') })).updateWarehouse;
    expect(changed).toMatchObject({ id: made.id, name: 'Полярный', version: 2 });
    expect((await owner.get(warehouseById, { id: made.id })).warehouse).toMatchObject({ name: 'Полярный' });
    const late = await owner.get(updateWarehouse, { id: made.id, version: 1, input: placeOf('Южный') });
    expect(late.updateWarehouse).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const far = await owner.get(updateWarehouse, { id: made.id, version: 2_147_483_647, input: placeOf('Южный') });
    expect(far.updateWarehouse).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('are taken out of use and brought back, and counted nowhere meanwhile', async () => {
    const { id, name } = await create('Сезонный');
    expect((await owner.get(archiveWarehouse, { id })).archiveWarehouse).toMatchObject({ id, archivedAt: expect.any(String) });
    expect(await names(owner)).not.toContain(name);
    expect(await names(owner, true)).toEqual([name]);
    expect(JSON.stringify(await owner.get(stockTotals))).not.toContain(id);
    expect((await owner.get(warehouseById, { id })).warehouse.name).toBe(name);
    expect((await owner.get(archiveWarehouse, { id })).archiveWarehouse).toMatchObject({ code: 'WRONG_STATE' });
    expect((await owner.get(restoreWarehouse, { id })).restoreWarehouse).toMatchObject({ id, archivedAt: null });
    expect(await names(owner)).toContain(name);
  });

  it('want a name and an address, and are no more than a hundred', async () => {
    const input = { ...placeOf('Пустой'), name: ' ' };
    expect((await owner.get(createWarehouse, { input })).createWarehouse).toMatchObject({ code: 'REQUIRED', field: 'name' });
    const other = await app.shop();
    const client = await app.as(other.owner, other.companyId);
    await app.sql`insert into warehouses (company_id, id, name, address, method)
      select ${other.companyId}::uuid, gen_random_uuid(), 'Склад', 'г. Вымыслов', 'DROP_OFF' from generate_series(1, 98)`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.get(createWarehouse, { input: placeOf('Сотый') })));
    const refused = answers.map(({ createWarehouse: answer }) => answer).filter(({ code }) => code);
    expect(refused).toHaveLength(4);
    for (const one of refused) expect(one).toMatchObject({ code: 'WAREHOUSE_LIMIT', params: { max: 100 } });
  });

  it('are never deleted: the application may not', async () => {
    await expect(app.api.database.client`delete from warehouses`).rejects.toThrow(/permission denied/);
  });

  it('are seen by those who see stocks and changed by those who manage warehouses', async () => {
    const [operator, accountant] = [await app.member(shop, ['warehouse_operator']), await app.member(shop, ['accountant'])];
    const ofOperator = await app.as(operator, shop.companyId);
    expect(await names(ofOperator)).toContain('Основной склад');
    expect(await ofOperator.refusal(createWarehouse, { input: placeOf('Свой') })).toBe('FORBIDDEN');
    expect(await (await app.as(accountant, shop.companyId)).refusal(warehouses)).toBe('FORBIDDEN');
  });
});
