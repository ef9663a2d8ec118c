import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client, type Fields } from './client.ts';
import { blockMember, changeRoles, endViewing, inviteMember, viewAsMember, viewAsRole, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct } from './products.documents.ts';
import { createRole } from './roles.documents.ts';
import type { Person, Shop } from './seeds.ts';

const contacts = '{ members(first: 50) { edges { node { contacts { email } } } } }';
const finance = '{ company { legal { inn } } }';

let app: TestApp;
let shop: Shop;
let owner: Client;
let accountant: Person;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  accountant = await app.member(shop, ['accountant']);
});

/** The same browser, looking. */
function looking(client: Client, { id }: Fields): Client {
  const other = Object.assign(new Client(client.base, client.origin), client);
  other.viewing = id;
  return other;
}
const lookAsRole = async (role: string, client = owner) => looking(client, (await client.get(viewAsRole, { role })).viewAsRole);

const journal = (action: string) =>
  app.sql`select outcome, reason, user_id, actor_roles, object_type, object_id, after from audit_log
    where company_id = ${shop.companyId} and action = ${action} order by number`;

describe('who looks as another', () => {
  it('sees what they would see, under one’s own name', async () => {
    const as = looking(owner, (await owner.get(viewAsMember, { memberId: accountant.memberId })).viewAsMember);
    const own = await (await app.as(accountant, shop.companyId)).get(viewer);
    const seen = await as.get(viewer);
    expect(seen.viewer.rights).toEqual(own.viewer.rights);
    expect(seen.viewer.membership).toMatchObject({ isOwner: false, roles: ['ACCOUNTANT'] });
    expect(seen.viewer.user.id).toBe(shop.owner.userId);
    expect(await as.refusal('{ products(first: 1) { edges { cursor } } }')).toBe('FORBIDDEN');
    expect(await as.refusal(contacts)).toBe('FORBIDDEN');
    expect(await as.refusal('{ journal(first: 1) { edges { cursor } } }')).toBe('FORBIDDEN');
    expect((await owner.get(viewer)).viewer.membership.isOwner).toBe(true);
  });

  it('sees through a role of the shop’s own, as it is now', async () => {
    const { createRole: role } = await owner.get(createRole, {
      input: { name: 'Смотритель', description: null, rights: ['team.read', 'products.read'] },
    });
    const as = await lookAsRole(role.key);
    expect((await as.get(viewer)).viewer).toMatchObject({
      rights: ['team.read', 'products.read'],
      membership: { roles: [role.key] },
    });
    await app.sql`update roles set rights = '{team.read}' where company_id = ${shop.companyId}`;
    expect((await as.get(viewer)).viewer.rights).toEqual(['team.read']);
  });

  it('changes nothing, whatever the other could, and the journal says who tried', async () => {
    const as = await lookAsRole('MANAGER');
    expect(await as.refusal(createProduct, { input: cardOf('А-1') })).toBe('FORBIDDEN');
    expect(await as.refusal('mutation { readNotices(upTo: "01a2119f-9146-71b1-b51f-468095458b4e") { ... on Done { ok } } }')).toBe(
      'FORBIDDEN',
    );
    expect(await app.sql`select from products where company_id = ${shop.companyId}`).toHaveLength(0);
    expect(await journal('createProduct')).toMatchObject([{ outcome: 'refused', user_id: shop.owner.userId, actor_roles: ['owner'] }]);
    expect(await journal('viewing.begin')).toMatchObject([{ outcome: 'done', object_type: 'role', after: { roles: ['manager'] } }]);
  });
});

describe('leave to look', () => {
  it('is never for one above: not the owner, not oneself, no right that one does not hold', async () => {
    const manager = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${manager.memberId}, 'team.assign', 'grant')`;
    const client = await app.as(manager, shop.companyId);
    expect((await client.get(viewAsMember, { memberId: shop.owner.memberId })).viewAsMember.code).toBe('OWNER_UNTOUCHABLE');
    expect((await client.get(viewAsMember, { memberId: manager.memberId })).viewAsMember.code).toBe('NOT_YOURSELF');
    expect((await client.get(viewAsMember, { memberId: accountant.memberId })).viewAsMember.code).toBe('TARGET_ABOVE_YOU');
    expect((await client.get(viewAsRole, { role: 'ACCOUNTANT' })).viewAsRole).toEqual({ code: 'RIGHT_NOT_HELD', field: 'role' });
    expect(await (await app.as(accountant, shop.companyId)).refusal(viewAsRole, { role: 'ACCOUNTANT' })).toBe('FORBIDDEN');
    await owner.get(blockMember, { id: accountant.memberId });
    expect((await owner.get(viewAsMember, { memberId: accountant.memberId })).viewAsMember.code).toBe('WRONG_STATE');
  });

  it('falls with the right to give roles, or when the other rises', async () => {
    const administrator = await app.member(shop, ['administrator']);
    const client = await app.as(administrator, shop.companyId);
    const as = await lookAsRole('ACCOUNTANT', client);
    expect(await as.refusal(finance)).toBeNull();
    await owner.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['MANAGER'] } });
    // The next request is answered with nothing at all: with one's own rights, one would believe to be looking.
    expect(await as.refusal(finance)).toBe('FORBIDDEN');
    const manager = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${manager.memberId}, 'team.assign', 'grant')`;
    const content = await app.member(shop, ['content_manager']);
    const byManager = await app.as(manager, shop.companyId);
    const risen = looking(byManager, (await byManager.get(viewAsMember, { memberId: content.memberId })).viewAsMember);
    expect(await risen.refusal(viewer)).toBeNull();
    await owner.get(changeRoles, { input: { memberId: content.memberId, roles: ['ADMINISTRATOR'] } });
    expect(await risen.refusal(viewer)).toBe('FORBIDDEN');
  });

  it('is of one session and one shop, for an hour, until it is ended', async () => {
    const as = await lookAsRole('MANAGER');
    const elsewhere = looking(await app.as(shop.owner, shop.companyId), { id: as.viewing });
    expect(await elsewhere.refusal(viewer)).toBe('FORBIDDEN');
    const other = await app.shop();
    expect(await looking(await app.as(other.owner, other.companyId), { id: as.viewing }).refusal(viewer)).toBe('FORBIDDEN');
    for (const id of ['', 'x', '01a2119f-9146-71b1-b51f-468095458b4e', `${as.viewing},${as.viewing}`]) {
      expect(await looking(owner, { id }).refusal(viewer), id).toBe('FORBIDDEN');
    }
    await app.sql`update viewings set created_at = now() - interval '61 minutes' where company_id = ${shop.companyId}`;
    expect(await as.refusal(viewer)).toBe('FORBIDDEN');
    expect(await owner.refusal(endViewing, { id: as.viewing })).toBe('NOT_FOUND');
    const again = await lookAsRole('MANAGER');
    expect(await again.refusal(endViewing, { id: again.viewing })).toBe('FORBIDDEN');
    await owner.get(endViewing, { id: again.viewing });
    expect(await again.refusal(viewer)).toBe('FORBIDDEN');
    expect(await journal('viewing.end')).toMatchObject([{ outcome: 'refused' }, { outcome: 'done', object_id: again.viewing }]);
    expect(await again.refusal(inviteMember, { input: { email: 'a@b.test', roles: ['MANAGER'], locale: 'RU' } })).toBe('FORBIDDEN');
  });
});
