import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Client } from './client.ts';
import { sellerUrl, startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';

/** What a page that is not ours, or a form on it, could make a browser send; each time as a person who is signed in. */
let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const rename = (name: string) =>
  `mutation { updateCompany(input: { name: "${name}", timeZone: "Europe/Moscow" }) { ... on Company { name } } }`;
const untouched = async () => expect(await app.sql`select name from companies where name like 'Чужая%'`).toEqual([]);

const foreign = [
  'http://evil.test',
  'null',
  `${sellerUrl}.evil.test`,
  `${sellerUrl}:81`,
  sellerUrl.replace('http:', 'https:'),
  `${sellerUrl}/`,
  '',
];

describe('a page of another origin', () => {
  it.each(foreign)('is refused with the origin %j, whatever it asks', async (origin) => {
    for (const request of [
      { body: { query: rename('Чужая') } },
      { body: { query: '{ __typename }' } },
      { method: 'GET', path: '/health/live' },
      { method: 'GET', path: '/.well-known/jwks.json' },
      { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } },
    ]) {
      const { status, headers, text } = await send(owner, { ...request, headers: { ...request.headers, origin } });
      expect({ status, text }).toEqual({ status: 403, text: '{"code":"FORBIDDEN"}' });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    await untouched();
  });

  it('is refused by what the browser says of it, even without an origin', async () => {
    const headers = { origin: undefined, 'sec-fetch-site': 'cross-site' };
    expect((await send(owner, { body: { query: rename('Чужая') }, headers })).status).toBe(403);
    await untouched();
  });

  it.each(foreign)('opens no socket with the origin %j', async (origin) => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { origin } });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => {});
    });
    socket.terminate();
    expect(status).toBe(403);
  });

  it('gets leave from no preflight, ours neither: both portals are served from one origin with the API', async () => {
    for (const { origin } of [app.guest('seller'), app.guest('staff')]) {
      const { status, headers } = await send(owner, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
      expect(status).toBe(404);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('what a form can send without asking', () => {
  const json = JSON.stringify({ query: rename('Чужая') });
  const form = new FormData();
  form.set('operations', json);

  it.each([
    ['text/plain', json],
    ['text/plain; charset=utf-8', json],
    ['application/x-www-form-urlencoded', new URLSearchParams({ query: rename('Чужая') }).toString()],
    ['multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x--`],
    [undefined, form],
    ['application/graphql', rename('Чужая')],
    ['application/graphql+json', json],
    ['message/http', json],
    ['message/external-body; application/json', json],
    ['text/plain; application/json', json],
    ['image/png', json],
    ['', json],
    ['application', json],
    [';application/json', json],
  ])('is not read: %s', async (type, body) => {
    const { status, text } = await send(owner, { body, headers: { 'content-type': type } });
    expect(status, text).toBe(415);
    await untouched();
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])('is read as %s', async (type) => {
    expect((await send(owner, { body: { query: '{ __typename }' }, headers: { 'content-type': type } })).status).toBe(200);
  });
});

describe('any method but POST', () => {
  const query = `?query=${encodeURIComponent('{ viewer { user { email } } }')}`;
  const change = `?query=${encodeURIComponent(rename('Чужая'))}`;

  it.each([
    ['GET', query],
    ['GET', change],
    ['HEAD', query],
    ['PUT', change],
    ['PATCH', change],
    ['DELETE', change],
    ['OPTIONS', query],
  ])('is not there: %s', async (method, search) => {
    const headers = { 'apollo-require-preflight': 'true', 'x-apollo-operation-name': 'a' };
    const { status, text } = await send(owner, { method, path: `/graphql${search}`, headers });
    expect(status).toBe(404);
    expect(text).not.toMatch(/data|email/);
    await untouched();
  });

  it('runs what the body says, not the address', async () => {
    const { text } = await send(owner, { path: `/graphql${change}`, body: { query: '{ __typename }' } });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
    await untouched();
  });
});
