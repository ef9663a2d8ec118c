import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { memberDetails, updateMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const detailsOf = async (id: string, client = owner): Promise<Fields> => (await client.get(memberDetails, { id })).member;
const update = async (input: object, client = owner): Promise<Fields> => (await client.get(updateMember, { input })).updateMember;

it('changes the place in the shop, and the account not at all', async () => {
  const person = await app.member(shop, ['manager']);
  const before = await app.sql`select full_name, phone, email from users where id = ${person.userId}`;
  const input = { memberId: person.memberId, version: 1, displayName: 'Пётр со склада', phone: '+79161234567', position: 'Старший смены' };
  expect(await update(input)).toMatchObject({ __typename: 'Member', fullName: 'Пётр со склада' });
  expect(await detailsOf(person.memberId)).toMatchObject({
    fullName: 'Пётр со склада',
    position: 'Старший смены',
    contacts: { phone: '+79161234567' },
    details: { version: 2, displayName: 'Пётр со склада', phone: '+79161234567', position: 'Старший смены' },
  });
  expect(await app.sql`select full_name, phone, email from users where id = ${person.userId}`).toEqual(before);
  expect(
    await app.sql`select before, after from audit_log where action = 'member.update' and object_id = ${person.memberId}`,
  ).toMatchObject([
    { before: { displayName: null, phone: null, position: null }, after: { displayName: 'Пётр со склада', phone: '…4567' } },
  ]);
  expect(await app.sql`select kind, about_shop from notices where user_id = ${person.userId}`).toMatchObject([
    { kind: 'DETAILS_CHANGED', about_shop: shop.companyId },
  ]);
});

it('falls back to the account where the shop says nothing', async () => {
  const person = await app.member(shop, ['manager']);
  const { fullName } = await detailsOf(person.memberId);
  await update({ memberId: person.memberId, version: 1, displayName: 'Другое имя' });
  await update({ memberId: person.memberId, version: 2, displayName: ' ' });
  expect(await detailsOf(person.memberId)).toMatchObject({ fullName, details: { version: 3, displayName: null } });
});

it('saves nothing over what somebody else has saved meanwhile', async () => {
  const person = await app.member(shop, ['manager']);
  const input = { memberId: person.memberId, version: 1, position: 'Первая' };
  const answers = await Promise.all([update(input), update({ ...input, position: 'Вторая' })]);
  expect(answers.filter(({ code }) => code === 'CHANGED_MEANWHILE')).toHaveLength(1);
});

it('refuses a phone that is none, at its field', async () => {
  const person = await app.member(shop, ['manager']);
  expect(await update({ memberId: person.memberId, version: 1, phone: 'позвони' })).toMatchObject({ field: 'phone' });
});
