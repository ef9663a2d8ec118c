import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectKinds } from '../src/modules/audit/journal.rules.ts';
import type { Client, Fields } from './client.ts';
import { blockMember, changeRoles, inviteMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct, setPrice } from './products.documents.ts';
import type { Person, Shop } from './seeds.ts';

const entry = `id at actor { kind memberId name roles } action objectType objectId objectName outcome reason before after ip device requestId`;
const page = `edges { cursor node { ${entry} } } pageInfo { hasNextPage endCursor }`;
const journal = `query ($first: Int! = 50, $after: String, $filter: JournalFilter) { journal(first: $first, after: $after, filter: $filter) { ${page} } }`;
const journalOf = `query ($object: JournalObject!, $id: ID!) { journalOf(object: $object, id: $id) { ${page} } }`;

let app: TestApp;
let shop: Shop;
let owner: Client;
let manager: Person;
let byManager: Client;
let product: Fields;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** The owner makes a product; a manager prices it and is refused to block the owner. */
beforeEach(async () => {
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  manager = await app.member(shop, ['manager']);
  byManager = await app.as(manager, shop.companyId);
  ({ createProduct: product } = await owner.get(createProduct, { input: cardOf('А-1') }));
  await byManager.get(setPrice, { input: { productId: product.id, amountMinor: 12_300 } });
  await byManager.ask(blockMember, { id: shop.owner.memberId });
});

async function read(variables: Fields = {}): Promise<Fields[]> {
  const { journal: found } = await owner.get(journal, variables);
  return found.edges.map(({ node }: Fields) => node);
}
const actions = async (filter: Fields) => (await read({ filter })).map(({ action }) => action);

describe('the journal', () => {
  it('tells who did what to what, as what, before and after, from where; newest first', async () => {
    await owner.get(changeRoles, { input: { memberId: manager.memberId, roles: ['ACCOUNTANT'] } });
    const [changed, refused, priced, made] = await read();
    expect(changed).toMatchObject({
      action: 'member.changeRoles',
      actor: { kind: 'PERSON', memberId: shop.owner.memberId, name: shop.owner.fullName, roles: ['owner'] },
      objectName: manager.fullName,
      before: { roles: ['manager'] },
      after: { roles: ['accountant'] },
    });
    expect(refused).toMatchObject({ action: 'blockMember', objectType: 'request', outcome: 'REFUSED', reason: 'FORBIDDEN' });
    expect(priced).toMatchObject({
      action: 'product.setPrice',
      actor: { name: manager.fullName, roles: ['manager'] },
      objectType: 'product',
      objectId: product.id,
      objectName: 'Товар А-1',
      outcome: 'DONE',
      reason: null,
      before: { priceMinor: null },
      after: { priceMinor: 12_300 },
      ip: '127.0.0.1',
      requestId: expect.any(String),
    });
    expect(made).toMatchObject({ action: 'product.create' });
  });

  it('is narrowed by person, section, outcome and period, each alone and all together', async () => {
    const times = await app.sql<{ at: Date }[]>`select at from audit_log where company_id = ${shop.companyId} order by number`;
    const [first, second] = times.map(({ at }) => at.getTime());
    if (first === undefined || second === undefined) throw new Error('No rows.');
    const later = new Date(first + 1).toISOString();
    expect(await actions({ memberId: manager.memberId })).toEqual(['blockMember', 'product.setPrice']);
    expect(await actions({ section: 'GOODS' })).toEqual(['product.setPrice', 'product.create']);
    expect(await actions({ section: 'TEAM' })).toEqual(['blockMember']);
    expect(await actions({ outcome: 'REFUSED' })).toEqual(['blockMember']);
    expect(await actions({ from: later })).toEqual(['blockMember', 'product.setPrice']);
    expect(await actions({ to: later })).toEqual(['product.create']);
    expect(await actions({ from: '2126-01-01T00:00:00Z' })).toEqual([]);
    expect(await actions({ to: '0000-01-01T00:00:00Z' })).toEqual([]);
    expect(await actions({ memberId: manager.memberId, section: 'GOODS', outcome: 'DONE', from: later })).toEqual(['product.setPrice']);
    expect(await actions({ memberId: manager.memberId, section: 'GOODS', outcome: 'REFUSED' })).toEqual([]);
  });

  it('turns its pages without leaving out or repeating a row, while others write', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { journal: part }: Fields = await owner.get(journal, { first: 1, after, filter: { section: 'GOODS' } });
      seen.push(...part.edges.map(({ node }: Fields) => node.action));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
      await owner.get(createProduct, { input: cardOf(`Б-${seen.length}`) });
    } while (after);
    expect(seen).toEqual(['product.setPrice', 'product.create']);
    expect(await owner.refusal(journal, { after: 'bm9uc2Vuc2U' })).toBe('BAD_USER_INPUT');
  });

  it('masks the address of an invitation, and tells of who was erased without a name', async () => {
    const { inviteMember: made } = await owner.get(inviteMember, {
      input: { email: 'longname@mail.test', roles: ['MANAGER'], locale: 'RU' },
    });
    await app.sql`update users set full_name = '' where id = ${manager.userId}`;
    const [invited, , priced] = await read();
    expect(invited).toMatchObject({ objectId: made.id, objectName: 'l…e@mail.test' });
    expect(priced?.actor).toMatchObject({ name: null, memberId: manager.memberId });
  });

  it('knows every kind of object that a row is about', async () => {
    const kinds = await app.sql<{ kind: string }[]>`select distinct object_type as kind from audit_log`;
    expect(objectKinds).toEqual(expect.arrayContaining(kinds.map(({ kind }) => kind)));
  });
});

describe('the history of one object', () => {
  it('tells who changed this price', async () => {
    const { journalOf: found } = await owner.get(journalOf, { object: 'PRODUCT', id: product.id });
    expect(found.edges.map(({ node }: Fields) => [node.action, node.actor.name])).toEqual([
      ['product.setPrice', manager.fullName],
      ['product.create', shop.owner.fullName],
    ]);
  });

  it('is not there for what is another shop’s, and is refused to whom the journal is', async () => {
    const other = await app.shop();
    const stranger = await app.as(other.owner, other.companyId);
    expect(await stranger.refusal(journalOf, { object: 'PRODUCT', id: product.id })).toBe('NOT_FOUND');
    expect(await stranger.refusal(journal, { filter: { memberId: manager.memberId } })).toBe('NOT_FOUND');
    expect(await byManager.refusal(journalOf, { object: 'PRODUCT', id: product.id })).toBe('FORBIDDEN');
  });
});
