import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertUser } from '../src/modules/accounts/accounts.module.ts';
import { refreshSession, requestPasswordReset, viewer } from './documents.ts';
import { beginHandoff, finishHandoff } from './handoff.ts';
import { startApp, type TestApp } from './harness.ts';
import { type Named, password, type Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let zoya: Named;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  zoya = await app.named(shop, ['manager'], 'Zoya.P');
});
afterAll(() => app.stop());

const wrong = { __typename: 'Problem', code: 'CREDENTIALS_WRONG', field: null };

const row = (names: { email?: string; signInName?: string }) => ({
  email: names.email ?? null,
  emailKey: names.email ?? null,
  signInName: names.signInName ?? null,
  confirmed: false,
  passwordHash: 'none',
  fullName: 'Кто-то',
  phone: null,
  locale: 'ru' as const,
});
const insert = (names: Parameters<typeof row>[0]) => app.api.database.write(null, (tx) => insertUser(tx, row(names)));

describe('signing in by a name', () => {
  it.each(['Zoya.P', 'zoya.p', 'ZOYA.P', '  Zoya.P '])('takes %j', async (name) => {
    const client = app.guest('staff');
    expect(await client.signIn(name, password)).toMatchObject({ __typename: 'Session' });
    client.company = shop.companyId;
    const { viewer: seen } = await client.get(viewer);
    expect(seen.user).toMatchObject({ id: zoya.userId, email: null, signInName: 'Zoya.P' });
    expect(seen.membership).toMatchObject({ state: 'ACTIVE' });
  });

  it('answers alike to a wrong password and a name that nobody has', async () => {
    expect(await app.guest().signIn(zoya.signInName, 'not this one at all')).toEqual(wrong);
    expect(await app.guest().signIn('nobody.at.all', 'not this one at all')).toEqual(wrong);
  });

  it.each(['анна', 'ab', '.anna', 'anna petrova'])('says of %j that it is no name, whoever has which', async (name) => {
    expect(await app.guest().signIn(name, password)).toEqual({ __typename: 'Problem', code: 'INVALID_SIGN_IN_NAME', field: 'name' });
  });

  it('makes whoever guesses wait for a name that nobody has, too', async () => {
    const answers = async (name: string) => {
      const client = app.guest();
      const seen: (string | undefined)[] = [];
      for (let guess = 0; guess < 6; guess += 1) {
        const { data, errors } = await client.ask(
          'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { code } } }',
          { input: { name: guess % 2 === 0 ? name : name.toUpperCase(), password: `guess number ${guess}` } },
        );
        seen.push(data?.signIn?.code ?? errors[0]?.extensions?.code);
      }
      return seen;
    };
    const person = await app.named(shop, ['manager']);
    const known = await answers(person.signInName);
    expect(known).toEqual([...Array(5).fill('CREDENTIALS_WRONG'), 'RATE_LIMITED']);
    expect(await answers('nobody.to.guess')).toEqual(known);
  });

  it('goes on after a reload of the page', async () => {
    const client = app.guest('staff');
    await client.signIn(zoya.signInName, password);
    const { refreshSession: answer } = await client.get(refreshSession);
    expect(answer).toMatchObject({ __typename: 'Session' });
    client.accessToken = answer.accessToken;
    expect((await client.get(viewer)).viewer.user.id).toBe(zoya.userId);
  });

  it('goes over to the other portal', async () => {
    const staff = app.guest('staff');
    await staff.signIn(zoya.signInName, password);
    const { finishHandoff: answer } = await app.guest().get(finishHandoff, await beginHandoff(staff, shop.companyId));
    expect(answer).toMatchObject({ __typename: 'Session' });
  });

  it('has no letter of a new password', async () => {
    for (const email of [zoya.signInName, 'nobody.at.all']) {
      expect((await app.guest().get(requestPasswordReset, { email })).requestPasswordReset).toMatchObject({ code: 'INVALID_EMAIL' });
    }
    expect(await app.sql`select from links where user_id = ${zoya.userId} and purpose = 'reset-password'`).toHaveLength(0);
  });
});

describe('a name', () => {
  it('is one person’s, however it is written, also of two at once', async () => {
    expect(await insert({ signInName: 'zOYA.p' })).toBeNull();
    const made = await Promise.all(['Twice', 'twice', 'TWICE', 'tWICE'].map((signInName) => insert({ signInName })));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('may stand beside an address, and either lets in; one that is not proved keeps both out', async () => {
    const [known] = await app.sql<{ hash: string }[]>`select password_hash as hash from users where id = ${zoya.userId}`;
    await insert({ email: 'both@shop.test', signInName: 'Both' });
    await app.sql`update users set password_hash = ${known?.hash ?? ''} where sign_in_name_key = 'both'`;
    for (const name of ['both', 'both@shop.test']) {
      expect(await app.guest().signIn(name, password)).toMatchObject({ code: 'EMAIL_NOT_CONFIRMED' });
    }
    await app.sql`update users set email_confirmed_at = now() where email = 'both@shop.test'`;
    for (const name of ['both', 'both@shop.test']) {
      expect(await app.guest().signIn(name, password)).toMatchObject({ __typename: 'Session' });
    }
  });

  it.each([
    ['neither', null, null],
    ['a name that looks like an address', null, 'a@b'],
    ['a name in capitals', null, 'ABC'],
    ['an empty name', null, ''],
  ])('the database takes no account with %s', async (_what, email, key) => {
    const made = app.sql`insert into users (id, email, email_key, sign_in_name, sign_in_name_key, password_hash, full_name, locale)
      values (gen_random_uuid(), ${email}, ${email}, ${key}, ${key}, 'none', 'Кто-то', 'ru')`;
    await expect(made).rejects.toThrow(/users_sign_in/);
  });
});
