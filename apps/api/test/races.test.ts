import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember, changeRoles, requestPasswordReset, resetPassword, signOut, viewer } from './documents.ts';
import { beginHandoff, finishHandoff } from './handoff.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct, updateProduct } from './products.documents.ts';
import { type Person, password, type Shop } from './seeds.ts';

/** What two requests at once could leave behind. */
let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());
// Every request comes from one address here.
beforeEach(() => app.sql`delete from rate_limits`);

const isIn = async (client: Client) => client.accessToken !== null && (await client.refusal(viewer)) === null;

/** Resolves when so many statements wait for a lock that others hold. */
const haveToWait = (count: number) =>
  expect
    .poll(() => app.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`, { timeout: 5_000 })
    .toHaveLength(count);

async function resetter(person: Person): Promise<() => Promise<unknown>> {
  await app.guest().get(requestPasswordReset, { email: person.email });
  const token = await app.mail.token(person.email);
  return () => app.guest().get(resetPassword, { input: { token, password: 'another dozen of bagels' } });
}

/** After some failures in a row, or behind a queue of hashes, one is told to come again: a fair answer, too. */
function tooOften(error: Error): void {
  if (!/RATE_LIMITED|UNAVAILABLE/.test(error.message)) throw error;
}

it('opens no session by the old password while it is being reset', async () => {
  for (let round = 0; round < 2; round += 1) {
    const person = await app.member(shop, ['manager']);
    const reset = await resetter(person);
    const clients = Array.from({ length: 8 }, () => app.guest());
    const attempts = clients.map((client, index) => delay(index * 12).then(() => client.signIn(person.email, password).catch(tooOften)));
    const [, ...answers] = await Promise.all([reset(), ...attempts]);
    // Were every one of them told to come again, nothing would have been tried.
    expect(answers.filter(Boolean).length).toBeGreaterThan(0);
    expect(await Promise.all(clients.map(isIn))).not.toContain(true);
  }
});

it('carries no sign-in to the other portal while the password is being reset', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await app.member(shop, ['manager']);
    const here = await app.as(person, shop.companyId, 'staff');
    const reset = await resetter(person);
    const key = await beginHandoff(here, shop.companyId);
    const there = app.guest();
    const finish = async () => {
      await delay(round * 15);
      there.accessToken = (await there.get(finishHandoff, key)).finishHandoff.accessToken ?? null;
    };
    await Promise.all([reset(), finish()]);
    expect(await isIn(there)).toBe(false);
  }
});

it('leaves no second letter alive when one of two that were asked for at once was used', async () => {
  const person = await app.member(shop, ['manager']);
  const ask = () => app.guest().get(requestPasswordReset, { email: person.email });
  await Promise.all([ask(), ask(), ask()]);
  const use = (token: string) => app.guest().get(resetPassword, { input: { token, password: 'another dozen of bagels' } });
  await app.mail.token(person.email);
  const unsent = async () => (await app.sql`select from pgboss.job where name = 'letter.reset-password' and state <> 'completed'`).length;
  await expect.poll(unsent, { timeout: 10_000 }).toBe(0);
  let used = 0;
  for (const token of app.mail.tokensTo(person.email)) if ((await use(token)).resetPassword.__typename === 'Done') used += 1;
  expect(used).toBe(1);
});

it('ends the session of the cookie too when another tab has signed in anew', async () => {
  const person = await app.member(shop, ['manager']);
  const earlier = await app.as(person);
  const later = await app.as(person);
  earlier.cookie = later.cookie;
  await earlier.get(signOut);
  expect([await isIn(earlier), await isIn(later)]).toEqual([false, false]);
});

it('takes no role away from under a write that was let pass by it', async () => {
  const person = await app.member(shop, ['content_manager']);
  const [writer, owner] = [await app.as(person, shop.companyId), await app.as(shop.owner, shop.companyId)];
  const { id, version } = (await writer.get(createProduct, { input: cardOf('RACE-1') })).createProduct;
  let taking: Promise<string> | undefined;
  let writing: Promise<Fields> | undefined;
  await app.sql.begin(async (tx) => {
    await tx`select from products where id = ${id} for update`;
    writing = writer.get(updateProduct, { id, version, input: cardOf('RACE-2') });
    const waiting = () =>
      app.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from "products"%'`;
    await expect.poll(waiting, { timeout: 5_000 }).toHaveLength(1);
    taking = owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } }).then(() => 'answered');
    expect(await Promise.race([taking, delay(300, 'waits')])).toBe('waits');
  });
  expect((await writing)?.updateProduct).toMatchObject({ sku: 'RACE-2' });
  expect(await taking).toBe('answered');
  expect(await writer.refusal(updateProduct, { id, version: version + 1, input: cardOf('RACE-3') })).toBe('FORBIDDEN');
});

it('lets nothing more of one who is being blocked overtake the block', async () => {
  const person = await app.member(shop, ['content_manager']);
  const [writer, owner] = [await app.as(person, shop.companyId), await app.as(shop.owner, shop.companyId)];
  const { id, version } = (await writer.get(createProduct, { input: cardOf('OVER-1') })).createProduct;
  let first: Promise<Fields> | undefined;
  let blocking: Promise<Fields> | undefined;
  let later: Promise<string | null> | undefined;
  await app.sql.begin(async (tx) => {
    await tx`select from products where id = ${id} for update`;
    first = writer.get(updateProduct, { id, version, input: cardOf('OVER-2') });
    await haveToWait(1);
    blocking = owner.get(blockMember, { id: person.memberId });
    await haveToWait(2);
    later = writer.refusal(createProduct, { input: cardOf('OVER-3') });
    expect(await Promise.race([later, delay(200, 'waits')])).toBe('waits');
  });
  expect((await first)?.updateProduct).toMatchObject({ sku: 'OVER-2' });
  expect(await blocking).toMatchObject({ blockMember: { __typename: 'Revocation' } });
  expect(await later).toBe('FORBIDDEN');
});

describe('a session that ends in the middle', () => {
  const input = { fullName: 'Пётр Пробный', phone: null, locale: 'RU' };
  const updateProfile = 'mutation ($input: ProfileInput!) { updateProfile(input: $input) { __typename } }';

  it('leaves nothing done that began before its end and came to it after', async () => {
    const person = await app.member(shop, ['manager']);
    const client = await app.as(person);
    // The end is being written while the request comes: the request waits, and then sees it.
    const ended = app.sql.begin(async (sql) => {
      await sql`update sessions set ended_at = now(), end_reason = 'signed_out' where user_id = ${person.userId}`;
      await delay(400);
    });
    await delay(100);
    expect(await client.refusal(updateProfile, { input })).toBe('UNAUTHENTICATED');
    await ended;
    expect(await app.sql`select full_name from users where id = ${person.userId}`).toEqual([{ full_name: person.fullName }]);
  });

  it('can not be kept alive by one who goes on writing in it while the password is reset', async () => {
    const person = await app.member(shop, ['manager']);
    const thief = await app.as(person);
    const reset = await resetter(person);
    let resetting: Promise<unknown> | undefined;
    let writing: Promise<string | null> | undefined;
    // Both are under way, and wait for the same person, the end of the sessions first.
    await app.sql.begin(async (tx) => {
      await tx`select from users where id = ${person.userId} for update`;
      resetting = reset();
      await haveToWait(1);
      writing = thief.refusal(updateProfile, { input });
      await haveToWait(2);
    });
    expect(await resetting).toMatchObject({ resetPassword: { __typename: 'Done' } });
    expect(await writing).toBe('UNAUTHENTICATED');
  });
});
