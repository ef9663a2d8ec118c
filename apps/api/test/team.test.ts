import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import {
  acceptInvitation,
  blockMember,
  changeRoles,
  declineInvitation,
  invitationPreview,
  inviteMember,
  registerByInvitation,
  removeMember,
  resendInvitation,
  revokeInvitation,
  unblockMember,
  viewer,
} from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { password, type Shop } from './seeds.ts';

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

const newAddress = () => `guest${++count}@mail.test`;
const input = (email: string, roles = ['MANAGER']) => ({ input: { email, roles, locale: 'RU', days: 7 } });
const newcomer = (token: string) => ({ input: { token, fullName: 'Новичок Первый', phone: '+79161234567', password, locale: 'RU' } });

async function invited(email = newAddress(), roles = ['MANAGER'], client = owner) {
  const before = app.mail.tokensTo(email).length;
  const { inviteMember: made } = await client.get(inviteMember, input(email, roles));
  return { email, id: made.id as string, token: await app.mail.token(email, before + 1) };
}

describe('inviting', () => {
  it('sends a letter by which a newcomer registers, joins and works with the rights of the role', async () => {
    const { email, token } = await invited();
    const { html, subject } = await app.mail.letter(email);
    expect(subject).toContain('Приглашение в магазин');
    expect(html).toContain('Менеджер');
    const { invitationPreview: seen } = await app.guest('staff').get(invitationPreview, { token });
    expect(seen).toMatchObject({
      companyName: expect.stringContaining('Лавка'),
      roles: ['MANAGER'],
      hasAccount: false,
      maskedEmail: expect.stringContaining('…'),
    });

    const client = app.guest('staff');
    const { registerByInvitation: session } = await client.get(registerByInvitation, newcomer(token));
    client.accessToken = session.accessToken;
    client.company = shop.companyId;
    const { viewer: me } = await client.get(viewer);
    expect(me.membership).toMatchObject({ roles: ['MANAGER'], state: 'ACTIVE' });
    expect(me.rights).toContain('products.write');
    expect(me.rights).not.toContain('team.invite');
    const { invitations } = await owner.get('{ invitations(first: 1) { edges { node { state delivery memberId } } } }');
    expect(invitations.edges[0].node).toMatchObject({ state: 'ACCEPTED', delivery: 'SENT', memberId: expect.any(String) });
  });

  it('lets an existing account in, and only the one of that address', async () => {
    const other = await app.shop();
    const { token } = await invited(other.owner.email, ['ACCOUNTANT']);
    const stranger = await app.as(await app.member(other, ['manager']), null, 'staff');
    expect((await stranger.get(acceptInvitation, { token })).acceptInvitation).toMatchObject({
      code: 'EMAIL_MISMATCH',
      params: { email: expect.stringContaining('…') },
    });
    const client = await app.as(other.owner, null, 'staff');
    expect((await client.get(acceptInvitation, { token })).acceptInvitation).toMatchObject({
      companyId: shop.companyId,
      roles: ['ACCOUNTANT'],
    });
    const { viewer: me } = await client.get(viewer);
    expect(me.memberships.map(({ companyId }: { companyId: string }) => companyId).sort()).toEqual(
      [shop.companyId, other.companyId].sort(),
    );
  });

  it('has one living invitation for an address, however it is written', async () => {
    const { email } = await invited();
    expect((await owner.get(inviteMember, input(email.toUpperCase()))).inviteMember).toMatchObject({
      code: 'ALREADY_INVITED',
      field: 'email',
    });
    const fresh = newAddress();
    const answers = await Promise.all(Array.from({ length: 20 }, () => owner.get(inviteMember, input(fresh))));
    expect(answers.filter((answer) => answer.inviteMember.__typename === 'Invitation')).toHaveLength(1);
  });

  it('refuses a colleague and roles beyond the own rights', async () => {
    const administrator = await app.member(shop, ['administrator']);
    expect((await owner.get(inviteMember, input(administrator.email))).inviteMember.code).toBe('ALREADY_MEMBER');
    const { inviteMember: made } = await (await app.as(administrator, shop.companyId)).get(
      inviteMember,
      input(newAddress(), ['ADMINISTRATOR']),
    );
    expect(made.__typename).toBe('Invitation');
  });

  it('needs an active shop', async () => {
    const young = await app.shop('registered');
    const client = await app.as(young.owner, young.companyId);
    expect(await client.refusal(inviteMember, input(newAddress()))).toBe('FORBIDDEN');
  });
});

describe('a dead link says why', () => {
  it.each([
    ['revoked', 'LINK_REVOKED', (id: string) => owner.get(revokeInvitation, { id })],
    ['resent', 'LINK_REPLACED', (id: string) => owner.get(resendInvitation, { id })],
    ['expired', 'LINK_EXPIRED', (id: string) => app.sql`update invitations set expires_at = now() where id = ${id}`],
  ])('%s', async (_how, code, kill) => {
    const { id, token } = await invited();
    await kill(id);
    const guest = app.guest('staff');
    expect((await guest.get(invitationPreview, { token })).invitationPreview.code).toBe(code);
    expect((await guest.get(registerByInvitation, newcomer(token))).registerByInvitation.code).toBe(code);
    expect((await guest.get(declineInvitation, { token })).declineInvitation.code).toBe(code);
  });

  it('declined, accepted, and never sent', async () => {
    const declined = await invited();
    const guest = app.guest('staff');
    expect((await guest.get(declineInvitation, { token: declined.token })).declineInvitation.ok).toBe(true);
    expect((await guest.get(invitationPreview, { token: declined.token })).invitationPreview.code).toBe('LINK_DECLINED');
    const accepted = await invited();
    await app.guest('staff').get(registerByInvitation, newcomer(accepted.token));
    expect((await guest.get(registerByInvitation, newcomer(accepted.token))).registerByInvitation.code).toBe('LINK_USED');
    const forged = `${accepted.token.slice(0, -2)}AA`;
    expect((await guest.get(invitationPreview, { token: forged })).invitationPreview).toMatchObject({ code: 'LINK_UNKNOWN', field: null });
  });

  it('makes room for a new invitation when it expired', async () => {
    const { id, email } = await invited();
    await app.sql`update invitations set expires_at = now() where id = ${id}`;
    expect((await owner.get(inviteMember, input(email))).inviteMember.__typename).toBe('Invitation');
  });

  it('lives on however often it is only looked at', async () => {
    const { token } = await invited();
    for (let look = 0; look < 5; look += 1) await app.guest('staff').get(invitationPreview, { token });
    expect((await app.guest('staff').get(registerByInvitation, newcomer(token))).registerByInvitation.__typename).toBe('Session');
  });
});

describe('accepting', () => {
  it('makes one member of eight at once', async () => {
    const { token, email } = await invited();
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.guest('staff').get(registerByInvitation, newcomer(token))));
    expect(answers.filter((answer) => answer.registerByInvitation.__typename === 'Session')).toHaveLength(1);
    const rows = await app.sql`select m.id from members m join users u on u.id = m.user_id where u.email = ${email}`;
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['demoted', changeRoles, (id: string) => ({ input: { memberId: id, roles: ['MANAGER'] } })],
    ['blocked', blockMember, (id: string) => ({ id })],
    ['removed', removeMember, (id: string) => ({ id })],
  ])('waits for somebody else when the inviter was %s', async (_how, mutation, variables) => {
    const administrator = await app.member(shop, ['administrator']);
    const client = await app.as(administrator, shop.companyId);
    const { token } = await invited(newAddress(), ['MANAGER'], client);
    await owner.get(mutation, variables(administrator.memberId));
    const guest = app.guest('staff');
    expect((await guest.get(invitationPreview, { token })).invitationPreview.code).toBe('INVITER_LOST_RIGHT');
    expect((await guest.get(registerByInvitation, newcomer(token))).registerByInvitation.code).toBe('INVITER_LOST_RIGHT');
  });
});

describe('changing people', () => {
  it('acts on the very next request', async () => {
    const person = await app.member(shop, ['content_manager']);
    const client = await app.as(person, shop.companyId);
    const ask = '{ productCounts { active } }';
    expect(await client.refusal(ask)).toBeNull();
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    expect(await client.refusal(ask)).toBe('FORBIDDEN');
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['CONTENT_MANAGER'] } });
    expect(await client.refusal(ask)).toBeNull();
    await owner.get(blockMember, { id: person.memberId });
    expect(await client.refusal(ask)).toBe('FORBIDDEN');
    await owner.get(unblockMember, { id: person.memberId });
    expect(await client.refusal(ask)).toBeNull();
    await owner.get(removeMember, { id: person.memberId });
    expect(await client.refusal(ask)).toBe('FORBIDDEN');
    const subjects = await Promise.all([1, 2, 3, 4, 5].map(async (number) => (await app.mail.letter(person.email, number)).subject));
    expect(subjects.filter((subject) => subject?.includes('роль'))).toHaveLength(2);
  });

  it('gives one who was removed and comes back the new role alone', async () => {
    const person = await app.member(shop, ['administrator']);
    await owner.get(removeMember, { id: person.memberId });
    const { token } = await invited(person.email, ['ACCOUNTANT']);
    const client = await app.as(person, shop.companyId, 'staff');
    await client.get(acceptInvitation, { token });
    const { viewer: me } = await client.get(viewer);
    expect(me.membership.roles).toEqual(['ACCOUNTANT']);
    expect(me.rights).not.toContain('team.invite');
  });

  it('never reaches the owner, oneself, or a right that is not held', async () => {
    const administrator = await app.member(shop, ['administrator']);
    const client = await app.as(administrator, shop.companyId);
    for (const mutation of [blockMember, removeMember]) {
      expect(Object.values(await client.get(mutation, { id: shop.owner.memberId }))[0]).toMatchObject({ code: 'OWNER_UNTOUCHABLE' });
      expect(Object.values(await client.get(mutation, { id: administrator.memberId }))[0]).toMatchObject({ code: 'NOT_YOURSELF' });
      expect(Object.values(await owner.get(mutation, { id: shop.owner.memberId }))[0]).toMatchObject({ code: 'NOT_YOURSELF' });
    }
    expect((await client.get(changeRoles, { input: { memberId: administrator.memberId, roles: ['MANAGER'] } })).changeRoles.code).toBe(
      'NOT_YOURSELF',
    );
  });

  it('keeps two administrators who remove each other from both succeeding', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = await Promise.all([app.member(shop, ['administrator']), app.member(shop, ['administrator'])]);
      const [asA, asB] = await Promise.all([app.as(a, shop.companyId), app.as(b, shop.companyId)]);
      const answers = await Promise.all([asA.ask(removeMember, { id: b.memberId }), asB.ask(removeMember, { id: a.memberId })]);
      expect(answers.filter((answer) => answer.data?.removeMember?.__typename === 'Revocation')).toHaveLength(1);
      expect(answers.filter((answer) => answer.errors[0]?.extensions?.code === 'FORBIDDEN')).toHaveLength(1);
    }
  });
});
