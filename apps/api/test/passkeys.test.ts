import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import { endOtherSessions, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { SoftKey } from './passkey.ts';
import { addPasskey, finishPasskeySignIn, passkeys, removePasskey, startPasskey, startPasskeySignIn } from './passkeys.documents.ts';
import { enrol } from './second-factor.ts';
import type { Person, Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let person: Person;
let client: Client;
let key: SoftKey;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  person = await app.member(shop, ['manager']);
  client = await app.as(person, shop.companyId);
  key = new SoftKey(client.origin);
});

async function question(by = client): Promise<Fields> {
  return (await confirmed(by, startPasskey, {})).startPasskey;
}

async function added(by = client, made = key): Promise<Fields> {
  const asked = await question(by);
  return (await by.get(addPasskey, { response: made.made(asked) })).addPasskey;
}

async function asked(browser: Client): Promise<Fields> {
  return (await browser.get(startPasskeySignIn)).startPasskeySignIn;
}

const finish = async (browser: Client, response: Fields): Promise<Fields> =>
  (await browser.get(finishPasskeySignIn, { response })).finishPasskeySignIn;

const history = () =>
  app.sql`select action, outcome, reason from account_log where user_id = ${person.userId} and action like '%asskey%' order by id`;

describe('a passkey', () => {
  it('signs in without a password, and its person is told of it', async () => {
    expect(await added()).toMatchObject({ __typename: 'Passkey', portal: 'SELLER' });
    expect((await app.mail.letter(person.email)).subject).toContain('ключ доступа');
    const browser = app.guest();
    const session = await finish(browser, key.signed(await asked(browser)));
    browser.accessToken = session.accessToken;
    expect((await browser.get(viewer)).viewer.user.id).toBe(person.userId);
    expect(browser.cookie).not.toBeNull();
    expect((await client.get(passkeys)).passkeys).toMatchObject([{ lastUsedAt: expect.any(String) }]);
    expect((await client.get('{ mySignIns(first: 1) { edges { node { way refusal } } } }')).mySignIns.edges).toEqual([
      { node: { way: 'PASSKEY', refusal: null } },
    ]);
  });

  it('is both factors: one who has an app is not asked for its code', async () => {
    await added();
    await enrol(app, client, person);
    const browser = app.guest();
    expect(await finish(browser, key.signed(await asked(browser)))).toMatchObject({ __typename: 'Session' });
  });

  it('is added with the second factor of one who has it, and with no stolen session alone', async () => {
    await enrol(app, client, person);
    const { startPasskey: refused } = await client.get(startPasskey);
    expect(refused).toMatchObject({ code: 'CONFIRMATION_NEEDED', params: { by: 'CODE' } });
    expect((await client.get(endOtherSessions)).endOtherSessions.code).toBe('CONFIRMATION_NEEDED');
  });

  it('opens nothing once it is removed', async () => {
    const { id } = await added();
    await client.get(removePasskey, { id });
    const browser = app.guest();
    expect(await finish(browser, key.signed(await asked(browser)))).toMatchObject({ code: 'PASSKEY_REFUSED' });
  });
});

describe('a question', () => {
  it('is answered once, however many answer at once', async () => {
    await added();
    const browser = app.guest();
    const response = key.signed(await asked(browser));
    const answers = await Promise.all(Array.from({ length: 20 }, () => finish(app.guest(), response)));
    const kinds = answers.map(({ __typename, code }) => code ?? __typename).sort();
    expect(kinds).toEqual([...Array(19).fill('CHALLENGE_OVER'), 'Session']);
    expect(await finish(browser, response)).toMatchObject({ code: 'CHALLENGE_OVER' });
  });

  it('is over after a wrong answer, too, and after five minutes', async () => {
    await added();
    const browser = app.guest();
    const first = await asked(browser);
    expect(await finish(browser, key.signed(first, { isVerified: false }))).toMatchObject({ code: 'PASSKEY_REFUSED' });
    expect(await finish(browser, key.signed(first))).toMatchObject({ code: 'CHALLENGE_OVER' });
    const second = await asked(browser);
    await app.sql`update passkey_questions set expires_at = now()`;
    expect(await finish(browser, key.signed(second))).toMatchObject({ code: 'CHALLENGE_OVER' });
  });

  it('of one session, portal or purpose is none of another', async () => {
    const mine = await question();
    const other = await app.as(await app.member(shop, ['manager']), shop.companyId);
    expect((await other.get(addPasskey, { response: key.made(mine) })).addPasskey.code).toBe('CHALLENGE_OVER');
    const staff = await app.as(person, shop.companyId, 'staff');
    expect((await staff.get(addPasskey, { response: key.made(mine) })).addPasskey.code).toBe('CHALLENGE_OVER');
    await added();
    expect(await finish(app.guest(), key.signed(mine))).toMatchObject({ code: 'CHALLENGE_OVER' });
    const signIn = await asked(app.guest());
    expect(
      (await client.get(addPasskey, { response: key.made({ options: { ...signIn.options, rp: { id: signIn.options.rpId } } }) })).addPasskey
        .code,
    ).toBe('CHALLENGE_OVER');
    expect(await finish(app.guest('staff'), key.signed(signIn))).toMatchObject({ code: 'CHALLENGE_OVER' });
    expect(await finish(app.guest(), key.signed(signIn, { challenge: 'AAAA' }))).toMatchObject({ code: 'CHALLENGE_OVER' });
  });
});

describe('what is no answer of the key', () => {
  const wrong: Record<string, (asked: Fields) => Fields> = {
    'another origin': (it) => key.signed(it, { origin: 'https://evil.test' }),
    'the other portal': (it) => key.signed(it, { origin: app.guest('staff').origin }),
    'another party': (it) => key.signed(it, { rpId: 'evil.test' }),
    'nobody there to verify': (it) => key.signed(it, { isVerified: false }),
    'a key that nobody has': (it) => new SoftKey(client.origin).signed(it),
    'the signature of another key': (it) => {
      const other = new SoftKey(client.origin).signed(it);
      return { ...other, id: key.signed(it).id, rawId: key.signed(it).id };
    },
    'another key’s answer with one’s own data': (it) => ({
      ...key.signed(it),
      response: { ...key.signed(it).response, signature: 'MEUCIQ' },
    }),
  };

  it.each(Object.entries(wrong))('%s', async (_what, answer) => {
    await added();
    const browser = app.guest();
    expect(await finish(browser, answer(await asked(browser)))).toMatchObject({ __typename: 'Problem', code: 'PASSKEY_REFUSED' });
    expect([browser.cookie, browser.accessToken]).toEqual([null, null]);
  });

  it('is refused while it is added, too', async () => {
    for (const conduct of [{ origin: 'https://evil.test' }, { rpId: 'evil.test' }, { isVerified: false }]) {
      expect((await client.get(addPasskey, { response: key.made(await question(), conduct) })).addPasskey.code).toBe('PASSKEY_REFUSED');
    }
    expect((await client.get(passkeys)).passkeys).toEqual([]);
  });

  it('is told from nonsense by nobody', async () => {
    for (const response of [
      {},
      { id: 1 },
      { id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: '%', authenticatorData: '', signature: '' } },
    ]) {
      expect(await finish(app.guest(), response)).toMatchObject({ code: 'CHALLENGE_OVER' });
      expect((await client.get(addPasskey, { response })).addPasskey.code).toBe('CHALLENGE_OVER');
    }
  });

  it('of a key that was copied is refused and kept in the journal', async () => {
    await added();
    const browser = app.guest();
    expect(await finish(browser, key.signed(await asked(browser), { counter: 7 }))).toMatchObject({ __typename: 'Session' });
    for (const counter of [7, 3, 0]) {
      expect(await finish(app.guest(), key.signed(await asked(browser), { counter }))).toMatchObject({ code: 'PASSKEY_COPIED' });
    }
    expect((await history()).slice(-3)).toEqual(
      Array(3).fill({ action: 'session.passkeySignIn', outcome: 'refused', reason: 'PASSKEY_COPIED' }),
    );
  });
});

it('is one key of one person: nobody adds what another has, nobody removes what is another’s', async () => {
  const { id } = await added();
  const other = await app.as(await app.member(shop, ['manager']), shop.companyId);
  expect(await added(other, key)).toMatchObject({ code: 'PASSKEY_REFUSED' });
  expect(await other.refusal(removePasskey, { id })).toBe('NOT_FOUND');
  expect((await client.get(passkeys)).passkeys).toHaveLength(1);
});
