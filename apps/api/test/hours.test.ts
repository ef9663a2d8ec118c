import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { hoursAround, hoursElse, hoursNow, manager, mayRead, peopleOf, rightsOf } from './hours.ts';
import type { Shop } from './seeds.ts';
import { createWarehouse, placeOf, warehouses } from './stocks.documents.ts';

/**
 * Hours of roles and rights. Broken on purpose and seen to fail here: `isInside` looks at dates alone; no timer waits for the end of
 * a shift; gaps are looked for at dates alone; `replaceAccess` forgets the hours; `couldInvite` asks who is on shift.
 */
const minute = 60_000;
const explain =
  'query ($id: ID, $right: Right!) { accessExplain(memberId: $id, right: $right) { allowed because { code role } opensAt onlyIn whoCanGrant } }';

let app: TestApp;
let shop: Shop;
let owner: Client;
let people: ReturnType<typeof peopleOf>;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  people = peopleOf(app, shop, owner);
});
afterAll(() => app.stop());

describe('hours of a role', () => {
  it('hold it by the next request, and are told as they were given', async () => {
    const { id, client } = await people.worker();
    expect(await people.set(id, manager({ shift: hoursElse() }))).toMatchObject({ __typename: 'Member' });
    expect(await rightsOf(client)).toEqual([]);
    expect(await client.refusal('{ teamCounts { active } }')).toBe('FORBIDDEN');
    await people.set(id, manager({ shift: hoursNow() }));
    expect(await mayRead(client)).toBe(true);
    const now = { ...hoursNow(), days: hoursNow().days.toSorted(), timeZone: 'Europe/Moscow' };
    expect((await people.accessOf(id)).roles).toEqual([{ role: 'MANAGER', from: null, to: null, shift: now }]);
    const [, { after }] = await app.sql<
      [Fields, Fields]
    >`select after from audit_log where action = 'member.setAccess' and object_id = ${id} order by number`;
    expect(after.roles).toEqual([`manager ${now.days.join('')} 00:00-24:00`]);
  });

  it('are those of the shop’s clock: another zone moves them', async () => {
    const { id, client } = await people.worker();
    const here = hoursAround(Date.now() - 30 * minute, 'from');
    await people.set(id, manager({ shift: here }));
    expect(await mayRead(client)).toBe(true);
    await app.sql`update companies set time_zone = 'America/New_York' where id = ${shop.companyId}`;
    expect(await mayRead(client)).toBe(false);
    await app.sql`update companies set time_zone = 'Europe/Moscow' where id = ${shop.companyId}`;
    expect(await mayRead(client)).toBe(true);
  });

  it('are said to be the reason, with the moment at which they begin', async () => {
    const { id, client } = await people.worker();
    const opens = Math.ceil((Date.now() + 3 * minute) / minute) * minute;
    await people.set(id, manager({ shift: hoursAround(opens, 'from') }), [{ right: 'finance.read', effect: 'GRANT', shift: hoursElse() }]);
    for (const [asker, memberId] of [
      [owner, id],
      [client, null],
    ] as const) {
      const { accessExplain: why } = await asker
        .get(explain, { id: memberId, right: 'orders.read' })
        .catch(() => ({ accessExplain: null }));
      expect(why).toMatchObject({ allowed: false, because: [{ code: 'OUT_OF_HOURS' }], opensAt: new Date(opens).toISOString() });
      expect(why.whoCanGrant).toContain(shop.owner.fullName);
    }
    const { accessExplain: never } = await owner.get(explain, { id, right: 'audit.read' });
    expect(never).toMatchObject({ because: [{ code: 'NOT_GRANTED' }], opensAt: null });
  });

  it('deny for hours what a restriction takes in them alone', async () => {
    const { id, client } = await people.worker();
    const restrict = (shift: object) => [{ right: 'orders.cancel', effect: 'RESTRICT', shift }];
    await people.set(id, manager(), restrict(hoursNow()));
    expect(await rightsOf(client)).not.toContain('orders.cancel');
    await people.set(id, manager(), restrict(hoursElse()));
    expect(await rightsOf(client)).toContain('orders.cancel');
  });

  it('are judged where the warehouses are: of two roles the one that holds now', async () => {
    const { id, client } = await people.worker();
    const { createWarehouse: far } = await owner.get(createWarehouse, { input: placeOf(`Дальний ${id}`) });
    const near = (await owner.get(warehouses)).warehouses.find((one: Fields) => one.id !== far.id);
    await people.set(id, [
      { role: 'WAREHOUSE_OPERATOR', warehouseIds: [near.id], shift: hoursNow() },
      { role: 'MANAGER', warehouseIds: [far.id], shift: hoursElse() },
    ]);
    const { accessExplain } = await owner.get(explain, { id, right: 'stocks.read' });
    expect(accessExplain).toMatchObject({ allowed: true, onlyIn: [near.id] });
    expect((await client.get(warehouses)).warehouses.map((one: Fields) => one.id)).toEqual([near.id]);
  });
});

describe('refused on their field', () => {
  const whole = { days: [1, 2], fromMinute: 540, toMinute: 1260 };
  it.each([
    ['no days', { ...whole, days: [] }, 'REQUIRED', 'days'],
    ['a day twice', { ...whole, days: [1, 1] }, 'INVALID_CHOICE', 'days'],
    ['an eighth day', { ...whole, days: [8] }, 'INVALID_NUMBER', 'days'],
    ['an end at the beginning', { ...whole, toMinute: 540 }, 'INVALID_VALUE', 'toMinute'],
    ['a beginning after the last minute', { ...whole, fromMinute: 1440 }, 'INVALID_NUMBER', 'fromMinute'],
    ['an end before the first minute', { ...whole, toMinute: 0 }, 'INVALID_NUMBER', 'toMinute'],
    ['an end after the last minute', { ...whole, toMinute: 1441 }, 'INVALID_NUMBER', 'toMinute'],
  ])('%s', async (_what, shift, code, field) => {
    const { id } = await people.worker();
    expect(await people.set(id, manager({ shift }))).toMatchObject({ code, field: `roles.shift.${field}` });
    const rights = [{ right: 'orders.cancel', effect: 'RESTRICT', shift }];
    expect(await people.set(id, manager(), rights)).toMatchObject({ code, field: `rights.shift.${field}` });
  });

  it('an eighth kind of hours in one access', async () => {
    const { id } = await people.worker();
    const rights = [
      'orders.cancel',
      'orders.export',
      'labels.print',
      'customers.reply',
      'ads.write',
      'promotions.write',
      'prices.write',
      'products.import',
    ];
    const restrict = (count: number) =>
      rights.slice(0, count).map((right, at) => ({ right, effect: 'RESTRICT', shift: { ...whole, toMinute: 600 + at } }));
    expect(await people.set(id, manager(), restrict(8))).toMatchObject({ code: 'INVALID_VALUE', field: 'rights.shift' });
    expect(await people.set(id, manager(), restrict(7))).toMatchObject({ __typename: 'Member' });
  });

  it('what none of the three says may not be in the database, either', async () => {
    const { id } = await people.worker();
    const broken = app.sql`update member_roles set shift_days = 1 where member_id = ${id}`;
    await expect(broken).rejects.toThrow(/member_roles_shift/);
  });

  it.each([
    ['a right of the evening over a look of the morning', { fromMinute: 1080, toMinute: 1260 }, { fromMinute: 540, toMinute: 720 }],
    ['a right of every day over a look of some', { days: [1, 2, 3, 4, 5, 6, 7] }, {}],
    ['a right past midnight over a look until then', { fromMinute: 1320, toMinute: 60 }, { fromMinute: 1320, toMinute: 1440 }],
  ])('a right without what it depends on at some minute of the week: %s', async (_what, right, look) => {
    const { id } = await people.worker();
    const grants = [
      { right: 'finance.export', effect: 'GRANT', shift: { ...whole, ...right } },
      { right: 'finance.read', effect: 'GRANT', shift: { ...whole, ...look } },
    ];
    expect(await people.set(id, manager(), grants)).toMatchObject({ code: 'RIGHT_MISSING', field: 'rights' });
    expect(await people.set(id, manager(), [grants[0], { ...grants[1], shift: grants[0]?.shift }] as object[])).toMatchObject({ id });
  });
});

it('a shift that ends closes live pages at its minute and turns the next request away; one that begins opens them', async () => {
  const [leaves, comes, denied] = [await people.worker(), await people.worker(), await people.worker()];
  const turn = Math.ceil((Date.now() + 3_000) / minute) * minute;
  await people.set(leaves.id, manager({ shift: hoursAround(turn, 'to') }));
  await people.set(comes.id, manager({ shift: hoursAround(turn, 'from') }));
  const denial = ['team.read', 'team.contacts.read'].map((right) => ({ right, effect: 'RESTRICT', shift: hoursAround(turn, 'from') }));
  expect(await people.set(denied.id, manager(), denial)).toMatchObject({ __typename: 'Member' });
  const told = comes.client.subscribe('subscription { accessChanged { kind by } }');
  const closing = [leaves, denied].map(({ client }) => client.subscribe('subscription { teamChanged { ok } }'));
  await delay(turn - Date.now() - 1_000);
  expect([await mayRead(leaves.client), await mayRead(comes.client), (await rightsOf(denied.client)).includes('team.read')]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await comes.client.refusal('{ teamCounts { active } }')).toBe('FORBIDDEN');

  for (const stream of closing) {
    expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', right: 'team.read' } }]);
    expect(Date.now() - turn).toBeGreaterThanOrEqual(0);
    expect(Date.now() - turn).toBeLessThan(1_500);
  }
  expect([await mayRead(leaves.client), await mayRead(comes.client), (await rightsOf(denied.client)).includes('team.read')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(await leaves.client.refusal('{ teamCounts { active } }')).toBe('FORBIDDEN');
  while (told.items.length === 0) await delay(20);
  expect(told.items[0]?.accessChanged).toEqual({ kind: 'ROLE_CHANGED', by: null });
  await told.dispose();
  // The end of a shift is no end of an access: nobody is told of one.
  expect(await app.sql`select from told_ends where company_id = ${shop.companyId}`).toEqual([]);
  expect(await app.sql`select from pgboss.job where name like '%end%' and data->>'memberId' = ${leaves.id}`).toEqual([]);
}, 90_000);
