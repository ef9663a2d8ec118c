import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { company, updateCompany } from './companies.documents.ts';
import { confirmed } from './confirmations.ts';
import { refreshSession, requestPasswordReset, resetPassword, viewer } from './documents.ts';
import { beginHandoff, finishHandoff } from './handoff.ts';
import { startApp, type TestApp } from './harness.ts';
import { SoftKey } from './passkey.ts';
import { addPasskey, finishPasskeySignIn, startPasskey, startPasskeySignIn } from './passkeys.documents.ts';
import { type Authenticator, challenged, enrol, finish } from './second-factor.ts';
import { type Person, password, type Shop } from './seeds.ts';

/**
 * Every door to a session × everything that may have become of its person or their shop meanwhile. An account is a person's, and may
 * have places in other shops: so one whose address is not confirmed gets no session at all, and one who was blocked or removed, or
 * whose shop was suspended, gets one in which that shop is closed to them and the others are not. There are no API keys
 * yet: no doors either.
 *
 * Each of these was broken on purpose and seen to fail here: `open` does not look whether the address is confirmed; a refresh
 * does not.
 */
let app: TestApp;
let shop: Shop;
let other: Shop;
let person: Person;
let client: Client;
let phone: Authenticator;

beforeAll(async () => {
  app = await startApp();
  other = await app.shop();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  shop = await app.shop();
  person = await app.member(shop, ['administrator']);
  const place = await app.member(other, ['manager']);
  await app.sql`update members set user_id = ${person.userId} where id = ${place.memberId}`;
  client = await app.as(person, shop.companyId);
});

const card = { name: 'Лавка у реки', timeZone: 'Europe/Moscow' };

/** Goes as far as the last step, which is taken when something has become of the person. */
type Door = () => Promise<(browser: Client) => Promise<Fields>>;

const bySecondStep = (code: () => string | undefined): Door => {
  return async () => {
    phone = await enrol(app, client, person);
    const challenge = await challenged(app.guest(), person);
    return (browser) => finish(browser, challenge, code() ?? '');
  };
};

const doors: Record<string, Door> = {
  password: async () => (browser) => browser.signIn(person.email, password),
  'second factor': bySecondStep(() => phone.code()),
  'recovery code': bySecondStep(() => phone.recovery[0]),
  passkey: async () => {
    const key = new SoftKey(client.origin);
    const { startPasskey: asked } = await confirmed(client, startPasskey, {});
    await client.get(addPasskey, { response: key.made(asked) });
    return async (browser) => {
      const { startPasskeySignIn: question } = await browser.get(startPasskeySignIn);
      return (await browser.get(finishPasskeySignIn, { response: key.signed(question) })).finishPasskeySignIn;
    };
  },
  refresh: async () => async (browser) => {
    browser.cookie = client.cookie;
    return (await browser.get(refreshSession)).refreshSession;
  },
  'hand-off': async () => {
    const key = await beginHandoff(await app.as(person, null, 'staff'), shop.companyId);
    return async (browser) => (await browser.get(finishHandoff, key)).finishHandoff;
  },
};

const states: Record<string, () => Promise<unknown>> = {
  blocked: () => app.sql`update members set state = 'blocked' where id = ${person.memberId}`,
  removed: () => app.sql`update members set state = 'removed' where id = ${person.memberId}`,
  suspended: () => app.sql`update companies set state = 'suspended' where id = ${shop.companyId}`,
};

async function through(door: Door, become: () => Promise<unknown>): Promise<Client> {
  const step = await door();
  await become();
  const browser = app.guest();
  browser.accessToken = (await step(browser)).accessToken ?? null;
  return browser;
}

describe.each(Object.entries(doors))('the door of the %s', (_name, door) => {
  it('opens to one of whom nothing has become', async () => {
    const browser = await through(door, async () => {});
    browser.company = shop.companyId;
    expect(await browser.refusal(updateCompany, { input: card })).toBeNull();
  });

  it('opens to nobody whose address is not confirmed, and leaves no cookie', async () => {
    const browser = await through(door, () => app.sql`update users set email_confirmed_at = null where id = ${person.userId}`);
    expect([browser.accessToken, browser.cookie]).toEqual([null, null]);
    expect(await browser.refusal(viewer)).toBe('UNAUTHENTICATED');
  });

  it.each(Object.entries(states))('lets one who is %s into no shop but their others', async (state, become) => {
    const browser = await through(door, become);
    browser.company = shop.companyId;
    expect(await browser.refusal(company)).toBe(state === 'suspended' ? null : 'FORBIDDEN');
    expect(await browser.refusal(updateCompany, { input: card })).toBe('FORBIDDEN');
    browser.company = other.companyId;
    expect(await browser.refusal(company)).toBeNull();
  });
});

it('a letter that sets a new password opens no session', async () => {
  await app.guest().get(requestPasswordReset, { email: person.email });
  const token = await app.mail.token(person.email);
  const browser = app.guest();
  await browser.get(resetPassword, { input: { token, password: 'a lantern over the gate' } });
  expect([browser.cookie, await browser.refusal(viewer)]).toEqual([null, 'UNAUTHENTICATED']);
  expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
});
