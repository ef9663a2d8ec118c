import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { changeRoles, memberAccess, setMemberAccess, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

/**
 * Personal rights and dates. Broken on purpose and seen to fail here: a restriction that is taken away is not looked at; gaps are
 * looked for at the present moment alone; `changeRoles` writes every role anew; no timer waits for a viewer's next date.
 */
const day = 86_400_000;

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const grant = (right: string, dates: object = {}) => ({ right, effect: 'GRANT', ...dates });
const restrict = (right: string, dates: object = {}) => ({ right, effect: 'RESTRICT', ...dates });

const accessOf = async (memberId: string): Promise<Fields> => (await owner.get(memberAccess, { id: memberId })).member.access;

/** Sets the access by the version that is there. @returns the code and field of a refusal, or the member */
async function set(memberId: string, rights: object[], roles: object[] = [{ role: 'MANAGER' }], client = owner): Promise<Fields> {
  const { version } = await accessOf(memberId);
  return (await client.get(setMemberAccess, { input: { memberId, version, roles, rights } })).setMemberAccess;
}

const rightsOf = async (client: Client): Promise<string[]> => (await client.get(viewer)).viewer.rights;

async function worker(role = 'manager'): Promise<{ id: string; client: Client }> {
  const person = await app.member(shop, [role]);
  return { id: person.memberId, client: await app.as(person, shop.companyId) };
}

describe('rights of one person', () => {
  it('add to the role and take from it at once, and are told as they were given', async () => {
    const { id, client } = await worker();
    const to = inDays(2);
    expect(await set(id, [grant('finance.read', { to }), restrict('orders.cancel')])).toMatchObject({ __typename: 'Member', id });
    const rights = await rightsOf(client);
    expect(rights).toContain('finance.read');
    expect(rights).not.toContain('orders.cancel');
    expect(await accessOf(id)).toMatchObject({
      roles: [{ role: 'MANAGER', from: null, to: null }],
      rights: [
        { right: 'finance.read', effect: 'GRANT', from: null, to },
        { right: 'orders.cancel', effect: 'RESTRICT', from: null, to: null },
      ],
    });
    expect(await app.sql`select before, after from audit_log where action = 'member.setAccess' and object_id = ${id}`).toMatchObject([
      {
        before: { roles: ['manager'], granted: [], restricted: [] },
        after: { granted: [`finance.read /${to}`], restricted: ['orders.cancel'] },
      },
    ]);
  });

  it('end with the next change that leaves them out', async () => {
    const { id, client } = await worker();
    await set(id, [grant('finance.read')]);
    await set(id, [], [{ role: 'MANAGER', to: inDays(1) }]);
    expect(await rightsOf(client)).not.toContain('finance.read');
  });

  it('keep the dates and warehouses of a role that stays when the roles are changed', async () => {
    const { id } = await worker();
    const to = inDays(5);
    const [{ id: warehouse }] = await app.sql<[{ id: string }]>`select id from warehouses where company_id = ${shop.companyId}`;
    await set(id, [], [{ role: 'MANAGER', to, warehouseIds: [warehouse] }]);
    await owner.get(changeRoles, { input: { memberId: id, roles: ['MANAGER', 'ACCOUNTANT'] } });
    expect((await accessOf(id)).roles).toEqual([
      { role: 'ACCOUNTANT', from: null, to: null },
      { role: 'MANAGER', from: null, to },
    ]);
    expect(await app.sql`select warehouse_ids from member_roles where member_id = ${id} order by role`).toEqual([
      { warehouse_ids: null },
      { warehouse_ids: [warehouse] },
    ]);
  });

  it.each([
    ['a right to change without that to look', [grant('finance.upload')], 'RIGHT_MISSING', 'rights'],
    ['a right to look denied under one to change', [restrict('orders.read')], 'RIGHT_MISSING', 'rights'],
    [
      'a view that ends before what needs it',
      [grant('finance.read', { to: inDays(1) }), grant('finance.export', { to: inDays(2) })],
      'RIGHT_MISSING',
      'rights',
    ],
    ['what only an owner holds', [grant('company.transfer')], 'INVALID_CHOICE', 'rights.right'],
    ['a right twice', [grant('finance.read'), restrict('finance.read')], 'INVALID_CHOICE', 'rights'],
    ['an end that has passed', [grant('finance.read', { to: inDays(-1) })], 'INVALID_DATE', 'rights.to'],
    ['an end before its beginning', [grant('finance.read', { from: inDays(2), to: inDays(1) })], 'INVALID_DATE', 'rights.to'],
  ])('are refused: %s', async (_what, rights, code, field) => {
    const { id } = await worker();
    expect(await set(id, rights)).toMatchObject({ code, field });
    expect(await accessOf(id)).toMatchObject({ rights: [] });
  });

  it('are refused when somebody else has changed them meanwhile', async () => {
    const { id } = await worker();
    const { version } = await accessOf(id);
    await owner.get(changeRoles, { input: { memberId: id, roles: ['MANAGER', 'ACCOUNTANT'] } });
    const input = { memberId: id, version, roles: [{ role: 'MANAGER' }], rights: [] };
    expect((await owner.get(setMemberAccess, { input })).setMemberAccess).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('are given, taken away and dated anew only by those who hold them', async () => {
    const [actor, target] = [await worker('administrator'), await worker('accountant')];
    const role = [{ role: 'ACCOUNTANT' }];
    await set(target.id, [restrict('finance.export')], role);
    await set(actor.id, [restrict('finance.export'), restrict('ads.write'), restrict('promotions.write')], [{ role: 'ADMINISTRATOR' }]);
    const by = (rights: object[], roles = role) => set(target.id, rights, roles, actor.client);
    // The accountant's role itself reaches beyond this administrator now.
    expect(await by([])).toMatchObject({ code: 'TARGET_ABOVE_YOU' });
    const other = await worker('warehouse_operator');
    const operator = [{ role: 'WAREHOUSE_OPERATOR' }];
    await set(other.id, [restrict('finance.export')], operator);
    const notHeld = { code: 'RIGHT_NOT_HELD', field: 'rights.right', params: { right: 'finance.export' } };
    expect(await set(other.id, [], operator, actor.client)).toMatchObject(notHeld);
    expect(await set(other.id, [restrict('finance.export', { to: inDays(1) })], operator, actor.client)).toMatchObject(notHeld);
    expect(await set(other.id, [restrict('finance.export'), grant('ads.read')], operator, actor.client)).toMatchObject({ id: other.id });
    expect(await set(other.id, [restrict('finance.export')], role, actor.client)).toMatchObject({ code: 'RIGHT_NOT_HELD', field: 'roles' });
  });
});

describe('why a colleague may or may not', () => {
  const explain =
    'query ($id: ID!, $right: Right!) { accessExplain(memberId: $id, right: $right) { allowed because { code role } whoCanGrant } }';
  const why = async (id: string, right: string, client = owner) => (await client.get(explain, { id, right })).accessExplain;

  it('names the role, the personal right, the denial and the date', async () => {
    const { id } = await worker();
    const from = inDays(1);
    await set(id, [grant('finance.read'), grant('audit.read', { from }), restrict('orders.cancel')]);
    expect(await why(id, 'orders.read')).toMatchObject({ allowed: true, because: [{ code: 'ROLE', role: 'MANAGER' }] });
    expect(await why(id, 'finance.read')).toMatchObject({ allowed: true, because: [{ code: 'PERSONAL_GRANT' }] });
    expect(await why(id, 'orders.cancel')).toMatchObject({ allowed: false, because: [{ code: 'PERSONAL_RESTRICTION' }] });
    expect(await why(id, 'audit.read')).toMatchObject({ allowed: false, because: [{ code: 'OUT_OF_DATES' }] });
    expect((await why(id, 'audit.read')).whoCanGrant).toContain(shop.owner.fullName);
    await app.sql`update members set state = 'blocked' where id = ${id}`;
    expect(await why(id, 'orders.read')).toMatchObject({ allowed: false, because: [{ code: 'BLOCKED' }] });
  });

  it('is told to those alone who give rights', async () => {
    const { id } = await worker();
    const { client } = await worker('manager');
    expect(await client.refusal(explain, { id, right: 'orders.read' })).toBe('FORBIDDEN');
  });
});

describe('a date that passes', () => {
  const soon = () => new Date(Date.now() + 1_500).toISOString();

  it('ends the streams that it ends, tells the pages of the person, and does so at its moment', async () => {
    const { id, client } = await worker();
    const [team, access] = [
      client.subscribe('subscription { teamChanged { ok } }'),
      client.subscribe('subscription { accessChanged { kind by } }'),
    ];
    await delay(300);
    const to = soon();
    await set(id, [], [{ role: 'MANAGER', to }]);
    expect(await team.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', right: 'team.read' } }]);
    const late = Date.now() - Date.parse(to);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_000);
    expect(access.items.map(({ accessChanged }) => accessChanged)).toEqual([
      { kind: 'ROLE_CHANGED', by: shop.owner.fullName },
      { kind: 'ROLE_CHANGED', by: null },
    ]);
    expect(await rightsOf(client)).toEqual([]);
    await access.dispose();
  });

  it('begins what was given from it', async () => {
    const { id, client } = await worker();
    const access = client.subscribe('subscription { accessChanged { by } }');
    await delay(300);
    await set(id, [grant('finance.read', { from: soon() })]);
    expect(await rightsOf(client)).not.toContain('finance.read');
    while (access.items.length < 2) await delay(20);
    expect(await rightsOf(client)).toContain('finance.read');
    await access.dispose();
  });
});
