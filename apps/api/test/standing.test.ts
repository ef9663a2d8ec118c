import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember, memberAccess, setMemberAccess } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Person, Shop } from './seeds.ts';

/** How one stands in each of one's shops, told in one reading: what the staff portal shows. */
const places = 'query { viewer { memberships { companyId state rights access { rights { right effect to } roles { role to } } } } }';

let app: TestApp;
let shop: Shop;
let other: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  other = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

/** Gives somebody a place in a second shop. */
async function alsoIn(second: Shop, { userId }: Person, role: string): Promise<void> {
  const { memberId } = await app.member(second, [role]);
  await app.sql`update members set user_id = ${userId} where id = ${memberId}`;
}

async function placesOf(person: Person): Promise<Fields[]> {
  return (await (await app.as(person)).get(places)).viewer.memberships;
}

const at = (all: Fields[], { companyId }: Shop) => all.find((place) => place.companyId === companyId);

describe('my places', () => {
  it('say what I may do in each shop, by personal rights too, whichever shop the request names', async () => {
    const person = await app.member(shop, ['accountant']);
    await alsoIn(other, person, 'content_manager');
    const to = new Date(Date.now() + 86_400_000).toISOString();
    const { version } = (await owner.get(memberAccess, { id: person.memberId })).member.access;
    const rights = [
      { right: 'products.read', effect: 'GRANT', to },
      { right: 'finance.export', effect: 'RESTRICT' },
    ];
    await owner.get(setMemberAccess, { input: { memberId: person.memberId, version, roles: [{ role: 'ACCOUNTANT' }], rights } });

    const all = await placesOf(person);
    const here = at(all, shop);
    expect(here?.rights).toEqual(expect.arrayContaining(['products.read', 'finance.read']));
    expect(here?.rights).not.toContain('finance.export');
    expect(here?.access.rights).toEqual([
      { right: 'products.read', effect: 'GRANT', to },
      { right: 'finance.export', effect: 'RESTRICT', to: null },
    ]);
    expect(at(all, other)?.rights).toContain('products.write');
    expect(at(all, other)?.rights).not.toContain('finance.read');
    const same = (await (await app.as(person, other.companyId)).get(places)).viewer.memberships;
    expect(same).toEqual(all);
  });

  it('give nothing where I am blocked, and what the role gives elsewhere', async () => {
    const person = await app.member(shop, ['manager']);
    await alsoIn(other, person, 'manager');
    await owner.get(blockMember, { id: person.memberId });
    const all = await placesOf(person);
    expect(at(all, shop)).toMatchObject({ state: 'BLOCKED', rights: [] });
    expect(at(all, other)?.rights).toContain('orders.read');
  });
});
