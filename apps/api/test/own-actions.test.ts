import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember, removeMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct } from './products.documents.ts';
import type { Person, Shop } from './seeds.ts';

/** What a person did themselves, in each of their shops. Broken on purpose and seen to fail here: the person is left out of the query. */
let app: TestApp;
let shop: Shop;
let other: Shop;
let person: Person;
let client: Client;

beforeAll(async () => {
  app = await startApp();
  [shop, other] = [await app.shop(), await app.shop()];
  person = await app.member(shop, ['content_manager']);
  const place = await app.member(other, ['content_manager']);
  await app.sql`update members set user_id = ${person.userId} where id = ${place.memberId}`;
  client = await app.as(person, null, 'staff');
  for (const [at, sku] of [
    [shop, 'А-1'],
    [shop, 'А-2'],
    [other, 'Б-1'],
  ] as const) {
    await (await app.as(person, at.companyId)).get(createProduct, { input: { ...cardOf(sku), title: `Товар ${sku}` } });
  }
  await (await app.as(shop.owner, shop.companyId)).get(createProduct, { input: cardOf('ЧУЖОЙ') });
  await (await app.as(person, shop.companyId)).ask(blockMember, { id: shop.owner.memberId });
});
afterAll(() => app.stop());

const query = `query ($companyId: ID!, $first: Int!, $after: String) { myActions(companyId: $companyId, first: $first, after: $after) {
  edges { node { action objectName outcome device } cursor } pageInfo { hasNextPage endCursor } } }`;
const page = async ({ companyId }: Shop, first = 20, after: string | null = null, by = client): Promise<Fields> =>
  (await by.get(query, { companyId, first, after })).myActions;
const actions = async (at: Shop) => (await page(at)).edges.map(({ node }: Fields) => [node.action, node.objectName, node.outcome]);

it('is shown to no session that the shop keeps out', async () => {
  await app.sql`update members set barred_until = now() where company_id = ${shop.companyId} and user_id = ${person.userId}`;
  const { errors } = await client.ask(query, { companyId: shop.companyId, first: 20 });
  expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', bar: 'SIGN_IN_AGAIN' });
  await app.sql`update members set barred_until = null where company_id = ${shop.companyId} and user_id = ${person.userId}`;
});

it('is shown shop by shop, the refused among it, and nobody else’s', async () => {
  expect(await actions(shop)).toEqual([
    ['blockMember', null, 'REFUSED'],
    ['product.create', 'Товар А-2', 'DONE'],
    ['product.create', 'Товар А-1', 'DONE'],
  ]);
  expect(await actions(other)).toEqual([['product.create', 'Товар Б-1', 'DONE']]);
});

it('comes by pages', async () => {
  const first = await page(shop, 2);
  expect([first.edges.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const second = await page(shop, 2, first.pageInfo.endCursor);
  expect([second.edges.map(({ node }: Fields) => node.objectName), second.pageInfo.hasNextPage]).toEqual([['Товар А-1'], false]);
});

it('needs no right to read the journal, only a place: a stranger finds no such shop', async () => {
  const stranger = await app.shop();
  const strangers = await app.as(stranger.owner, null, 'staff');
  expect(await strangers.refusal(query, { companyId: shop.companyId, first: 20 })).toBe('NOT_FOUND');
  expect(await app.guest().refusal(query, { companyId: shop.companyId, first: 20 })).toBe('UNAUTHENTICATED');
});

it('names no objects to one who is blocked, and is closed to one who was removed', async () => {
  const owner = await app.as(other.owner, other.companyId);
  const [{ id } = { id: '' }] = await app.sql`select id from members where company_id = ${other.companyId} and user_id = ${person.userId}`;
  await owner.get(blockMember, { id });
  expect(await actions(other)).toEqual([['product.create', null, 'DONE']]);
  await owner.get(removeMember, { id });
  expect(await client.refusal(query, { companyId: other.companyId, first: 20 })).toBe('NOT_FOUND');
});
