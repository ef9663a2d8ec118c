import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import {
  acceptInvitation,
  blockMember,
  changeRoles,
  invitationPreview,
  inviteMember,
  leaveCompany,
  leavingPreview,
  registerByInvitation,
  removeMember,
  restoreMember,
  revocation,
  takeOverInvitation,
  unblockMember,
  viewer,
} from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { type Person, password, type Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const newcomer = (token: string) => ({ input: { token, fullName: 'Новичок Первый', phone: '+79161234567', password, locale: 'RU' } });

interface Sent {
  administrator: Person;
  client: Client;
  email: string;
  id: string;
  token: string;
}

/** An administrator with an invitation that they sent. */
async function sender(roles = ['MANAGER']): Promise<Sent> {
  const administrator = await app.member(shop, ['administrator']);
  const client = await app.as(administrator, shop.companyId);
  const email = `sent${++count}@mail.test`;
  const { inviteMember: made } = await client.get(inviteMember, { input: { email, roles, locale: 'RU', days: 7 } });
  return { administrator, client, email, id: made.id, token: await app.mail.token(email) };
}

describe('before somebody goes', () => {
  it('says what waits for an answer, and what nobody but the owner could do without them', async () => {
    const alone = await app.shop();
    const asOwner = await app.as(alone.owner, alone.companyId);
    const administrator = await app.member(alone, ['administrator']);
    const accountant = await app.member(alone, ['accountant']);
    await app.member(alone, ['manager']);
    await (await app.as(administrator, alone.companyId)).get(inviteMember, {
      input: { email: 'waits@mail.test', roles: ['MANAGER'], locale: 'RU' },
    });
    const { leavingPreview: found } = await asOwner.get(leavingPreview, { memberId: administrator.memberId });
    expect(found).toMatchObject({ invitationsCount: 1, invitations: [{ email: 'waits@mail.test' }] });
    expect(found.soleRights).toEqual(expect.arrayContaining(['team.invite', 'team.remove']));
    expect(found.soleRights).not.toContain('finance.read');
    const { leavingPreview: ofAccountant } = await asOwner.get(leavingPreview, { memberId: accountant.memberId });
    expect(ofAccountant).toMatchObject({ invitationsCount: 0, soleRights: [] });
  });
});

describe('the invitations of one who goes', () => {
  it('end when so chosen', async () => {
    const { administrator, email, token } = await sender();
    const { removeMember: receipt } = await owner.get(removeMember, { id: administrator.memberId, invitations: 'END' });
    expect(receipt).toMatchObject({ kind: 'REMOVED', by: shop.owner.fullName, invitations: [{ email, fate: 'ENDED' }] });
    expect((await app.guest('staff').get(invitationPreview, { token })).invitationPreview.code).toBe('LINK_REVOKED');
  });

  it('are taken over when so chosen, and their letters stay good', async () => {
    const { administrator, email, token } = await sender();
    const { blockMember: receipt } = await owner.get(blockMember, { id: administrator.memberId, invitations: 'TAKE_OVER' });
    expect(receipt.invitations).toEqual([{ id: expect.any(String), email, fate: 'TAKEN_OVER' }]);
    expect((await app.guest('staff').get(registerByInvitation, newcomer(token))).registerByInvitation.__typename).toBe('Session');
  });

  it('wait otherwise, and are good again once somebody takes them over', async () => {
    const { administrator, id, token } = await sender();
    await owner.get(removeMember, { id: administrator.memberId });
    const guest = app.guest('staff');
    expect((await guest.get(registerByInvitation, newcomer(token))).registerByInvitation.code).toBe('INVITER_LOST_RIGHT');
    const other = await app.member(shop, ['administrator']);
    const { takeOverInvitation: taken } = await (await app.as(other, shop.companyId)).get(takeOverInvitation, { id });
    expect(taken).toMatchObject({ state: 'PENDING', waitingSince: null, invitedBy: other.fullName });
    expect((await guest.get(registerByInvitation, newcomer(token))).registerByInvitation.__typename).toBe('Session');
    expect((await owner.get(takeOverInvitation, { id })).takeOverInvitation.code).toBe('WRONG_STATE');
  });

  it('go on by themselves when the sender may invite again', async () => {
    const { administrator, token } = await sender();
    await owner.get(blockMember, { id: administrator.memberId });
    expect((await app.guest('staff').get(invitationPreview, { token })).invitationPreview.code).toBe('INVITER_LOST_RIGHT');
    await owner.get(unblockMember, { id: administrator.memberId });
    expect((await app.guest('staff').get(invitationPreview, { token })).invitationPreview.__typename).toBe('InvitationPreview');
  });

  it('wait from the first who is turned away, when a right ended by its date', async () => {
    const { administrator, id, token } = await sender();
    await app.sql`update member_roles set valid_to = now() where member_id = ${administrator.memberId}`;
    expect((await app.guest('staff').get(registerByInvitation, newcomer(token))).registerByInvitation.code).toBe('INVITER_LOST_RIGHT');
    const { invitations } = await owner.get('{ invitations(first: 50) { edges { node { id waitingSince } } } }');
    expect(invitations.edges.find(({ node }: { node: Fields }) => node.id === id).node.waitingSince).not.toBeNull();
  });

  it('are taken over, and ended, by nobody who could not give their roles', async () => {
    const { administrator, id } = await sender(['ADMINISTRATOR']);
    await owner.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['MANAGER'] } });
    const manager = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values
      (${shop.companyId}, ${manager.memberId}, 'team.invite', 'grant'), (${shop.companyId}, ${manager.memberId}, 'team.block', 'grant')`;
    const client = await app.as(manager, shop.companyId);
    expect((await client.get(takeOverInvitation, { id })).takeOverInvitation.code).toBe('RIGHT_NOT_HELD');
    const blocked = await client.get(blockMember, { id: administrator.memberId, invitations: 'END' });
    expect(blocked.blockMember.invitations).toMatchObject([{ id, fate: 'WAITING' }]);
  });
});

describe('the receipt', () => {
  it('names the sign-ins, and every stream by the process that closed it', async () => {
    const person = await app.member(shop, ['manager']);
    const browsers = [await app.as(person, shop.companyId), await app.as(person, shop.companyId, 'staff')];
    const streams = browsers.map((browser) => browser.subscribe('subscription { teamChanged { ok } }'));
    await delay(300);
    const { blockMember: receipt } = await owner.get(blockMember, { id: person.memberId });
    expect(receipt).toMatchObject({ kind: 'BLOCKED', sessions: 2, member: { state: 'BLOCKED' } });
    await Promise.all(streams.map(({ ended }) => ended));
    const closed = async () =>
      (await owner.get(revocation, { memberId: person.memberId })).revocation.streams as { field: string; at: string }[];
    while ((await closed()).length < 2) await delay(20);
    for (const { field, at } of await closed()) {
      expect(field).toBe('teamChanged');
      const late = Date.parse(at) - Date.parse(receipt.at);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1_000);
    }
    for (const stream of streams) await stream.dispose();
  });

  it('names also the stream of a page that heard of it and hung up first', async () => {
    const person = await app.member(shop, ['manager']);
    const browser = await app.as(person, shop.companyId);
    const word = browser.subscribe('subscription { accessChanged { kind } }');
    const stream = browser.subscribe('subscription { teamChanged { ok } }');
    await delay(300);
    await owner.get(blockMember, { id: person.memberId });
    while (word.items.length === 0) await delay(1);
    await stream.dispose();
    const streams = async () => (await owner.get(revocation, { memberId: person.memberId })).revocation.streams as Fields[];
    while (!(await streams()).some(({ field }) => field === 'teamChanged')) await delay(20);
    await word.dispose();
  });

  it('is none for one whose access never ended', async () => {
    const person = await app.member(shop, ['manager']);
    expect((await owner.get(revocation, { memberId: person.memberId })).revocation).toBeNull();
  });
});

describe('coming back', () => {
  it('is a new place with what they had, when so chosen', async () => {
    const person = await app.member(shop, ['accountant', 'warehouse_operator']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect, valid_to) values
      (${shop.companyId}, ${person.memberId}, 'orders.read', 'grant', null), (${shop.companyId}, ${person.memberId}, 'ads.read', 'grant', now())`;
    await owner.get(removeMember, { id: person.memberId });
    const { restoreMember: back } = await owner.get(restoreMember, { input: { memberId: person.memberId } });
    expect(back).toMatchObject({ state: 'ACTIVE', roles: ['ACCOUNTANT', 'WAREHOUSE_OPERATOR'] });
    expect(back.id).not.toBe(person.memberId);
    const { viewer: me } = await (await app.as(person, shop.companyId)).get(viewer);
    expect(me.rights).toEqual(expect.arrayContaining(['finance.read', 'orders.read']));
    expect(me.rights).not.toContain('ads.read');
    expect((await app.mail.letter(person.email, 2)).subject).toContain('снова в команде');
    expect((await owner.get(restoreMember, { input: { memberId: person.memberId } })).restoreMember.code).toBe('ALREADY_MEMBER');
  });

  it('is a new place with other roles alone, when so chosen', async () => {
    const person = await app.member(shop, ['administrator']);
    await owner.get(removeMember, { id: person.memberId });
    await owner.get(restoreMember, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    const { viewer: me } = await (await app.as(person, shop.companyId)).get(viewer);
    expect(me.membership.roles).toEqual(['ACCOUNTANT']);
    expect(me.rights).not.toContain('team.invite');
  });

  it('with other roles takes the right to give roles, too', async () => {
    const person = await app.member(shop, ['manager']);
    await owner.get(removeMember, { id: person.memberId });
    const remover = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${remover.memberId}, 'team.remove', 'grant')`;
    const client = await app.as(remover, shop.companyId);
    const { restoreMember: refused } = await client.get(restoreMember, { input: { memberId: person.memberId, roles: ['MANAGER'] } });
    expect(refused).toMatchObject({ code: 'RIGHT_NOT_HELD', field: 'roles' });
    expect((await client.get(restoreMember, { input: { memberId: person.memberId } })).restoreMember.__typename).toBe('Member');
  });

  it('brings back what the shop called them', async () => {
    const person = await app.member(shop, ['manager']);
    await app.sql`update members set display_name = 'Ася со склада', contact_phone = '+79160000000', position = 'Кладовщик' where id = ${person.memberId}`;
    await owner.get(removeMember, { id: person.memberId });
    await owner.get(restoreMember, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    expect(
      await app.sql`select display_name, contact_phone, position from members where user_id = ${person.userId} and state = 'active'`,
    ).toEqual([{ display_name: 'Ася со склада', contact_phone: '+79160000000', position: 'Кладовщик' }]);
  });

  it('gives nobody more than the one who brings them back holds', async () => {
    const person = await app.member(shop, ['administrator']);
    await owner.get(removeMember, { id: person.memberId });
    const manager = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${manager.memberId}, 'team.remove', 'grant')`;
    const client = await app.as(manager, shop.companyId);
    expect((await client.get(restoreMember, { input: { memberId: person.memberId } })).restoreMember.code).toBe('TARGET_ABOVE_YOU');
    const { restoreMember: refused } = await client.get(restoreMember, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    expect(refused).toMatchObject({ code: 'RIGHT_NOT_HELD', field: 'roles' });
  });

  it('ends what they were invited by: it would let them in after the next removal', async () => {
    const person = await app.member(shop, ['manager']);
    await owner.get(removeMember, { id: person.memberId });
    await owner.get(inviteMember, { input: { email: person.email, roles: ['MANAGER'], locale: 'RU' } });
    const link = { token: await app.mail.token(person.email) };
    await owner.get(restoreMember, { input: { memberId: person.memberId } });
    expect((await app.guest('staff').get(invitationPreview, link)).invitationPreview.code).toBe('LINK_REVOKED');
  });

  it('is by invitation alone for one whose account has a new password since', async () => {
    const [before, since] = [await app.member(shop, ['manager']), await app.member(shop, ['manager'])];
    const renew = ({ userId }: Person) => app.sql`update users set secured_at = now() where id = ${userId}`;
    await renew(before);
    for (const { memberId } of [before, since]) await owner.get(removeMember, { id: memberId });
    await renew(since);
    const restored = async ({ memberId }: Person) => {
      const { member } = await owner.get('query ($id: ID!) { member(id: $id) { canRestore } }', { id: memberId });
      const { restoreMember: answer } = await owner.get(restoreMember, { input: { memberId } });
      return [member.canRestore, answer.code ?? answer.state];
    };
    expect([await restored(before), await restored(since)]).toEqual([
      [true, 'ACTIVE'],
      [false, 'NEW_PASSWORD_SINCE'],
    ]);
  });

  it('happens once of four at once', async () => {
    const person = await app.member(shop, ['manager']);
    await owner.get(removeMember, { id: person.memberId });
    const answers = await Promise.all([1, 2, 3, 4].map(() => owner.get(restoreMember, { input: { memberId: person.memberId } })));
    expect(answers.filter(({ restoreMember: { __typename } }) => __typename === 'Member')).toHaveLength(1);
  });
});

describe('leaving', () => {
  const leave = (client: Client, typed = password) => client.get(leaveCompany, { input: { companyId: shop.companyId, password: typed } });

  it('needs the password, ends the place, and is not undone by hand', async () => {
    const person = await app.member(shop, ['manager']);
    const client = await app.as(person, shop.companyId, 'staff');
    expect((await leave(client, 'not this one at all')).leaveCompany).toMatchObject({ code: 'CREDENTIALS_WRONG', field: 'password' });
    expect((await leave(client)).leaveCompany.ok).toBe(true);
    expect((await client.get(viewer)).viewer.memberships).toEqual([]);
    expect((await app.mail.letter(person.email)).subject).toContain('Вы ушли');
    expect((await owner.get(revocation, { memberId: person.memberId })).revocation).toMatchObject({ kind: 'LEFT', by: person.fullName });
    expect((await owner.get(restoreMember, { input: { memberId: person.memberId } })).restoreMember.code).toBe('LEFT_THEMSELVES');
    await owner.get(inviteMember, { input: { email: person.email, roles: ['MANAGER'], locale: 'RU' } });
    const token = await app.mail.token(person.email);
    expect((await client.get(acceptInvitation, { token })).acceptInvitation.companyId).toBe(shop.companyId);
  });

  it('is not for the owner, and stops answering after ten wrong passwords', async () => {
    expect((await leave(owner)).leaveCompany.code).toBe('OWNER_UNTOUCHABLE');
    const client = await app.as(await app.member(shop, ['manager']), shop.companyId);
    for (let wrong = 0; wrong < 10; wrong += 1) await leave(client, 'not this one at all');
    expect(await client.refusal(leaveCompany, { input: { companyId: shop.companyId, password } })).toBe('RATE_LIMITED');
  });
});

describe('the owner', () => {
  it('is there at the end of every transaction, whoever writes it', async () => {
    const gone = app.sql`update members set is_owner = false where id = ${shop.owner.memberId}`;
    await expect(gone).rejects.toMatchObject({ code: '23514', constraint_name: 'members_owner_stays' });
    await expect(app.sql`delete from members where id = ${shop.owner.memberId}`).rejects.toMatchObject({ code: expect.any(String) });
  });
});

it('tells a colleague nothing of addresses that they could not invite', async () => {
  const { administrator } = await sender();
  const manager = await app.as(await app.member(shop, ['manager']), shop.companyId);
  const { data, errors } = await manager.ask(leavingPreview, { memberId: administrator.memberId });
  expect(data?.leavingPreview).toMatchObject({ invitationsCount: 1, invitations: null });
  expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  await owner.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['MANAGER'] } });
});
