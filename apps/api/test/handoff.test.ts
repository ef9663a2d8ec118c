import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { viewer } from './documents.ts';
import { beginHandoff, finishHandoff, startHandoff } from './handoff.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Person, Shop } from './seeds.ts';

/**
 * Each of these was broken on purpose and seen to fail here: the link is looked up without its challenge; whoever is signed
 * in is replaced unasked; the same person gets a second session.
 */
let app: TestApp;
let shop: Shop;
let person: Person;
let staff: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());
beforeEach(async () => {
  // Every request comes from one address here.
  await app.sql`delete from rate_limits`;
  person = await app.member(shop, ['manager']);
  staff = await app.as(person, shop.companyId, 'staff');
});

async function finish(browser: Client, key: Record<string, string>) {
  const { finishHandoff: answer } = await browser.get(finishHandoff, key);
  if (answer.accessToken) browser.accessToken = answer.accessToken;
  return answer;
}

const emailIn = async (browser: Client) => (await browser.get(viewer)).viewer.user.email;
const sessionsOf = async ({ userId }: Person) =>
  (await app.sql`select from sessions where user_id = ${userId} and portal = 'seller' and ended_at is null`).length;

it('signs the browser that began it in, as who is signed in to the staff portal', async () => {
  const browser = app.guest();
  expect((await finish(browser, await beginHandoff(staff, shop.companyId))).__typename).toBe('Session');
  expect(await emailIn(browser)).toBe(person.email);
  expect(browser.cookie).toMatch(/^__Host-prikazchik-seller=/);
});

it('signs nobody in by the token of a stranger, and leaves the stranger theirs', async () => {
  const stranger = await beginHandoff(await app.as(shop.owner, shop.companyId, 'staff'), shop.companyId);
  const own = await beginHandoff(staff, shop.companyId);
  const victim = app.guest();
  expect(await finish(victim, { token: stranger.token, verifier: own.verifier })).toEqual({
    __typename: 'Problem',
    code: 'LINK_UNKNOWN',
    params: null,
  });
  expect(victim.cookie).toBeNull();
  expect((await finish(app.guest(), stranger)).__typename).toBe('Session');
});

it.each([
  ['an empty', ''],
  ['a guessed', 'guess'],
  ['a very long', 'a'.repeat(5000)],
  ['a Russian', 'привет'],
])('does not use the link up by %s verifier', async (_what, verifier) => {
  const key = await beginHandoff(staff, shop.companyId);
  expect((await finish(app.guest(), { ...key, verifier })).code).toBe('LINK_UNKNOWN');
  expect((await finish(app.guest(), key)).__typename).toBe('Session');
});

it('asks for a verifier', async () => {
  const { token } = await beginHandoff(staff, shop.companyId);
  const { status, data } = await app.guest().ask(finishHandoff, { token });
  expect([status, data]).toEqual([400, null]);
});

it('bounds the guesses of one address', async () => {
  const key = await beginHandoff(staff, shop.companyId);
  for (let guess = 0; guess < 60; guess += 1) await finish(app.guest(), { ...key, verifier: `guess ${guess}` });
  expect(await app.guest().refusal(finishHandoff, key)).toBe('RATE_LIMITED');
});

it('says why a link is dead to the browser that began it alone', async () => {
  const used = await beginHandoff(staff, shop.companyId);
  await finish(app.guest(), used);
  expect((await finish(app.guest(), used)).code).toBe('LINK_USED');
  expect((await finish(app.guest(), { ...used, verifier: 'guess' })).code).toBe('LINK_UNKNOWN');
  const replaced = await beginHandoff(staff, shop.companyId);
  const expired = await beginHandoff(staff, shop.companyId);
  await app.sql`update links set expires_at = now() - interval '1 second' where user_id = ${person.userId} and replaced_at is null`;
  expect((await finish(app.guest(), replaced)).code).toBe('LINK_REPLACED');
  expect((await finish(app.guest(), expired)).code).toBe('LINK_EXPIRED');
});

it('does not replace somebody else who is signed in, but says who is who', async () => {
  const browser = await app.as(shop.owner, shop.companyId);
  const key = await beginHandoff(staff, shop.companyId);
  expect(await finish(browser, key)).toEqual({
    __typename: 'Problem',
    code: 'SIGNED_IN_AS_ANOTHER',
    params: { here: shop.owner.email, there: person.email },
  });
  expect(await emailIn(browser)).toBe(shop.owner.email);
  expect(await sessionsOf(person)).toBe(0);
  expect((await finish(app.guest(), key)).__typename).toBe('Session');
});

it('goes on with the session that the same person has', async () => {
  const browser = await app.as(person, shop.companyId);
  const { cookie } = browser;
  expect((await finish(browser, await beginHandoff(staff, shop.companyId))).__typename).toBe('Session');
  expect([browser.cookie, await emailIn(browser), await sessionsOf(person)]).toEqual([cookie, person.email, 1]);
});

it.each(['', 'short', `${'a'.repeat(43)}=`, 'a'.repeat(44), '<script>'])('takes no %j for a challenge', async (challenge) => {
  const { startHandoff: answer } = await staff.get(startHandoff, { id: shop.companyId, challenge });
  expect(answer).toEqual({ __typename: 'Problem', code: 'INVALID_VALUE', field: 'challenge' });
});
