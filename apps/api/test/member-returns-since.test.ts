import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { confirmed } from './confirmations.ts';
import {
  endMemberSession,
  endMemberSessions,
  endSession,
  lockShop,
  requestPasswordReset,
  resetPassword,
  signOut,
  unlockShop,
} from './documents.ts';
import { askEntry, withdrawEntry } from './entries.documents.ts';
import { linkBy } from './entries.ts';
import { startApp, type TestApp } from './harness.ts';
import { declineOwnership } from './ownership.documents.ts';
import { offer as offered, openAccepted } from './ownership.ts';
import { sessionOf } from './players.ts';
import { askReturn, makeReturn, returnBy } from './returns.ts';
import { type Named, type Person, password, type Shop } from './seeds.ts';

/** What a return link must not open, though its maker stands above its person: the shop itself, another one, and what a thief began. */
let app: TestApp;
let shop: Shop;
let owner: Client;
let person: Named;
let maker: Person;
let admin: Client;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  person = await app.named(shop, ['manager'], `p${randomUUID().slice(0, 12)}`);
  maker = await app.member(shop, ['administrator']);
  admin = await app.as(maker, shop.companyId);
});

const back = async (token: string) => {
  const { code, __typename } = await returnBy(app.guest('staff'), token);
  return code ?? __typename;
};
/** The browser of the one without a box. */
async function signedIn(): Promise<Client> {
  const client = app.guest('staff');
  await client.signIn(person.signInName, password);
  return client;
}
const canReturn = async (by: Client, id: string) =>
  (await by.get('query ($id: ID!) { member(id: $id) { canReturn } }', { id })).member.canReturn;

describe('while the shop may come to be theirs', () => {
  it('by an offer, there is no link: its maker would accept in their name', async () => {
    const other = await signedIn();
    const { id } = await offered({ shop, owner, other, heir: { ...person, email: 'nobody' } });
    for (const by of [admin, owner]) expect(await askReturn(by, person.memberId)).toMatchObject({ code: 'OWNERSHIP_OFFERED' });
    expect(await app.sql`select from links where user_id = ${person.userId} and purpose = 'return'`).toHaveLength(0);
    await other.get(declineOwnership, { id });
    expect(await askReturn(admin, person.memberId)).toMatchObject({ __typename: 'ReturnLink' });
  });

  it('by an offer, a link from before is dead, and good again when that is over', async () => {
    const token = await makeReturn(admin, person.memberId);
    await offered({ shop, owner, other: owner, heir: { ...person, email: 'nobody' } });
    expect(await back(token)).toBe('LINK_REVOKED');
    await app.sql`update ownership_transfers set expires_at = now() where to_id = ${person.memberId}`;
    expect(await back(token)).toBe('Done');
  });

  it('by an offer to somebody else: that is no matter', async () => {
    await offered({ shop, owner, other: owner, heir: maker });
    expect(await back(await makeReturn(admin, person.memberId))).toBe('Done');
  });

  it('by taking back what they gave away, there is none either', async () => {
    const scene = await openAccepted(app);
    const { memberId, userId } = scene.shop.owner;
    const name = `o${randomUUID().slice(0, 8)}`;
    await app.sql`update users set email = null, email_key = null, email_confirmed_at = null, sign_in_name = ${name}, sign_in_name_key = ${name}
      where id = ${userId}`;
    expect(await askReturn(scene.other, memberId)).toMatchObject({ code: 'OWNERSHIP_UNSETTLED', params: { until: expect.any(Number) } });
    expect(await canReturn(scene.other, memberId)).toBe(false);
    await app.sql`update ownership_transfers set undo_until = now() where id = ${scene.id}`;
    expect(await canReturn(scene.other, memberId)).toBe(true);
    const token = await makeReturn(scene.other, memberId);
    await app.sql`update ownership_transfers set undo_until = now() + interval '1 hour' where id = ${scene.id}`;
    expect(await back(token)).toBe('LINK_REVOKED');
    await app.sql`update ownership_transfers set undo_until = now() where id = ${scene.id}`;
    expect(await back(token)).toBe('Done');
  });
});

it('is nothing for one who waits at another shop’s door, when it is made and when it is used', async () => {
  const token = await makeReturn(admin, person.memberId);
  const elsewhere = await app.shop();
  const link = await linkBy(await app.as(elsewhere.owner, elsewhere.companyId));
  const theirs = await signedIn();
  expect((await theirs.get(askEntry, { token: link.token })).askEntryByLink).toMatchObject({ ok: true });
  expect(await back(token)).toBe('LINK_REVOKED');
  expect(await askReturn(admin, person.memberId)).toMatchObject({ code: 'WORKS_ELSEWHERE' });
  expect((await theirs.get(withdrawEntry, { id: link.id })).withdrawEntry).toMatchObject({ ok: true });
  expect(await back(token)).toBe('Done');
});

describe('dies with what puts its maker out', () => {
  const sessionOfAdmin = () => sessionOf(admin.accessToken);
  const anewPassword = async () => {
    await app.guest().get(requestPasswordReset, { email: maker.email });
    const token = await app.mail.token(maker.email);
    const { resetPassword: answer } = await app.guest().get(resetPassword, { input: { token, password: 'another lantern over the gate' } });
    expect(answer).toMatchObject({ ok: true });
  };

  it.each<[string, () => Promise<unknown>]>([
    ['the shop ends their sign-ins', () => owner.get(endMemberSessions, { memberId: maker.memberId })],
    ['the shop ends this one', () => owner.get(endMemberSession, { id: sessionOfAdmin() })],
    ['they set a new password', anewPassword],
    ['they end this session from another', async () => (await app.as(maker, null)).get(endSession, { id: sessionOfAdmin() })],
    ['the shop is locked', () => confirmed(owner, lockShop, {})],
  ])('%s', async (_what, putOut) => {
    const token = await makeReturn(admin, person.memberId);
    await putOut();
    expect(await back(token)).toBe('LINK_REVOKED');
    expect((await app.guest('staff').signIn(person.signInName, password)).__typename).toBe('Session');
  });

  it('and with a lock of their own, while it lasts', async () => {
    const token = await makeReturn(admin, person.memberId);
    await confirmed(admin, lockShop, {});
    expect(await back(token)).toBe('LINK_REVOKED');
    await confirmed(admin, unlockShop, {});
    expect(await back(token)).toBe('Done');
  });

  it('but not with another session of theirs, nor when they sign out', async () => {
    const second = await app.as(maker, shop.companyId);
    const token = await makeReturn(admin, person.memberId);
    await owner.get(endMemberSession, { id: sessionOf(second.accessToken) });
    await admin.get(signOut);
    expect(await back(token)).toBe('Done');
  });

  it('and is made anew by one who has signed in since', async () => {
    await owner.get(endMemberSessions, { memberId: maker.memberId });
    const again = await app.as(maker, shop.companyId);
    expect(await back(await makeReturn(again, person.memberId))).toBe('Done');
  });
});
