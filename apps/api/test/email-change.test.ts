import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { blockMember, changeRoles, requestPasswordReset, resetPassword, updateMember, viewer } from './documents.ts';
import { approveEmailChange, declineEmailChange, requestEmailChange } from './email-changes.documents.ts';
import { emailDesk, until } from './email-changes.ts';
import { startApp, type TestApp } from './harness.ts';
import { type Person, password, type Shop } from './seeds.ts';

/**
 * A new sign-in address (docs/adr/0026), in fourteen cases. Broken on purpose and seen to fail here: nobody looks who approves; the places of the
 * person are not compared; the old box has no day; the time of the old proof is kept. In `email-change-around.test.ts`: all sessions go on.
 */
let app: TestApp;
let shop: Shop;
let owner: Client;
let person: Person;
let client: Client;
let next: string;
let desk: ReturnType<typeof emailDesk>;

beforeAll(async () => {
  app = await startApp();
  desk = emailDesk(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  person = await app.member(shop, ['manager']);
  client = await app.as(person, null, 'staff');
  next = `${randomUUID()}@new.test`;
});

const request = (email = next, by = client) => desk.request(email, by);
const proved = (email = next, by = client) => desk.proved(email, by);
const mine = (by = client) => desk.mine(by);

/** A second shop of the person's. */
async function alsoIn(other: Shop, roles = ['manager']): Promise<string> {
  const { memberId } = await app.member(other, roles);
  await app.sql`update members set user_id = ${person.userId} where id = ${memberId}`;
  return memberId;
}

describe('a new sign-in address', () => {
  it('1. moves when both boxes know of it and another has approved, and not before', async () => {
    expect(await request()).toMatchObject({ __typename: 'EmailChange', email: next, state: 'NEW_BOX' });
    expect((await app.mail.letter(person.email)).text).toContain(next.slice(0, 36));
    expect(await desk.listed(owner)).toEqual([]);
    expect(await desk.confirm(await app.mail.token(next))).toMatchObject({ state: 'APPROVAL', movesAt: null });
    expect(await desk.addressOf(person)).toBe(person.email);
    const [asked] = await desk.listed(owner);
    expect(asked).toMatchObject({ memberId: person.memberId, email: person.email, newEmail: next, canDecide: true });
    expect((await app.mail.letter(shop.owner.email)).subject).toContain('меняет почту');
    expect(await desk.approve(owner, asked?.id)).toEqual({ __typename: 'Done' });
    await desk.ended(asked?.id);
    expect(await desk.endOf(asked?.id)).toBe('moved');
    expect(await desk.guest().signIn(next, password)).toMatchObject({ __typename: 'Session' });
    expect(await desk.guest().signIn(person.email, password)).toMatchObject({ code: 'CREDENTIALS_WRONG' });
    expect((await app.mail.letter(person.email, 2)).subject).toBe('Почта для входа изменена');
    expect((await app.mail.letter(next, 2)).subject).toBe('Теперь вы входите с этим адресом');
    expect(
      await app.sql`select action, outcome from account_log where user_id = ${person.userId} and action like '%mail%' order by at`,
    ).toEqual([
      { action: 'account.requestEmailChange', outcome: 'done' },
      { action: 'account.confirmNewEmail', outcome: 'done' },
      { action: 'account.moveEmail', outcome: 'done' },
    ]);
  });

  it('2. is asked for with a confirmation of this very call: another address needs another one', async () => {
    const { requestEmailChange: refused } = await client.get(requestEmailChange, { email: next });
    expect(refused).toMatchObject({ code: 'CONFIRMATION_NEEDED', params: { operation: 'requestEmailChange' } });
    const { confirmation } = refused.params;
    await client.get('mutation ($input: ConfirmOperationInput!) { confirmOperation(input: $input) { __typename } }', {
      input: { confirmation, password },
    });
    const other = await client.get(requestEmailChange, { email: `x${next}`, confirmation });
    expect(other.requestEmailChange.code).toBe('CONFIRMATION_NEEDED');
    expect(await mine()).toBeNull();
  });

  it('3. is approved by nobody for themselves, by nobody below them, and for no owner', async () => {
    const boss = await app.member(shop, ['administrator']);
    const own = await app.as(boss, shop.companyId);
    const id = await proved(next, own);
    expect(await desk.listed(own)).toMatchObject([{ id, canDecide: false }]);
    expect(await desk.approve(own, id)).toMatchObject({ code: 'NOT_YOURSELF' });
    const { createRole: role } = await owner.get(
      'mutation ($input: CreateRoleInput!) { createRole(input: $input) { ... on Role { key } ... on Problem { code } } }',
      { input: { name: 'Кадры', description: null, rights: ['team.read', 'team.contacts.read', 'team.approveEmail'] } },
    );
    const below = await app.as(await app.member(shop, [role.key]), shop.companyId);
    expect(await desk.approve(below, id)).toMatchObject({ code: 'TARGET_ABOVE_YOU' });
    expect(await desk.listed(below)).toMatchObject([{ id, canDecide: false }]);
    expect(await below.refusal('mutation ($id: ID!) { blockMember(id: $id) { __typename } }', { id: person.memberId })).toBe('FORBIDDEN');
    const manager = await app.as(await app.member(shop, ['manager']), shop.companyId);
    expect(await manager.refusal(approveEmailChange, { id })).toBe('FORBIDDEN');
    const ofOwner = await proved(`o${next}`, owner);
    const other = await app.as(await app.member(shop, ['administrator']), shop.companyId);
    expect(await desk.approve(other, ofOwner)).toMatchObject({ code: 'OWNER_UNTOUCHABLE' });
    expect(await desk.addressOf(boss)).toBe(boss.email);
  });

  it('4. is not approved once it was changed for another one: what was seen is what is approved', async () => {
    const id = await proved();
    const later = await proved(`z${next}`);
    expect(await desk.endOf(id)).toBe('replaced');
    expect(await desk.approve(owner, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
    expect(await desk.confirm(await app.mail.token(next))).toMatchObject({ code: 'LINK_REPLACED' });
    expect(await desk.listed(owner)).toMatchObject([{ id: later, newEmail: `z${next}` }]);
  });

  it('5. goes to one of two who ask for it in parallel, and the other keeps theirs', async () => {
    const rival = await app.member(shop, ['accountant']);
    const rivals = await app.as(rival, null, 'staff');
    const [one, other] = [await request(), await request(next, rivals)];
    const tokens = [await app.mail.token(next, 1), await app.mail.token(next, 2)];
    for (const token of tokens) expect(await desk.confirm(token)).toMatchObject({ state: 'APPROVAL' });
    await Promise.all([one, other].map(({ id }) => desk.approve(owner, id)));
    await Promise.all([one, other].map(({ id }) => desk.ended(id)));
    expect([await desk.endOf(one.id), await desk.endOf(other.id)].sort()).toEqual(['address_taken', 'moved']);
    const addresses = [await desk.addressOf(person), await desk.addressOf(rival)];
    expect(addresses.filter((address) => address === next)).toHaveLength(1);
    expect(addresses.filter((address) => address === person.email || address === rival.email)).toHaveLength(1);
  });

  it('6. that another account has is asked for like any other, and only its box learns of it', async () => {
    const taken = await app.member(shop, ['manager']);
    const answers = [await request(next), await request(taken.email)];
    const bare = answers.map(({ __typename, state, movesAt }) => ({ __typename, state, movesAt }));
    expect(bare[0]).toEqual(bare[1]);
    expect((await app.mail.letter(taken.email)).subject).toBe('У вас уже есть учётная запись');
    expect(app.mail.tokensTo(taken.email)).toEqual([]);
  });

  it('7. that another account took after it was approved is not moved to: its uniqueness is looked at again', async () => {
    await alsoIn(await app.shop());
    const id = await proved();
    expect(await desk.approve(owner, id)).toEqual({ __typename: 'Done' });
    await app.member(await app.shop(), ['manager'], next);
    await desk.aDayLater(id);
    await desk.ended(id);
    expect([await desk.endOf(id), await desk.addressOf(person)]).toEqual(['address_taken', person.email]);
    await until(async () => app.mail.to(person.email).some(({ subject }) => subject === 'Сменить почту не получилось'));
  });

  it.each([
    ['a block', () => owner.get(blockMember, { id: person.memberId })],
    ['another role', () => owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } })],
    ['a place in another shop', async () => alsoIn(await app.shop())],
  ])('8. is over with %s, before and after its box was proved', async (_what, change) => {
    const { id } = await request();
    const token = await app.mail.token(next);
    await app.sql`update email_changes set confirmed_at = now() where id = ${id}`;
    await change();
    expect(await mine()).toMatchObject({ id, state: 'OVER' });
    expect(await desk.confirm(token)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
    expect(await desk.listed(owner)).toEqual([]);
    expect(await desk.approve(owner, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
    expect(await desk.addressOf(person)).toBe(person.email);
  });

  it('9. is over with a block that comes between the approval and the move', async () => {
    await alsoIn(await app.shop());
    const id = await proved();
    await desk.approve(owner, id);
    await owner.get(blockMember, { id: person.memberId });
    await desk.aDayLater(id);
    await desk.ended(id);
    expect([await desk.endOf(id), await desk.addressOf(person)]).toEqual(['access_changed', person.email]);
  });

  it('10. is confirmed by its own box, at its own time, and kills the links to the old one', async () => {
    await app.sql`update users set email_confirmed_at = now() - interval '400 days' where id = ${person.userId}`;
    await desk.guest().get(requestPasswordReset, { email: person.email });
    const reset = await app.mail.token(person.email, 1);
    const id = await proved();
    await desk.approve(owner, id);
    await desk.ended(id);
    const [user] =
      await app.sql`select email, email_confirmed_at > now() - interval '1 hour' as is_fresh from users where id = ${person.userId}`;
    expect(user).toEqual({ email: next, is_fresh: true });
    const { resetPassword: answer } = await desk
      .guest()
      .get(resetPassword, { input: { token: reset, password: 'a lantern over the gate' } });
    expect(answer.code).toBe('LINK_REPLACED');
    await desk.guest().get(requestPasswordReset, { email: person.email });
    await desk.guest().get(requestPasswordReset, { email: next });
    await until(async () => app.mail.to(next).some(({ subject }) => subject === 'Новый пароль'));
    expect(app.mail.to(person.email).filter(({ subject }) => subject === 'Новый пароль')).toHaveLength(1);
  });

  it('11. is stopped from the old box, which ends every session; the token is good for nothing else', async () => {
    const { id } = await request();
    const [fresh, old] = [await app.mail.token(next), await app.mail.token(person.email)];
    expect(await desk.stop(fresh)).toMatchObject({ code: 'LINK_UNKNOWN' });
    expect(await desk.confirm(old)).toMatchObject({ code: 'LINK_UNKNOWN' });
    expect(await desk.stop(old)).toEqual({ __typename: 'Done' });
    expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect(await desk.endOf(id)).toBe('stopped');
    expect(await desk.confirm(fresh)).toMatchObject({ code: 'LINK_REVOKED' });
    expect(await desk.stop(old)).toMatchObject({ code: 'LINK_REVOKED' });
  });

  it('12. of an owner needs nobody else, and leaves the old box a day to stop it', async () => {
    const id = await proved(next, owner);
    expect(await mine(owner)).toMatchObject({ state: 'TIME' });
    expect(Date.parse((await mine(owner))?.movesAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    await delay(1500);
    expect(await desk.addressOf(shop.owner)).toBe(shop.owner.email);
    await desk.aDayLater(id);
    await desk.ended(id);
    expect(await desk.addressOf(shop.owner)).toBe(next);
    const second = `s${next}`;
    const stopped = await proved(second, owner);
    expect(await desk.stop(await app.mail.token(next, 2))).toEqual({ __typename: 'Done' });
    await app.sql`update pgboss.job set start_after = now() where name = 'email-change.move' and data ->> 'changeId' = ${stopped}`;
    await delay(1500);
    expect(await desk.addressOf(shop.owner)).toBe(next);
  });

  it('13. of one who works in two shops is approved by either, waits out the day, and can be declined by the other', async () => {
    const other = await app.shop();
    await alsoIn(other);
    const others = await app.as(other.owner, other.companyId);
    const id = await proved();
    expect([await desk.listed(owner), await desk.listed(others)]).toMatchObject([[{ id }], [{ id }]]);
    expect(await desk.approve(owner, id)).toEqual({ __typename: 'Done' });
    expect(await mine()).toMatchObject({ state: 'TIME' });
    expect(Date.parse((await mine())?.movesAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect(await desk.approve(others, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
    expect((await others.get(declineEmailChange, { id })).declineEmailChange).toEqual({ __typename: 'Done' });
    await desk.aDayLater(id);
    await delay(1500);
    expect([await desk.endOf(id), await desk.addressOf(person)]).toEqual(['declined', person.email]);
    const stranger = await app.shop();
    const strangers = await app.as(stranger.owner, stranger.companyId);
    expect(await strangers.refusal(approveEmailChange, { id })).toBe('NOT_FOUND');
  });

  it('14. is in nobody’s hands but the person’s: a shop edits its own card of them, and resets go to the proved address', async () => {
    const other = await app.shop();
    await alsoIn(other);
    const input = { memberId: person.memberId, version: 1, displayName: 'Чужое имя', phone: '+79160000000' };
    expect((await owner.get(updateMember, { input })).updateMember.__typename).toBe('Member');
    expect(await owner.refusal(updateMember, { input: { ...input, version: 2, email: next } })).toBe('BAD_USER_INPUT');
    await request();
    await desk.guest().get(requestPasswordReset, { email: next });
    await desk.guest().get(requestPasswordReset, { email: person.email });
    const letters = async () => app.mail.to(person.email).filter(({ subject }) => subject === 'Новый пароль').length;
    await until(async () => (await letters()) === 1);
    await until(async () => app.mail.to(next).length > 0);
    expect(app.mail.to(next).map(({ subject }) => subject)).toEqual(['Подтвердите новую почту']);
    const there = await app.as(person, other.companyId);
    expect((await there.get(viewer)).viewer.user).toMatchObject({ email: person.email, fullName: person.fullName });
  });
});
