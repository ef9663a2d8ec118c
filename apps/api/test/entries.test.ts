import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { acceptInvitation, blockMember, declineInvitation, registerByInvitation, revokeInvitation, viewer } from './documents.ts';
import { askEntry, inviteByLink, listed, myEntries, preview, registerByLink, replaceLink, withdrawEntry } from './entries.documents.ts';
import { entered, type Linked, linkBy, newcomer, outcomeOfAsking } from './entries.ts';
import { startApp, type TestApp } from './harness.ts';
import { createRole, deleteRole, updateRole } from './roles.documents.ts';
import type { Shop } from './seeds.ts';

/** The way to the door: links, what they offer, and the one person who enters by each. */
let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

/** Somebody with an account and no place in the shop. */
const stranger = async () => app.as((await app.shop()).owner, null, 'staff');
const previewed = async (token: string) => (await app.guest('staff').get(preview, { token })).invitationPreview;
const outcome = async (client: Client, document: string, variables: Fields) => {
  const answer = Object.values(await client.get(document, variables))[0];
  return answer.code ?? answer.__typename;
};
const stateOf = async ({ id }: Linked) => (await app.sql`select state from invitations where id = ${id}`)[0]?.state;

const ownRole = async (rights: string[]) =>
  (await owner.get(createRole, { input: { name: `Роль ${Math.random()}`, description: null, rights } })).createRole.key as string;

describe('a link', () => {
  it('is shown once, says who invites as what, and opens nothing that letters open', async () => {
    const { id, token } = await linkBy(owner);
    expect(await previewed(token)).toMatchObject({
      kind: 'LINK',
      companyName: 'Лавка 1',
      inviterName: shop.owner.fullName,
      roles: ['WAREHOUSE_OPERATOR'],
      maskedEmail: null,
      hasAccount: false,
      locale: 'RU',
    });
    const { invitations } = await owner.get(listed, { filter: { email: 'Семён' } });
    expect(invitations.edges.map(({ node }: Fields) => node)).toMatchObject([
      { id, kind: 'LINK', email: null, label: 'Кладовщик Семён', delivery: null, url: null, asker: null, state: 'PENDING' },
    ]);
    const input = { token, fullName: 'Пётр', phone: '+79161234567', password: 'a lantern over the gate', locale: 'RU' };
    expect(await outcome(await stranger(), acceptInvitation, { token })).toBe('LINK_UNKNOWN');
    expect(await outcome(app.guest('staff'), registerByInvitation, { input })).toBe('LINK_UNKNOWN');
    expect(await outcome(app.guest('staff'), declineInvitation, { token })).toBe('LINK_UNKNOWN');
    expect(await outcome(app.guest('staff'), registerByLink, newcomer(`${token.slice(0, -4)}AAAA`))).toBe('LINK_UNKNOWN');
    const [row] = await app.sql`select to_jsonb(i)::text as everything from invitations i where id = ${id}`;
    expect(row?.everything).not.toContain(token);
  });

  it('dies with its hour, when it is revoked, and when it is replaced', async () => {
    const [late, revoked, replaced] = [await linkBy(owner, undefined, 1), await linkBy(owner), await linkBy(owner)];
    const [{ minutes } = { minutes: 0 }] = await app.sql<{ minutes: number }[]>`
      select round(extract(epoch from expires_at - now()) / 60)::int as minutes from invitations where id = ${late.id}`;
    expect(minutes).toBe(60);
    await app.sql`update invitations set expires_at = now() where id = ${late.id}`;
    await owner.get(revokeInvitation, { id: revoked.id });
    const { resendInvitation: anew } = await owner.get(replaceLink, { id: replaced.id });
    const client = await stranger();
    expect(await outcomeOfAsking(client, late.token)).toBe('LINK_EXPIRED');
    expect(await outcomeOfAsking(client, revoked.token)).toBe('LINK_REVOKED');
    expect(await outcomeOfAsking(client, replaced.token)).toBe('LINK_REPLACED');
    expect(await outcome(app.guest('staff'), registerByLink, newcomer(late.token))).toBe('LINK_EXPIRED');
    expect((await previewed(revoked.token)).code).toBe('LINK_REVOKED');
    expect(await outcomeOfAsking(client, anew.url.split('#')[1])).toBe('Done');
  });

  it('is for somebody whom the journal does not name', async () => {
    const { id } = await linkBy(owner);
    const rows =
      await app.sql`select after from audit_log where company_id = ${shop.companyId} and action = 'invitation.sendLink' and object_id = ${id}`;
    expect(rows).toEqual([{ after: { roles: ['warehouse_operator'], hours: 24 } }]);
  });

  it('lives one, twenty-four or seventy-two hours', async () => {
    const input = (hours: number) => ({ input: { label: 'Кто-то', roles: ['MANAGER'], locale: 'RU', hours } });
    expect(await outcome(owner, inviteByLink, input(2))).toBe('INVALID_CHOICE');
    expect(await outcome(owner, inviteByLink, { input: { ...input(72).input, label: ' ' } })).toBe('REQUIRED');
    expect(await outcome(owner, inviteByLink, input(72))).toBe('Invitation');
  });

  it('counts as an invitation: so many a day, so many waiting', async () => {
    const young = await app.shop();
    const client = await app.as(young.owner, young.companyId);
    await app.sql`update companies set created_at = now() where id = ${young.companyId}`;
    for (let count = 0; count < 50; count += 1) await linkBy(client);
    expect(await outcome(client, inviteByLink, { input: { label: 'Ещё', roles: ['MANAGER'], locale: 'RU' } })).toBe('INVITATIONS_TODAY');
    await app.sql`update invitations set created_at = now() - interval '2 days' where company_id = ${young.companyId}`;
    await app.sql`update invitations set state = 'asked', asked_by = ${shop.owner.userId}, asked_at = now()
      where id = (select id from invitations where company_id = ${young.companyId} limit 1)`;
    for (let count = 0; count < 50; count += 1) await linkBy(client);
    await app.sql`update invitations set created_at = now() - interval '2 days' where company_id = ${young.companyId}`;
    expect(await outcome(client, inviteByLink, { input: { label: 'Ещё', roles: ['MANAGER'], locale: 'RU' } })).toBe('INVITATIONS_PENDING');
  });
});

describe('what a link may not give', () => {
  it.each([
    ['team.invite', ['team.read', 'team.invite']],
    ['roles.manage', ['team.read', 'roles.manage']],
    ['security.read', ['team.read', 'security.read']],
    ['company.legal.update', ['company.read', 'company.legal.read', 'company.legal.update']],
    ['developers.manage', ['developers.manage']],
  ])('a role with %s', async (_right, rights) => {
    const role = await ownRole(rights);
    const variables = { input: { label: 'Кто-то', roles: ['MANAGER', role], locale: 'RU' } };
    expect((await owner.get(inviteByLink, variables)).inviteByLink).toMatchObject({ code: 'ROLE_NOT_BY_LINK', field: 'roles' });
  });

  it.each(['MANAGER', 'CONTENT_MANAGER', 'ACCOUNTANT', 'WAREHOUSE_OPERATOR', 'ADMINISTRATOR'])('of the presets: %s?', async (role) => {
    const found = await outcome(owner, inviteByLink, { input: { label: 'Кто-то', roles: [role], locale: 'RU' } });
    expect(found).toBe(role === 'ADMINISTRATOR' ? 'ROLE_NOT_BY_LINK' : 'Invitation');
  });

  it('what a role has become since: it opens to nobody', async () => {
    const role = await ownRole(['orders.read']);
    const link = await linkBy(owner, [role]);
    const input = { id: role, version: 1, name: `Роль ${Math.random()}`, description: null, rights: ['team.read', 'team.block'] };
    await owner.get(updateRole, { input });
    expect((await previewed(link.token)).code).toBe('ROLE_NOT_BY_LINK');
    expect(await outcomeOfAsking(await stranger(), link.token)).toBe('ROLE_NOT_BY_LINK');
    expect(await outcome(app.guest('staff'), registerByLink, newcomer(link.token))).toBe('ROLE_NOT_BY_LINK');
    expect(await outcome(owner, replaceLink, { id: link.id })).toBe('ROLE_NOT_BY_LINK');
    expect(await stateOf(link)).toBe('pending');
  });

  it('the role that took the place of one that ended', async () => {
    const role = await ownRole(['orders.read']);
    const link = await linkBy(owner, [role]);
    await owner.get(deleteRole, { input: { id: role, moveTo: 'ADMINISTRATOR' } });
    expect(await outcomeOfAsking(await stranger(), link.token)).toBe('ROLE_NOT_BY_LINK');
  });
});

describe('who enters', () => {
  it('is one of twenty at once, the others are told', async () => {
    const link = await linkBy(owner);
    await app.sql`delete from rate_limits`;
    const strangers = await Promise.all(Array.from({ length: 10 }, stranger));
    const asking = strangers.map((client) => client.ask(askEntry, { token: link.token }));
    const registering = Array.from({ length: 10 }, () =>
      app.guest('staff').ask(registerByLink, newcomer(link.token, { fullName: 'Один из' })),
    );
    const told = (await Promise.all([...asking, ...registering])).map(({ data, errors }) => {
      const answer = Object.values(data ?? {})[0];
      return errors[0]?.extensions?.code ?? answer?.code ?? answer?.__typename;
    });
    expect(told.filter((one) => one === 'Done' || one === 'Session')).toHaveLength(1);
    // A machine too busy for twenty hashes may say so.
    expect(told.filter((one) => !['LINK_USED', 'UNAVAILABLE', 'Done', 'Session'].includes(`${one}`))).toEqual([]);
    const made = await app.sql`select u.id from users u where full_name = 'Один из'`;
    expect(made.length).toBe(told.filter((one) => one === 'Session').length);
    expect(await stateOf(link)).toBe('asked');
  });

  it('has no right at all, and sees where they wait', async () => {
    const { token, id } = await linkBy(owner);
    const client = await entered(app.guest('staff'), token);
    client.company = shop.companyId;
    const { viewer: seen } = await client.get(viewer);
    expect(seen).toMatchObject({ rights: [], membership: null, memberships: [] });
    expect(await client.refusal('{ members(first: 1) { edges { cursor } } }')).toBe('FORBIDDEN');
    const { myEntries: waiting } = await client.get(myEntries);
    expect(waiting).toEqual([
      { id, companyName: 'Лавка 1', roles: ['WAREHOUSE_OPERATOR'], askedAt: expect.any(String), expiresAt: expect.any(String) },
    ]);
    const days = (Date.parse(waiting[0].expiresAt) - Date.parse(waiting[0].askedAt)) / 86_400_000;
    expect(days).toBe(7);
    expect((await previewed(token)).code).toBe('LINK_USED');
  });

  it('is shown to those who may let them in, and to nobody else', async () => {
    const { token, id } = await linkBy(owner);
    const administrator = await app.member(shop, ['administrator']);
    const manager = await app.member(shop, ['manager']);
    const input = newcomer(token, { fullName: 'Семён Приметный', signInName: 'semen.primetny' });
    const guest = app.guest('staff');
    guest.accessToken = (await guest.get(registerByLink, input)).registerByLink.accessToken;
    const { invitations } = await owner.get(listed, { filter: { state: 'ASKED' } });
    const row = invitations.edges.map(({ node }: Fields) => node).find((node: Fields) => node.id === id);
    expect(row.asker).toMatchObject({ fullName: 'Семён Приметный', name: 'semen.primetny', ip: expect.stringMatching(/127\.0\.0\.1|::1/) });
    const told = await app.sql`select user_id from notices where kind = 'ENTRY_ASKED' and facts ->> 'aboutName' = 'Семён Приметный'`;
    expect(told.map((one) => one.user_id).sort()).toEqual([shop.owner.userId, administrator.userId].sort());
    expect(told.map((one) => one.user_id)).not.toContain(manager.userId);
    expect((await app.mail.letter(administrator.email)).subject).toContain('Семён Приметный');
  });

  it('works there already: refused, blocked or not', async () => {
    const [link, member, blocked] = [await linkBy(owner), await app.member(shop, ['manager']), await app.member(shop, ['manager'])];
    await owner.get(blockMember, { id: blocked.memberId });
    expect(await outcomeOfAsking(await app.as(member, null, 'staff'), link.token)).toBe('ALREADY_MEMBER');
    expect(await outcomeOfAsking(await app.as(blocked, null, 'staff'), link.token)).toBe('ALREADY_MEMBER');
    expect(await stateOf(link)).toBe('pending');
  });

  it('was removed: may ask again, as they may accept a letter', async () => {
    const [link, former] = [await linkBy(owner), await app.member(shop, ['manager'])];
    await app.sql`update members set state = 'removed', removed_at = now() where id = ${former.memberId}`;
    expect(await outcomeOfAsking(await app.as(former, null, 'staff'), link.token)).toBe('Done');
  });

  it('waits in one shop once, and uses no second link up', async () => {
    const [first, second, client] = [await linkBy(owner), await linkBy(owner), await stranger()];
    expect(await outcomeOfAsking(client, first.token)).toBe('Done');
    expect(await outcomeOfAsking(client, second.token)).toBe('ALREADY_WAITING');
    await app.sql`update invitations set expires_at = now() where id = ${first.id}`;
    expect((await client.get(myEntries)).myEntries).toEqual([]);
    expect(await outcomeOfAsking(client, second.token)).toBe('Done');
    expect(await stateOf(first)).toBe('expired');
  });

  it('may take it back, and nobody else may', async () => {
    const [link, client] = [await linkBy(owner), await stranger()];
    await outcomeOfAsking(client, link.token);
    expect(await (await stranger()).refusal(withdrawEntry, { id: link.id })).toBe('NOT_FOUND');
    expect(await outcome(client, withdrawEntry, { id: link.id })).toBe('Done');
    expect(await outcome(client, withdrawEntry, { id: link.id })).toBe('WRONG_STATE');
    expect(await stateOf(link)).toBe('declined');
    expect((await client.get(myEntries)).myEntries).toEqual([]);
  });

  it('chooses a name that nobody has, and leaves the link unused when it is taken', async () => {
    const [first, second] = [await linkBy(owner), await linkBy(owner)];
    const named = { signInName: 'Zanyatoe.Imya' };
    expect(await outcome(app.guest('staff'), registerByLink, newcomer(first.token, named))).toBe('Session');
    const { registerByLink: taken } = await app.guest('staff').get(registerByLink, newcomer(second.token, { signInName: 'zanyatoe.imya' }));
    expect(taken).toMatchObject({ code: 'SIGN_IN_NAME_TAKEN', field: 'signInName' });
    expect(await stateOf(second)).toBe('pending');
  });
});
