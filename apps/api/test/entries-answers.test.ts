import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import {
  acceptInvitation,
  blockMember,
  changeRoles,
  inviteMember,
  requestPasswordReset,
  resetPassword,
  revokeInvitation,
  takeOverInvitation,
  viewer,
} from './documents.ts';
import { approveEntry, declineEntry, listed, myEntries, registerByLink, withdrawEntry } from './entries.documents.ts';
import { entered, type Linked, linkBy, newcomer, outcomeOfAsking } from './entries.ts';
import { startApp, type TestApp } from './harness.ts';
import { createRole, updateRole } from './roles.documents.ts';
import type { Shop } from './seeds.ts';

/** Who is let in, by whom, and what a shop judges anew at that moment. */
let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());
beforeEach(() => app.sql`delete from rate_limits`);

const stranger = async () => app.as((await app.shop()).owner, null, 'staff');
const outcome = async (client: Client, document: string, variables: Fields) => {
  const answer = Object.values(await client.get(document, variables))[0];
  return answer.code ?? answer.__typename;
};
const approved = (client: Client, { id }: Linked) => outcome(client, approveEntry, { id });
const declined = (client: Client, { id }: Linked) => outcome(client, declineEntry, { id });
const stateOf = async ({ id }: Linked) => (await app.sql`select state from invitations where id = ${id}`)[0]?.state;
const noticesOf = async (userId: string) =>
  (await app.sql`select kind from notices where user_id = ${userId} order by id`).map(({ kind }) => kind);

/** A link of `sender`'s with somebody who entered by it and waits. */
async function waiting(sender = owner, roles?: string[]): Promise<Linked & { client: Client; userId: string }> {
  const link = await linkBy(sender, roles);
  const client = await stranger();
  expect(await outcomeOfAsking(client, link.token)).toBe('Done');
  return { ...link, client, userId: (await client.get('{ viewer { user { id } } }')).viewer.user.id };
}

async function administrator() {
  const person = await app.member(shop, ['administrator']);
  return { ...person, client: await app.as(person, shop.companyId) };
}

describe('letting in', () => {
  it('gives the place that the link offered, and tells both', async () => {
    const { id, token } = await linkBy(owner);
    const client = await entered(app.guest('staff'), token);
    const { userId } = { userId: (await client.get('{ viewer { user { id } } }')).viewer.user.id };
    const other = await administrator();
    const { approveEntry: answer } = await other.client.get(approveEntry, { id });
    expect(answer).toMatchObject({ state: 'ACCEPTED', memberId: expect.any(String) });
    client.company = shop.companyId;
    const { viewer: seen } = await client.get(viewer);
    expect(seen.membership).toMatchObject({ companyId: shop.companyId, roles: ['WAREHOUSE_OPERATOR'], state: 'ACTIVE' });
    expect(seen.rights).toContain('stocks.read');
    expect((await client.get(myEntries)).myEntries).toEqual([]);
    expect(await noticesOf(userId)).toEqual(['WELCOME']);
    expect(await noticesOf(shop.owner.userId)).toContain('INVITATION_ACCEPTED');
    expect(await approved(owner, { id, token })).toBe('WRONG_STATE');
    expect(await declined(owner, { id, token })).toBe('WRONG_STATE');
  });

  it('is done once of two at once, and makes one place', async () => {
    const entry = await waiting();
    const other = await administrator();
    const told = await Promise.all([approved(owner, entry), approved(other.client, entry)]);
    expect(told.sort()).toEqual(['Invitation', 'WRONG_STATE']);
    expect(await app.sql`select from members where company_id = ${shop.companyId} and user_id = ${entry.userId}`).toHaveLength(1);
  });

  it('is nobody’s whose rights do not cover the roles, nor who may not invite', async () => {
    const entry = await waiting(owner, ['ACCOUNTANT']);
    const manager = await app.member(shop, ['manager']);
    const client = await app.as(manager, shop.companyId);
    expect(await client.refusal(approveEntry, { id: entry.id })).toBe('FORBIDDEN');
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${manager.memberId}, 'team.invite', 'grant')`;
    expect(await approved(client, entry)).toBe('RIGHT_NOT_HELD');
    expect(await declined(client, entry)).toBe('RIGHT_NOT_HELD');
    expect(await stateOf(entry)).toBe('asked');
  });

  it('knows nothing of another shop’s links', async () => {
    const entry = await waiting();
    const other = await app.shop();
    const client = await app.as(other.owner, other.companyId);
    expect(await client.refusal(approveEntry, { id: entry.id })).toBe('NOT_FOUND');
    expect(await client.refusal(declineEntry, { id: entry.id })).toBe('NOT_FOUND');
    expect(await client.refusal(revokeInvitation, { id: entry.id })).toBe('NOT_FOUND');
  });

  it('is no matter of letters', async () => {
    const { inviteMember: letter } = await owner.get(inviteMember, {
      input: { email: 'letter@entries.test', roles: ['MANAGER'], locale: 'RU' },
    });
    expect(await approved(owner, { id: letter.id, token: '' })).toBe('WRONG_STATE');
  });

  it('is no matter of where else the person is blocked', async () => {
    const elsewhere = await app.shop();
    const person = await app.member(elsewhere, ['manager']);
    await (await app.as(elsewhere.owner, elsewhere.companyId)).get(blockMember, { id: person.memberId });
    const link = await linkBy(owner);
    expect(await outcomeOfAsking(await app.as(person, null, 'staff'), link.token)).toBe('Done');
    expect(await approved(owner, link)).toBe('Invitation');
  });
});

describe('judged anew when they are let in', () => {
  it('a role that has come to power over people since', async () => {
    const { createRole: role } = await owner.get(createRole, { input: { name: 'Растёт', description: null, rights: ['orders.read'] } });
    const entry = await waiting(owner, [role.key]);
    await owner.get(updateRole, {
      input: { id: role.key, version: 1, name: 'Растёт', description: null, rights: ['team.read', 'team.block'] },
    });
    expect(await approved(owner, entry)).toBe('ROLE_NOT_BY_LINK');
    expect(await declined(owner, entry)).toBe('Invitation');
  });

  it('a shop that trades no more', async () => {
    const other = await app.shop();
    const client = await app.as(other.owner, other.companyId);
    const entry = await waiting(client);
    await app.sql`update companies set state = 'suspended' where id = ${other.companyId}`;
    expect(await client.refusal(approveEntry, { id: entry.id })).toBe('FORBIDDEN');
  });

  it('a sender who was blocked before anybody asked', async () => {
    const sender = await administrator();
    const link = await linkBy(sender.client);
    await owner.get(blockMember, { id: sender.memberId });
    expect(await outcomeOfAsking(await stranger(), link.token)).toBe('INVITER_LOST_RIGHT');
    expect(await outcome(app.guest('staff'), registerByLink, newcomer(link.token))).toBe('INVITER_LOST_RIGHT');
    await owner.get(takeOverInvitation, { id: link.id });
    expect(await outcomeOfAsking(await stranger(), link.token)).toBe('Done');
  });

  it('a sender who was blocked while somebody waits: somebody else answers for it first', async () => {
    const sender = await administrator();
    const entry = await waiting(sender.client);
    await owner.get(blockMember, { id: sender.memberId });
    expect(await approved(owner, entry)).toBe('INVITER_LOST_RIGHT');
    await owner.get(takeOverInvitation, { id: entry.id });
    expect(await approved(owner, entry)).toBe('Invitation');
  });

  it('a sender whose right ended by its date: then it waits', async () => {
    const sender = await administrator();
    const entry = await waiting(sender.client);
    await app.sql`update member_roles set valid_to = now() where member_id = ${sender.memberId}`;
    expect(await approved(owner, entry)).toBe('INVITER_LOST_RIGHT');
    const [row] = await app.sql`select waiting_since is not null as waits from invitations where id = ${entry.id}`;
    expect(row?.waits).toBe(true);
  });

  it('a sender whose invitations were ended: the one who waited is told', async () => {
    const sender = await administrator();
    const entry = await waiting(sender.client);
    const { blockMember: receipt } = await owner.get(blockMember, { id: sender.memberId, invitations: 'END' });
    expect(receipt.invitations).toMatchObject([{ id: entry.id, email: null, fate: 'ENDED' }]);
    expect(await noticesOf(entry.userId)).toEqual(['ENTRY_DECLINED']);
    expect(await approved(owner, entry)).toBe('WRONG_STATE');
  });

  it('a person who withdrew, or got a place in another way', async () => {
    const gone = await waiting();
    await gone.client.get(withdrawEntry, { id: gone.id });
    expect(await approved(owner, gone)).toBe('WRONG_STATE');
    const invited = await waiting();
    const { email } = (await invited.client.get(viewer)).viewer.user;
    await owner.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
    await invited.client.get(acceptInvitation, { token: await app.mail.token(email) });
    expect(await stateOf(invited)).toBe('revoked');
    expect(await approved(owner, invited)).toBe('WRONG_STATE');
  });

  it('a person whose account was taken back by a new password since: they ask anew', async () => {
    const entry = await waiting();
    const { email } = (await entry.client.get(viewer)).viewer.user;
    await app.guest().get(requestPasswordReset, { email });
    const input = { token: await app.mail.token(email), password: 'another lantern over the gate' };
    expect((await app.guest().get(resetPassword, { input })).resetPassword.ok).toBe(true);
    expect(await approved(owner, entry)).toBe('ASKED_BEFORE_NEW_PASSWORD');
    expect(await stateOf(entry)).toBe('asked');
    expect(await declined(owner, entry)).toBe('Invitation');
    const anew = app.guest('staff');
    await anew.signIn(email, input.password);
    const link = await linkBy(owner);
    expect(await outcomeOfAsking(anew, link.token)).toBe('Done');
    expect(await approved(owner, link)).toBe('Invitation');
  });

  it('a wait of a week that is over', async () => {
    const entry = await waiting();
    await app.sql`update invitations set expires_at = now() where id = ${entry.id}`;
    expect(await approved(owner, entry)).toBe('WRONG_STATE');
    expect(await declined(owner, entry)).toBe('WRONG_STATE');
  });
});

describe('who asked', () => {
  const askerOf = async ({ id }: Linked) => {
    const { invitations } = await owner.get(listed);
    return invitations.edges.map(({ node }: Fields) => node).find((node: Fields) => node.id === id).asker;
  };

  it.each<[string, boolean, (entry: Linked & { client: Client }) => Promise<unknown>]>([
    ['waits', true, async () => null],
    ['was let in', true, (entry) => approved(owner, entry)],
    ['was declined', false, (entry) => declined(owner, entry)],
    ['withdrew', false, ({ client, id }) => client.get(withdrawEntry, { id })],
    ['was revoked', false, ({ id }) => owner.get(revokeInvitation, { id })],
    ['waited for a week', false, ({ id }) => app.sql`update invitations set expires_at = now() where id = ${id}`],
  ])('and %s is shown to the shop: %s', async (_what, isShown, change) => {
    const entry = await waiting();
    await change(entry);
    if (isShown) expect(await askerOf(entry)).toMatchObject({ fullName: expect.any(String), ip: expect.any(String) });
    else expect(await askerOf(entry)).toBeNull();
  });
});

describe('declining', () => {
  it('tells the person, by letter where they have an address, and kills nothing else', async () => {
    const entry = await waiting();
    const { email } = (await entry.client.get(viewer)).viewer.user;
    expect(await declined(owner, entry)).toBe('Invitation');
    expect(await stateOf(entry)).toBe('refused');
    expect(await noticesOf(entry.userId)).toEqual(['ENTRY_DECLINED']);
    expect((await app.mail.letter(email)).subject).toContain('не впустили');
    expect((await entry.client.get(myEntries)).myEntries).toEqual([]);
    const again = await linkBy(owner);
    expect(await outcomeOfAsking(entry.client, again.token)).toBe('Done');
  });

  it('goes by no letter to one without an address', async () => {
    const { id, token } = await linkBy(owner);
    const client = await entered(app.guest('staff'), token);
    await owner.get(declineEntry, { id });
    expect((await client.get(myEntries)).myEntries).toEqual([]);
    await expect
      .poll(
        () =>
          app.sql`select state from pgboss.job where name = 'letter.entry' and data ->> 'invitationId' = ${id} and data ->> 'kind' = 'ENTRY_DECLINED'`,
        { timeout: 10_000 },
      )
      .toMatchObject([{ state: 'completed' }]);
  });

  it('comes with a change of the sender’s role, where so chosen, to nobody: it only waits', async () => {
    const sender = await administrator();
    const entry = await waiting(sender.client);
    await owner.get(changeRoles, { input: { memberId: sender.memberId, roles: ['MANAGER'] } });
    expect(await stateOf(entry)).toBe('asked');
    expect(await approved(owner, entry)).toBe('INVITER_LOST_RIGHT');
    await owner.get(changeRoles, { input: { memberId: sender.memberId, roles: ['ADMINISTRATOR'] } });
    expect(await approved(owner, entry)).toBe('Invitation');
  });
});

it('lets in or revokes, of both at once one is done, fifty times', async () => {
  const client = await stranger();
  const { userId } = { userId: (await client.get('{ viewer { user { id } } }')).viewer.user.id as string };
  for (let round = 0; round < 50; round += 1) {
    await app.sql`delete from rate_limits`;
    const link = await linkBy(owner);
    expect(await outcomeOfAsking(client, link.token)).toBe('Done');
    const [letIn, revoked] = await Promise.all([approved(owner, link), outcome(owner, revokeInvitation, { id: link.id })]);
    expect([letIn, revoked].sort()).toEqual(['Invitation', 'WRONG_STATE']);
    const places = await app.sql`select from members where company_id = ${shop.companyId} and user_id = ${userId} and state = 'active'`;
    expect(places).toHaveLength(letIn === 'Invitation' ? 1 : 0);
    await app.sql`update members set state = 'removed', removed_at = now() where company_id = ${shop.companyId} and user_id = ${userId}`;
  }
}, 120_000);
