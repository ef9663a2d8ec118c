import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import { acceptInvitation, inviteMember, letMemberIn, lockShop, revocation, shopSecurity, unlockShop, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { products } from './products.documents.ts';
import type { Person, Shop } from './seeds.ts';

/**
 * Each of these was broken on purpose and seen to fail here: whoever joins while the shop is locked is in; the owner must be let in;
 * the presser's other sign-ins go on; whoever was let in gets in with what they had before.
 */
let app: TestApp;
let shop: Shop;
let owner: Client;
let admin: Person;
let presser: Client;
let manager: Person;
let client: Client;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  shop = await app.shop();
  [admin, manager] = [await app.member(shop, ['administrator']), await app.member(shop, ['manager'])];
  owner = await app.as(shop.owner, shop.companyId);
  presser = await app.as(admin, shop.companyId);
  client = await app.as(manager, shop.companyId);
});

const press = async (who = presser) => (await confirmed(who, lockShop, {})).lockShop;
const open = async (who = presser) => (await confirmed(who, unlockShop, {})).unlockShop;
const barOf = async (who: Client) => (await who.get(viewer)).viewer.bar;
const letIn = async ({ memberId }: Person, who = presser) => (await who.get(letMemberIn, { memberId })).letMemberIn;
const standingOf = async ({ memberId }: Person, who = presser): Promise<Fields> =>
  (await who.get(shopSecurity)).shopSecurity.people.find(({ member }: Fields) => member.id === memberId);

describe('the button', () => {
  it('is pressed only once it was confirmed, by one who may', async () => {
    expect((await presser.get(lockShop)).lockShop).toMatchObject({ code: 'CONFIRMATION_NEEDED' });
    expect(await client.refusal(lockShop)).toBe('FORBIDDEN');
    expect([await barOf(owner), await barOf(client)]).toEqual([null, null]);
    expect((await presser.get(shopSecurity)).shopSecurity.lock).toBeNull();
  });

  it('puts everyone out at once but whoever pressed it, streams included, and no other shop', async () => {
    const elsewhere = await app.shop();
    const place = await app.member(elsewhere, ['manager']);
    await app.sql`update members set user_id = ${manager.userId} where id = ${place.memberId}`;
    const other = await app.as(admin, shop.companyId);
    const stream = client.subscribe('subscription { teamChanged { ok } }');
    await delay(300);
    expect(await press()).toMatchObject({ lock: { by: admin.fullName } });
    expect(await presser.refusal(products)).toBeNull();
    for (const [who, bar] of [
      [client, 'LOCKED'],
      [owner, 'SIGN_IN_AGAIN'],
      [other, 'SIGN_IN_AGAIN'],
    ] as const) {
      expect((await who.ask(products)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', bar });
      expect(await barOf(who)).toBe(bar);
    }
    expect(await Promise.race([stream.ended.then(() => 'ended'), delay(1_000, 'open')])).toBe('ended');
    await expect
      .poll(async () => (await presser.get(revocation, { memberId: manager.memberId })).revocation)
      .toMatchObject({ kind: 'SIGNED_OUT', sessions: 1, streams: [{ field: 'teamChanged' }] });
    client.company = elsewhere.companyId;
    expect(await client.refusal(products)).toBeNull();
    expect(await press()).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is told in the journal, by notice and by letter', async () => {
    await press();
    const rows =
      await app.sql`select user_id, object_id, after from audit_log where company_id = ${shop.companyId} and action = 'company.lock'`;
    expect(rows).toEqual([{ user_id: admin.userId, object_id: shop.companyId, after: { sessionsEnded: 2 } }]);
    expect((await app.mail.letter(manager.email)).subject).toContain('закрыт для всех');
    expect((await app.mail.letter(shop.owner.email)).subject).toContain('закрыт для всех');
    const told = await app.sql`select user_id from notices where kind = 'SHOP_LOCKED' and about_shop = ${shop.companyId} order by user_id`;
    expect(told.map(({ user_id }) => user_id)).toEqual([manager.userId, shop.owner.userId].toSorted());
  });
});

describe('the way back', () => {
  it('is open to the owner, who signs in anew, and to nobody else', async () => {
    await press();
    const anew = await app.as(shop.owner, shop.companyId);
    expect([await anew.refusal(products), await barOf(anew)]).toEqual([null, null]);
    expect(await barOf(await app.as(manager, shop.companyId))).toBe('LOCKED');
    expect(await letIn(shop.owner)).toMatchObject({ code: 'OWNER_UNTOUCHABLE' });
  });

  it('is opened to people one by one: who was let in signs in anew, and is seen to be back', async () => {
    const third = await app.member(shop, ['accountant']);
    await press();
    expect(await standingOf(manager)).toMatchObject({ isLockedOut: true, sessions: 0 });
    expect(await letIn(manager)).toMatchObject({ __typename: 'Member' });
    expect(await standingOf(manager)).toMatchObject({ isLockedOut: false, sessions: 0 });
    expect(await barOf(client)).toBe('SIGN_IN_AGAIN');
    const back = await app.as(manager, shop.companyId);
    expect(await back.refusal(products)).toBeNull();
    expect(await standingOf(manager)).toMatchObject({ isLockedOut: false, sessions: 1 });
    expect(await standingOf(third)).toMatchObject({ isLockedOut: true });
    expect(await letIn(manager)).toMatchObject({ code: 'WRONG_STATE' });
    const kinds = app.sql`select kind from notices where user_id = ${manager.userId} and kind = 'UNBLOCKED'`;
    expect(await kinds).toHaveLength(1);
  });

  it('is opened to all at once, who sign in anew, too', async () => {
    await press();
    await letIn(manager);
    expect(await open()).toMatchObject({ lock: null });
    const third = await app.member(shop, ['manager']);
    expect(await barOf(await app.as(third, shop.companyId))).toBeNull();
    expect(await barOf(client)).toBe('SIGN_IN_AGAIN');
    expect(await (await app.as(manager, shop.companyId)).refusal(products)).toBeNull();
    expect(await open()).toMatchObject({ code: 'WRONG_STATE' });
    const [row] =
      await app.sql`select after from audit_log where company_id = ${shop.companyId} and action = 'company.unlock' and outcome = 'done'`;
    expect(row?.after).toEqual({ letIn: 0 });
  });

  it('is closed to one who joins meanwhile, until they are let in', async () => {
    const newcomer = (await app.shop()).owner;
    await presser.get(inviteMember, { input: { email: newcomer.email, roles: ['MANAGER'], locale: 'RU' } });
    const token = await app.mail.token(newcomer.email);
    await press();
    const who = await app.as(newcomer, shop.companyId);
    const { acceptInvitation: place } = await who.get(acceptInvitation, { token });
    expect(await barOf(who)).toBe('LOCKED');
    expect(await letIn({ ...newcomer, memberId: place.id })).toMatchObject({ __typename: 'Member' });
    expect([await barOf(who), await who.refusal(products)]).toEqual([null, null]);
  });

  it('is nothing to those who are out, below, or of another shop', async () => {
    await press();
    expect(await client.refusal(unlockShop)).toBe('FORBIDDEN');
    expect(await owner.refusal(unlockShop)).toBe('FORBIDDEN');
    const foreign = await app.shop();
    const stranger = await app.as(foreign.owner, foreign.companyId);
    expect(await stranger.refusal(letMemberIn, { memberId: manager.memberId })).toBe('NOT_FOUND');
    expect(await open(stranger)).toMatchObject({ code: 'WRONG_STATE' });
    expect((await stranger.get(shopSecurity)).shopSecurity.lock).toBeNull();
    expect(await barOf(client)).toBe('LOCKED');
  });
});

it('leaves one in when two press at once: the other is refused, whatever comes first', async () => {
  const answers = await Promise.all(
    [press(presser), press(owner)].map((one) =>
      one.then(
        ({ __typename, code }) => code ?? __typename,
        () => 'FORBIDDEN',
      ),
    ),
  );
  expect(answers.filter((answer) => answer === 'ShopSecurity')).toHaveLength(1);
  expect([await barOf(presser), await barOf(owner)].filter((bar) => bar === null)).toHaveLength(1);
});
