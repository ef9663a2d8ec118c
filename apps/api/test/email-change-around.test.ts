import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { confirmOperation } from './confirmations.ts';
import { acceptInvitation, blockMember, inviteMember, mySessions, requestPasswordReset, resetPassword, viewer } from './documents.ts';
import { cancelEmailChange, requestEmailChange } from './email-changes.documents.ts';
import { emailDesk } from './email-changes.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Person, Shop } from './seeds.ts';

/** What stands around a new sign-in address; the fourteen cases of the move itself are in `email-change.test.ts`. */
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

it('the session that asked goes on, the others end', async () => {
  const [seller, other] = [await app.as(person, shop.companyId), await app.as(person, null, 'staff')];
  const id = await proved();
  await desk.approve(owner, id);
  await desk.ended(id);
  expect((await client.get(mySessions)).mySessions).toMatchObject([{ isThis: true }]);
  for (const gone of [seller, other]) expect(await gone.refusal(viewer)).toBe('UNAUTHENTICATED');
});

it('the person may take it back, and whoever approves then is told that it is over', async () => {
  const id = await proved();
  expect((await client.get(cancelEmailChange)).cancelEmailChange).toEqual({ __typename: 'Done' });
  expect([await mine(), await desk.listed(owner)]).toEqual([null, []]);
  expect(await desk.approve(owner, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
  expect((await client.get(cancelEmailChange)).cancelEmailChange).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
});

it('three days are all that the new box and the approval have', async () => {
  const id = await proved();
  await app.sql`update email_changes set expires_at = now() where id = ${id}`;
  expect([await mine(), await desk.listed(owner)]).toEqual([null, []]);
  expect(await desk.approve(owner, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
  expect(await desk.confirm(await app.mail.token(next))).toMatchObject({ code: 'LINK_EXPIRED' });
  expect(await request(`y${next}`)).toMatchObject({ __typename: 'EmailChange' });
});

it('the address that one has, and what is none, is refused at its field', async () => {
  expect(await request(person.email.toUpperCase())).toMatchObject({ code: 'EMAIL_UNCHANGED', field: 'email' });
  expect(await request('нет')).toMatchObject({ field: 'email' });
});

it('five requests a day are enough', async () => {
  for (let count = 0; count < 5; count++) await request(`${count}${next}`);
  await expect(request(`6${next}`)).rejects.toThrow('RATE_LIMITED');
});

it('dies with a new password: whoever asked may have stolen the one before', async () => {
  await desk.guest().get(requestPasswordReset, { email: person.email });
  const token = await app.mail.token(person.email, 1);
  const id = await proved();
  await desk.guest().get(resetPassword, { input: { token, password: 'a lantern over the gate' } });
  expect(await desk.approve(owner, id)).toMatchObject({ code: 'EMAIL_CHANGE_OVER' });
  await app.sql`update email_changes set moves_at = now(), approved_at = now() where id = ${id}`;
  expect(await desk.addressOf(person)).toBe(person.email);
  expect(await desk.listed(owner)).toEqual([]);
});

it('an invitation belongs to the box that it was sent to', async () => {
  const other = await app.shop();
  const others = await app.as(other.owner, other.companyId);
  const invite = (email: string, by: Client) => by.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
  await invite(person.email, others);
  await invite(next, others);
  const [toOld, toNew] = [await app.mail.token(person.email, 1), await app.mail.token(next, 1)];
  await request();
  await desk.confirm(await app.mail.token(next, 2));
  const [asked] = await desk.listed(owner);
  await desk.approve(owner, asked?.id);
  await desk.ended(asked?.id);
  expect((await client.get(acceptInvitation, { token: toOld })).acceptInvitation.code).toBe('EMAIL_MISMATCH');
  expect((await client.get(acceptInvitation, { token: toNew })).acceptInvitation).toMatchObject({ companyId: other.companyId });
  expect((await invite(next, owner)).inviteMember.code).toBe('ALREADY_MEMBER');
});

it('a shop that has blocked the person approves as well: it may let them in again', async () => {
  await owner.get(blockMember, { id: person.memberId });
  const id = await proved();
  expect(await mine()).toMatchObject({ state: 'APPROVAL' });
  expect(await desk.listed(owner)).toMatchObject([{ id, memberId: person.memberId, canDecide: true }]);
  expect((await told(owner)).filter(({ kind }) => kind === 'EMAIL_CHANGE_ASKED')).toHaveLength(1);
  await desk.approve(owner, id);
  await desk.ended(id);
  expect(await desk.addressOf(person)).toBe(next);
});

it('who took their account back by a new password may ask for another address afterwards', async () => {
  await app.guest('staff').get(requestPasswordReset, { email: person.email });
  const token = await app.mail.token(person.email);
  const secret = 'a heron above the quiet mill';
  await app.guest('staff').get(resetPassword, { input: { token, password: secret } });
  await client.signIn(person.email, secret);
  const { confirmation } = (await client.get(requestEmailChange, { email: next })).requestEmailChange.params;
  await client.get(confirmOperation, { input: { confirmation, password: secret } });
  const { requestEmailChange: made } = await client.get(requestEmailChange, { email: next, confirmation });
  expect(await desk.confirm(await app.mail.token(next))).toMatchObject({ __typename: 'EmailChange', id: made.id });
  expect(await mine()).toMatchObject({ state: 'APPROVAL' });
  await desk.approve(owner, made.id);
  await desk.ended(made.id);
  expect(await desk.addressOf(person)).toBe(next);
});

const told = async (by: Client): Promise<{ kind: string }[]> =>
  (await by.get('{ notices(first: 10) { edges { node { kind } } } }')).notices.edges.map(({ node }: { node: { kind: string } }) => node);
