import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileLinks } from '../src/platform/file-link.ts';
import type { Client } from './client.ts';
import { refreshSession, signOut } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { type RawAnswer, send } from './post.ts';
import { password, type Shop } from './seeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'prikazchik-headers-'));
const secret = randomBytes(32).toString('base64url');
const photo = fileLinks(secret).addressOf('shop/photo.webp');

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  mkdirSync(join(folder, 'shop'));
  writeFileSync(join(folder, 'shop', 'photo.webp'), 'RIFF');
  app = await startApp({ FILES_DIR: folder, LINK_SECRET: secret, API_URL: 'https://api.test' });
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

/** What every answer carries, whatever became of the request. */
const usual = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const json = { ...usual, 'content-type': 'application/json; charset=utf-8' };

/** Headers that are of this one answer or connection. */
const passing = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'x-request-id'];

function headersOf({ headers }: RawAnswer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !passing.includes(name)));
}

describe('the headers', () => {
  const query = { query: '{ __typename }' };

  it.each([
    ['an answer', { body: query }, 200, json],
    ['a refusal', { body: { query: '{ product(id: "a") { id } }' } }, 200, json],
    ['a document that is none', { body: { query: '{' } }, 400, json],
    ['half a body', { body: '{' }, 400, json],
    ['a body that is too long', { body: 'a'.repeat(200_000) }, 413, json],
    ['a body of another type', { body: 'a', headers: { 'content-type': 'text/plain' } }, 415, json],
    ['a page that is not ours', { body: query, headers: { origin: 'http://evil.test' } }, 403, json],
    ['what is not there', { method: 'GET', path: '/nowhere' }, 404, json],
    ['what no router can read', { method: 'GET', path: '/%' }, 400, json],
    ['liveness', { method: 'GET', path: '/health/live' }, 200, json],
    ['readiness', { method: 'GET', path: '/health/ready' }, 200, json],
    ['the keys', { method: 'GET', path: '/.well-known/jwks.json' }, 200, { ...json, 'cache-control': 'public, max-age=300' }],
    ['metrics', { method: 'GET', path: '/metrics' }, 200, { ...usual, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }],
    [
      'a file',
      { method: 'GET', path: photo },
      200,
      {
        ...usual,
        'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
        'content-disposition': 'inline; filename="photo.webp"',
        'content-security-policy': "sandbox; default-src 'none'",
        'content-type': 'image/webp',
      },
    ],
    ['a file that is not there', { method: 'GET', path: '/files/shop/photo.webp' }, 404, json],
    ['a file above the folder', { method: 'GET', path: '/files/..%2f..%2fetc/passwd' }, 404, json],
    [
      'an upload that was not asked for',
      { method: 'PUT', path: '/uploads/a', body: 'a', headers: { 'content-type': 'image/png' } },
      404,
      json,
    ],
  ])('of %s are these and no others', async (_, request, status, expected) => {
    const answer = await send(owner, request);
    expect(answer.status).toBe(status);
    expect(headersOf(answer)).toEqual(expected);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('name each request anew, whatever the caller calls it', async () => {
    const ids = new Set<string | null>();
    for (let count = 0; count < 3; count++) {
      ids.add((await send(owner, { body: query, headers: { 'x-request-id': 'mine', 'request-id': 'mine' } })).headers.get('x-request-id'));
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain('mine');
  });
});

describe('the refresh cookie', () => {
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } ... on Problem { code } } }`;
  const enter = (portal: 'seller' | 'staff') =>
    send(app.guest(portal), { body: { query: signIn, variables: { input: { name: shop.owner.email, password } } } });
  const attributes = (answer: RawAnswer) => answer.headers.getSetCookie().map((line) => line.split('; ').slice(1).sort());

  it.each(['seller', 'staff'] as const)(
    'of the %s portal can be read by no script, sent to no other place and over no plain line',
    async (portal) => {
      const answer = await enter(portal);
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(new RegExp(`^__Host-prikazchik-${portal}=[\\w-]{43}; `)),
        expect.stringMatching(new RegExp(`^__Host-prikazchik-${portal}-device=[\\w-]{22}\\.[\\w-]{43}; `)),
      ]);
      expect(attributes(answer)).toEqual([
        [expect.stringMatching(/^Expires=/), 'HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'],
        ['HttpOnly', 'Max-Age=15552000', 'Path=/', 'SameSite=Strict', 'Secure'],
      ]);
      const [expires] = answer.headers.getSetCookie().map((line) => Date.parse(/Expires=([^;]+)/.exec(line)?.[1] ?? ''));
      const [kept] = await app.sql<{ expires: Date }[]>`select expires_at as expires from sessions order by created_at desc limit 1`;
      expect(Math.abs((expires ?? 0) - (kept?.expires.getTime() ?? 0))).toBeLessThan(1000);
    },
  );

  it('is in no answer that opens no session, and in the text of none', async () => {
    const wrong = { name: shop.owner.email, password: 'not this one at all' };
    expect((await send(app.guest(), { body: { query: signIn, variables: { input: wrong } } })).headers.getSetCookie()).toEqual([]);
    expect((await send(owner, { body: { query: '{ viewer { user { id } } }' } })).headers.getSetCookie()).toEqual([]);
    const answer = await enter('seller');
    const token = /=([\w-]{43});/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    expect(token).not.toBe('');
    expect(answer.text).not.toContain(token);
    expect(answer.text).not.toContain(answer.headers.getSetCookie()[1]?.split(/[=;]/)[1]);
    expect(await app.sql`select from refresh_tokens where hash = ${token}`).toEqual([]);
  });

  it('goes with the sign-out, and with a session that is over', async () => {
    const client = await app.as(shop.owner, shop.companyId);
    for (const query of [signOut, refreshSession]) {
      const answer = await send(client, { body: { query } });
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-prikazchik-seller=; /)]);
      expect(attributes(answer)).toEqual([
        ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'HttpOnly', 'Max-Age=0', 'Path=/', 'SameSite=Strict', 'Secure'].sort(),
      ]);
    }
  });

  it("of one portal is nothing to the other, nor to a page that is neither's", async () => {
    const client = await app.as(shop.owner, shop.companyId);
    const staff = Object.assign(app.guest('staff'), { cookie: client.cookie });
    expect((await staff.get(refreshSession)).refreshSession.code).toBe('SESSION_OVER');
    expect((await send(client, { body: { query: refreshSession }, headers: { origin: 'http://evil.test' } })).status).toBe(403);
    expect((await client.get(refreshSession)).refreshSession.__typename).toBe('Session');
  });
});

describe('what anybody may read', () => {
  const read = (path: string) => send(app.guest(), { method: 'GET', path });

  it('are keys without their private parts', async () => {
    const { keys } = JSON.parse((await read('/.well-known/jwks.json')).text);
    expect(keys).toEqual([
      { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String), kid: expect.any(String), alg: 'ES256', use: 'sig' },
    ]);
  });

  it('is whether the process lives and is ready, and nothing more', async () => {
    expect(JSON.parse((await read('/health/live')).text)).toEqual({ status: 'live' });
    expect(JSON.parse((await read('/health/ready')).text)).toEqual({ status: 'ready' });
  });

  it('are metrics that name routes, never who asked for what', async () => {
    await read(`/files/${shop.companyId}/a.webp?e=1&s=secret-of-an-address`);
    await read(`/nowhere/${shop.owner.userId}`);
    await send(app.guest(), { body: { query: `mutation { requestPasswordReset(email: "${shop.owner.email}") { __typename } }` } });
    const { text } = await read('/metrics');
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
    expect([...routes].sort()).toEqual([
      '/.well-known/jwks.json',
      '/files/:folder/:name',
      '/graphql',
      '/health/live',
      '/health/ready',
      '/metrics',
      '/uploads/:token',
      'none',
    ]);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|secret|127\.0\.0\.1/);
  });
});
