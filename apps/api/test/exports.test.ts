import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember, changeRoles } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { archiveProduct, cardOf, createProduct } from './products.documents.ts';
import type { Shop } from './seeds.ts';

const exportJournal = `mutation ($format: JournalFormat!, $filter: JournalFilter) {
  exportJournal(format: $format, filter: $filter) { __typename ... on JournalExport { url fileName total } ... on Problem { code } }
}`;
const formula = '=HYPERLINK("http://evil.test")';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  const { createProduct: product } = await owner.get(createProduct, { input: { ...cardOf('А-1'), title: formula } });
  await owner.get(archiveProduct, { id: product.id });
});
afterAll(() => app.stop());

async function leave(format: string, filter: Fields = {}, client = owner): Promise<Fields> {
  return (await client.get(exportJournal, { format, filter })).exportJournal;
}
const fetched = ({ url }: Fields) => fetch(`${app.url}${url}`);

/** Rows as an attacker may not make them, for more than one portion: straight into the table, through the trigger of the chain. */
const addRows = (companyId: string, count: number) => app.sql`
  insert into audit_log (company_id, id, actor_kind, actor_roles, action, object_type, outcome, request_id)
  select ${companyId}::uuid, gen_random_uuid(), 'system', '{}', 'product.update', 'product', 'done', 'made' from generate_series(1, ${count})`;

describe('a file of the journal', () => {
  it('is CSV that a spreadsheet reads as text', async () => {
    const asked = await leave('CSV', { section: 'GOODS' });
    expect(asked).toMatchObject({ total: 2, fileName: expect.stringMatching(/^journal-\d{4}-\d\d-\d\d\.csv$/) });
    const answer = await fetched(asked);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${asked.fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(Buffer.from(bytes), { bom: true, columns: true }) as Fields[];
    expect(rows.map((row) => row.Действие)).toEqual(['product.archive', 'product.create']);
    expect(rows[0]).toMatchObject({ Кто: shop.owner.fullName, Роли: 'owner', Объект: `'${formula}`, Исход: 'DONE' });
  });

  it('is a sheet of Excel', async () => {
    const answer = await fetched(await leave('XLSX', { section: 'GOODS' }));
    const [sheet] = await readSheets(Buffer.from(await answer.arrayBuffer()));
    expect(sheet?.data.map((row) => row[4])).toEqual(['Действие', 'product.archive', 'product.create']);
    expect(sheet?.data[1]?.[6]).toBe(formula);
  });

  it('is a line of JSON for each row, through as many portions as it has', async () => {
    const { companyId } = shop;
    await addRows(companyId, 2_500);
    const asked = await leave('NDJSON');
    const lines = (await (await fetched(asked)).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(asked.total);
    const numbers = lines.map((line) => (JSON.parse(line) as Fields).number);
    expect(numbers).toEqual(numbers.map((_, at) => numbers[0] - at));
    const [last] = await app.sql<
      { action: string }[]
    >`select action from audit_log where company_id = ${companyId} order by number desc limit 1`;
    expect(last?.action).toBe('journal.export');
  });

  it('is fetched once, within a minute, and by its own address only', async () => {
    const asked = await leave('CSV');
    const both = await Promise.all([fetched(asked), fetched(asked)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    await Promise.all(both.map((answer) => answer.arrayBuffer()));
    const late = await leave('CSV');
    await app.sql`update journal_exports set created_at = now() - interval '61 seconds' where taken_at is null`;
    expect((await fetched(late)).status).toBe(404);
    const other = await app.shop();
    const moved = await leave('CSV');
    for (const url of [
      moved.url.replace(shop.companyId, other.companyId),
      `${moved.url.slice(0, -1)}_`,
      moved.url.replace(shop.companyId, 'x'),
    ]) {
      expect((await fetch(`${app.url}${url}`)).status, url).toBe(404);
    }
    expect((await fetched(moved)).status).toBe(200);
  });
});

describe('the right to it', () => {
  it('is judged when the file is fetched', async () => {
    const administrator = await app.member(shop, ['administrator']);
    const client = await app.as(administrator, shop.companyId);
    const before = await leave('CSV', {}, client);
    await owner.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['ACCOUNTANT'] } });
    expect((await fetched(before)).status).toBe(403);
    expect(await client.refusal(exportJournal, { format: 'CSV' })).toBe('FORBIDDEN');
    await owner.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['ADMINISTRATOR'] } });
    const again = await leave('CSV', {}, client);
    await client.get('mutation { signOut { ok } }');
    expect((await fetched(again)).status).toBe(401);
  });

  it('breaks the file off when it goes in the middle', async () => {
    const administrator = await app.member(shop, ['administrator']);
    for (let portion = 0; portion < 20; portion += 1) await addRows(shop.companyId, 1_000);
    const client = await app.as(administrator, shop.companyId);
    const asked = await leave('NDJSON', {}, client);
    const answer = await fetched(asked);
    const reader = answer.body?.getReader();
    await reader?.read();
    await owner.get(blockMember, { id: administrator.memberId });
    await expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow('terminated');
  });
});
