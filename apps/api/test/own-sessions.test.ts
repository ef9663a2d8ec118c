import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import { endOtherSessions, endSession, mySessions, mySignIns, refreshSession, viewer } from './documents.ts';
import { beginHandoff, finishHandoff } from './handoff.ts';
import { startApp, type TestApp } from './harness.ts';
import { sessionOf } from './players.ts';
import { challenged, enrol, finish } from './second-factor.ts';
import type { Person, Shop } from './seeds.ts';

/**
 * Each of these was broken on purpose and seen to fail here: anybody's session may be ended; `endOtherSessions` ends this one,
 * too; the idle limit, or the absolute one, is everybody's; a hand-off begins its time anew; signals are not sent.
 */
let app: TestApp;
let shop: Shop;
let person: Person;
let client: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  person = await app.member(shop, ['manager']);
  client = await app.as(person, shop.companyId);
});

const listed = async (who: Client) => (await who.get(mySessions)).mySessions;
/** Long before a stream would look for itself whether it may go on, in milliseconds. */
const soon = 5_000;
const idOf = ({ accessToken }: Client) => sessionOf(accessToken);

describe('sessions of one’s own', () => {
  it('are listed, this one marked, in both portals and nobody else’s', async () => {
    const staff = await app.as(person, null, 'staff');
    const found = await listed(client);
    expect(found.map(({ id, portal, isThis }: Record<string, unknown>) => [id, portal, isThis])).toEqual([
      [idOf(staff), 'STAFF', false],
      [idOf(client), 'SELLER', true],
    ]);
  });

  it('end one by one: the next request and the next refresh are refused, and its streams end', async () => {
    const other = await app.as(person, shop.companyId);
    const stream = other.subscribe('subscription { accessChanged { kind } }');
    await expect.poll(() => other.refusal(viewer)).toBeNull();
    expect((await client.get(endSession, { id: idOf(other) })).endSession.__typename).toBe('Done');
    expect(await other.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect((await other.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
    expect(await Promise.race([stream.ended.then(() => 'ended'), delay(soon, 'open')])).toBe('ended');
    expect((await listed(client)).map(({ id }: { id: string }) => id)).toEqual([idOf(client)]);
    expect(await client.refusal(endSession, { id: idOf(other) })).toBe('NOT_FOUND');
  });

  it('of others are not found', async () => {
    const owner = await app.as(shop.owner, shop.companyId);
    for (const id of [idOf(owner), randomUUID(), 'no id']) expect(await client.refusal(endSession, { id })).toBe('NOT_FOUND');
    expect(await owner.refusal(viewer)).toBeNull();
  });

  it('end all but this one, once it was confirmed, and with them what is half signed in', async () => {
    const others = [await app.as(person, null, 'staff'), await app.as(person, shop.companyId)];
    const owner = await app.as(shop.owner, shop.companyId);
    expect((await client.get(endOtherSessions)).endOtherSessions.code).toBe('CONFIRMATION_NEEDED');
    expect(await others[0]?.refusal(viewer)).toBeNull();
    expect((await confirmed(client, endOtherSessions, {})).endOtherSessions.__typename).toBe('Done');
    for (const other of others) expect(await other.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect(await client.refusal(viewer)).toBeNull();
    expect(await owner.refusal(viewer)).toBeNull();
  });

  it('are ten at most: the eleventh ends the oldest, and says so', async () => {
    const stream = client.subscribe('subscription { accessChanged { kind } }');
    await expect.poll(() => client.refusal(viewer)).toBeNull();
    for (let count = 2; count <= 11; count += 1) await app.as(person, shop.companyId, count % 2 ? 'seller' : 'staff');
    expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect(await Promise.race([stream.ended.then(() => 'ended'), delay(soon, 'open')])).toBe('ended');
    const [oldest] = await app.sql`select end_reason from sessions where id = ${idOf(client)}`;
    expect(oldest?.end_reason).toBe('superseded');
    expect(await app.sql`select from sessions where user_id = ${person.userId} and ended_at is null`).toHaveLength(10);
  });
});

describe('sign-ins of one’s own', () => {
  it('are told newest first, page by page, with how and why not', async () => {
    const other = await app.member(shop, ['manager']);
    await app.guest().signIn(other.email, 'not this one at all');
    const theirs = await app.as(other, shop.companyId, 'staff');
    const phone = await enrol(app, theirs, other);
    const browser = app.guest('staff');
    const challenge = await challenged(browser, other);
    await finish(browser, challenge, '000000');
    await finish(browser, challenge, phone.code());
    await app.guest().get(finishHandoff, await beginHandoff(browser, shop.companyId));
    const told: unknown[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Fields = (await theirs.get(mySignIns, { first: 2, after })).mySignIns;
      told.push(...page.edges.map(({ node }: { node: Record<string, unknown> }) => [node.way, node.refusal]));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(told).toEqual([
      ['HANDOFF', null],
      ['CODE', null],
      ['CODE', 'CODE_WRONG'],
      ['PASSWORD', null],
      ['PASSWORD', 'CREDENTIALS_WRONG'],
    ]);
  });
});

describe('a sign-in lasts', () => {
  const minute = 60;
  const hour = 60 * minute;
  const limits = [
    ['owner', hour, 24 * hour],
    ['administrator', hour, 24 * hour],
    ['manager', 12 * hour, 168 * hour],
  ] as const;

  async function signedIn(role: (typeof limits)[number][0]): Promise<Client> {
    return app.as(role === 'owner' ? (await app.shop()).owner : await app.member(shop, [role]));
  }
  const refreshed = async (who: Client) => (await who.get(refreshSession)).refreshSession.__typename;
  /** Moves the hands of the clock for the session, in seconds. */
  const age = (who: Client, used: number, begun: number) => app.sql`update sessions
    set last_used_at = now() - make_interval(secs => ${used}), created_at = now() - make_interval(secs => ${begun}),
        expires_at = expires_at - make_interval(secs => ${begun}) where id = ${idOf(who)}`;

  it.each(limits)('of an %s %i seconds without use', async (role, idle) => {
    const who = await signedIn(role);
    await age(who, idle - minute, idle - minute);
    expect(await refreshed(who)).toBe('Session');
    await age(who, idle + 1, idle + 1);
    expect(await refreshed(who)).toBe('Problem');
  });

  it.each(limits)('of an %s, whatever its use, by the absolute limit', async (role, _idle, absolute) => {
    const who = await signedIn(role);
    await age(who, minute, absolute - minute);
    expect(await refreshed(who)).toBe('Session');
    const late = await signedIn(role);
    await age(late, minute, absolute + 1);
    expect(await refreshed(late)).toBe('Problem');
    expect(await late.refusal(viewer)).toBe('UNAUTHENTICATED');
  });

  it('as long as its holder now has: one who becomes an administrator is held to their limits', async () => {
    const who = await app.as(person, shop.companyId);
    await age(who, 2 * hour, 2 * hour);
    expect(await refreshed(who)).toBe('Session');
    await app.sql`update member_roles set role = 'administrator' where member_id = ${person.memberId}`;
    await age(who, minute, 25 * hour);
    expect(await refreshed(who)).toBe('Problem');
  });

  it('no longer in the other portal than where it began', async () => {
    const staff = await app.as(person, null, 'staff');
    await app.sql`update sessions set expires_at = now() + interval '10 minutes' where id = ${idOf(staff)}`;
    await app.guest().get(finishHandoff, await beginHandoff(staff, shop.companyId));
    const [carried] = await app.sql`
      select expires_at <= now() + interval '10 minutes' as bound from sessions where user_id = ${person.userId} order by id desc limit 1`;
    expect(carried?.bound).toBe(true);
  });

  it('never longer by being used', async () => {
    const who = await app.as(person, shop.companyId);
    const until = async () => (await app.sql`select expires_at from sessions where id = ${idOf(who)}`)[0]?.expires_at;
    const before = await until();
    await who.get(refreshSession);
    expect(await until()).toEqual(before);
  });
});
