import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshSession, requestPasswordReset, resetPassword, signOut, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { password, type Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());

describe('signing in', () => {
  it('opens a session that the next request is judged by', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const { viewer: seen } = await client.get(viewer);
    expect(seen.user.email).toBe(shop.owner.email);
    expect(seen.membership.isOwner).toBe(true);
    expect(client.cookie).toMatch(/^__Host-prikazchik-seller=[\w-]{43}$/);
  });

  it('answers alike to a wrong password and an unknown address', async () => {
    const wrong = await app.guest().signIn(shop.owner.email, 'not this one at all');
    const unknown = await app.guest().signIn('nobody@shop.test', 'not this one at all');
    expect(wrong).toEqual({ __typename: 'Problem', code: 'CREDENTIALS_WRONG', field: null });
    expect(unknown).toEqual(wrong);
  });

  it('counts nothing that it does not judge, in a flood', async () => {
    const started = performance.now();
    const tries = Array.from({ length: 150 }, async (_, n) => {
      const client = app.guest();
      client.address = `10.7.${n}.1`;
      const answer = await client.signIn(`nobody-${n}@flood.test`, 'not this one at all').then(
        () => 'judged',
        (error: Error) => /UNAVAILABLE/.exec(error.message)?.[0] ?? error.message,
      );
      // Judged, too, but too late to say so.
      return answer === 'UNAVAILABLE' && performance.now() - started > 1500 ? 'late' : answer;
    });
    const answers = await Promise.all(tries);
    expect(new Set(answers)).toContain('UNAVAILABLE');
    const counted = await app.sql`select from rate_limits where key like 'sign-in-account:nobody-%@flood.test'`;
    expect(counted.length).toBeLessThanOrEqual(answers.filter((answer) => answer === 'judged' || answer === 'late').length);
  });

  it('keeps Argon2id hashes only, and replaces weaker ones', async () => {
    const person = await app.member(shop, ['manager']);
    const { hash } = await import('@node-rs/argon2');
    await app.sql`update users set password_hash = ${await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 })} where id = ${person.userId}`;
    await app.as(person);
    const [row] = await app.sql`select password_hash from users where id = ${person.userId}`;
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('refuses an unconfirmed address', async () => {
    const person = await app.member(shop, ['manager']);
    await app.sql`update users set email_confirmed_at = null where id = ${person.userId}`;
    expect((await app.guest().signIn(person.email, password)).code).toBe('EMAIL_NOT_CONFIRMED');
  });

  it('writes each try into the history', async () => {
    const person = await app.member(shop, ['manager']);
    await app.guest().signIn(person.email, 'not this one at all');
    await app.as(person);
    const rows =
      await app.sql`select outcome, reason from account_log where user_id = ${person.userId} and action = 'session.signIn' order by id`;
    expect(rows.map((row) => [row.outcome, row.reason])).toEqual([
      ['refused', 'CREDENTIALS_WRONG'],
      ['done', null],
    ]);
  });
});

describe('access tokens', () => {
  it.each([
    ['of another portal', async (token: string) => [token, 'staff'] as const],
    ['cut short', async (token: string) => [token.slice(0, -3), 'seller'] as const],
    ['signed by a key that is not ours', async () => [await forged(), 'seller'] as const],
    ['with no algorithm', async (token: string) => [unsigned(token), 'seller'] as const],
  ])('refuses one %s', async (_what, change) => {
    const client = await app.as(shop.owner, shop.companyId);
    const [token, portal] = await change(client.accessToken ?? '');
    const other = app.guest(portal);
    other.accessToken = token;
    expect(await other.refusal(viewer)).toBe('UNAUTHENTICATED');
  });

  it('hold no right, no role and no shop', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const payload = JSON.parse(Buffer.from(client.accessToken?.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    expect(payload.exp - payload.iat).toBeLessThanOrEqual(300);
  });
});

describe('refreshing', () => {
  it('makes exactly one successor of fifty at once', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const [{ count: before }] = (await app.sql`select count(*)::int as count from refresh_tokens`) as [{ count: number }];
    const tabs = Array.from({ length: 50 }, () => Object.assign(app.guest(), { cookie: client.cookie }));
    const answers = await Promise.all(tabs.map((tab) => tab.get(refreshSession)));
    expect(answers.map((answer) => answer.refreshSession.__typename)).toEqual(Array(50).fill('Session'));
    const [{ count }] = (await app.sql`select count(*)::int as count from refresh_tokens`) as [{ count: number }];
    expect(count).toBe(before + 1);
    expect(tabs.filter((tab) => tab.cookie !== client.cookie)).toHaveLength(1);
  });

  it('ends the session when a used token comes back later, and says so by mail', async () => {
    const person = await app.member(shop, ['manager']);
    const client = await app.as(person, shop.companyId);
    const thief = Object.assign(app.guest(), { cookie: client.cookie });
    await client.get(refreshSession);
    await app.sql`update refresh_tokens set replaced_at = replaced_at - interval '11 seconds' where replaced_at is not null`;
    expect((await thief.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
    expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect((await client.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
    expect((await app.mail.letter(person.email)).subject).toBe('Сеанс завершён ради безопасности');
  });

  it('refuses a token from before the last one even at once', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const old = Object.assign(app.guest(), { cookie: client.cookie });
    await client.get(refreshSession);
    await client.get(refreshSession);
    expect((await old.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
    expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
  });
});

describe('signing out', () => {
  it('kills the session on the server and clears the browser', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const { accessToken, cookie } = client;
    await client.get(signOut);
    expect(client.cookie).toBeNull();
    const copy = Object.assign(app.guest(), { accessToken, cookie });
    expect(await copy.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect((await copy.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
  });
});

describe('resetting a password', () => {
  const next = 'a lantern over the gate';

  it('works once by the newest letter, ends every session and signs nobody in', async () => {
    const person = await app.member(shop, ['accountant']);
    const client = await app.as(person, shop.companyId);
    await app.guest().get(requestPasswordReset, { email: person.email });
    const older = await app.mail.token(person.email, 1);
    await app.guest().get(requestPasswordReset, { email: person.email.toUpperCase() });
    const newer = await app.mail.token(person.email, 2);

    expect((await app.guest().get(resetPassword, { input: { token: older, password: next } })).resetPassword.code).toBe('LINK_REPLACED');
    const guest = app.guest();
    expect((await guest.get(resetPassword, { input: { token: newer, password: next } })).resetPassword).toEqual({
      __typename: 'Done',
      ok: true,
    });
    expect(guest.cookie).toBeNull();
    expect(await client.refusal(viewer)).toBe('UNAUTHENTICATED');
    expect((await app.guest().get(resetPassword, { input: { token: newer, password: next } })).resetPassword.code).toBe('LINK_USED');
    expect((await app.guest().signIn(person.email, password)).code).toBe('CREDENTIALS_WRONG');
    expect((await app.guest().signIn(person.email, next)).__typename).toBe('Session');
    expect((await app.mail.letter(person.email, 3)).subject).toBe('Пароль изменён');
  });

  it('answers alike for an unknown address and sends nothing', async () => {
    const { requestPasswordReset: answer } = await app.guest().get(requestPasswordReset, { email: 'nobody-at-all@shop.test' });
    expect(answer).toEqual({ __typename: 'Done', ok: true });
    expect(app.mail.to('nobody-at-all@shop.test')).toEqual([]);
  });

  it('is over after half an hour', async () => {
    const person = await app.member(shop, ['accountant']);
    await app.guest().get(requestPasswordReset, { email: person.email });
    const token = await app.mail.token(person.email);
    await app.sql`update links set expires_at = now() - interval '1 second' where user_id = ${person.userId}`;
    expect((await app.guest().get(resetPassword, { input: { token, password: next } })).resetPassword.code).toBe('LINK_EXPIRED');
  });

  it('refuses what is known, short or personal, on its field', async () => {
    const person = await app.member(shop, ['accountant'], 'marfa.kruglova@shop.test');
    await app.guest().get(requestPasswordReset, { email: person.email });
    const token = await app.mail.token(person.email);
    const answers = await Promise.all(
      ['passwordpassword', 'too short', 'kruglova kruglova 7'].map((weak) =>
        app.guest().get(resetPassword, { input: { token, password: weak } }),
      ),
    );
    expect(answers.map((answer) => [answer.resetPassword.code, answer.resetPassword.field])).toEqual([
      ['PASSWORD_COMMON', 'password'],
      ['PASSWORD_TOO_SHORT', 'password'],
      ['PASSWORD_PERSONAL', 'password'],
    ]);
  });
});

async function forged(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT({ sid: shop.companyId })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'ours' })
    .setIssuer('http://localhost:4000')
    .setAudience('seller')
    .setSubject(shop.owner.userId)
    .setJti('1')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}

function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
