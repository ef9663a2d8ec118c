import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Client } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';

let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const repeat = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('a document over a socket', () => {
  it.each([
    ['a question', '{ viewer { user { email } } }'],
    ['a change', 'mutation { signOut { ok } }'],
    ['a subscription with a question beside it', 'subscription { teamChanged { ok } } query a { viewer { user { email } } }'],
    ['two subscriptions in one', 'subscription { teamChanged { ok } accessChanged { kind } }'],
    ['introspection', 'subscription { __schema { types { name } } }'],
    ['no GraphQL', '}{'],
    ['nothing', ' '],
    ['a field that is not there', 'subscription { teamChange { ok } }'],
    ['too many tokens', `subscription { teamChanged { ${repeat(1000, () => 'ok')} } }`],
    ['too many aliases', `subscription { teamChanged { ${repeat(16, (n) => `a${n}: ok`)} } }`],
    ['too many directives', `subscription { teamChanged { ${repeat(6, () => 'ok @include(if: true)')} } }`],
    ['variables that are missing', 'subscription ($really: Boolean!) { teamChanged { ok @include(if: $really) } }'],
    ['a NUL', 'subscription { teamChanged { ok @include(if: "\\u0000") } }'],
  ])('is refused unless it is one subscription within the limits: %s', async (_, query) => {
    const stream = owner.subscribe(query);
    const end = (await stream.ended) as { message: string; extensions: object }[];
    await stream.dispose();
    expect(end[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(end)).not.toMatch(/Did you mean|stack|node_modules|@/);
    expect(stream.items).toEqual([]);
  });

  it('is what a subscription may not be over HTTP', async () => {
    const { status, text } = await send(owner, { body: { query: 'subscription { teamChanged { ok } }' } });
    expect(status, text).toBe(400);
    expect(text).toContain('Subscriptions go over a socket.');
  });
});

describe('a socket', () => {
  /** Opens one by hand; tells how it ended. */
  async function closing(talk: (socket: WebSocket) => void, path = '/graphql', protocol = 'graphql-transport-ws'): Promise<unknown> {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}${path}`, protocol, { headers: { origin: owner.origin } });
    const end = new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
      socket.on('unexpected-response', (_request, response) => resolve(`HTTP ${response.statusCode}`));
      socket.on('error', () => {});
    });
    socket.on('open', () => talk(socket));
    return Promise.race([end, delay(10_000, 'still open', { ref: false })]).finally(() => socket.terminate());
  }
  const say = (message: object) => (socket: WebSocket) => socket.send(JSON.stringify(message));

  it.each([
    ['no token', {}],
    ['a token that is none', { accessToken: 'a.b.c' }],
    ['a token that is no text', { accessToken: { toString: 'owner' } }],
    ['nothing at all', undefined],
  ])('is closed to one who comes with %s', async (_, payload) => {
    expect(await closing(say({ type: 'connection_init', payload }))).toBe(4401);
  });

  it.each([
    ['asks before it says who it is', say({ type: 'subscribe', id: '1', payload: { query: 'subscription { teamChanged { ok } }' } }), 4401],
    ['says what is no message', (socket: WebSocket) => socket.send('{'), 4400],
    ['sends bytes', (socket: WebSocket) => socket.send(Buffer.alloc(10)), 4400],
    ['sends more than 100 KB', (socket: WebSocket) => socket.send('a'.repeat(100_001)), 1009],
    ['says nothing', () => {}, 4408],
  ])('is closed when it %s', async (_, talk, code) => {
    expect(await closing(talk)).toBe(code);
  });

  it('opens at one address and in one protocol', async () => {
    expect(await closing(() => {}, '/')).toBe('HTTP 403');
    expect(await closing(() => {}, '/graphql/../health')).toBe('HTTP 403');
    // The handshake names no protocol in common, and so it fails.
    expect(await closing(() => {}, '/graphql', 'graphql-ws')).toBe(1006);
  });
});

describe('what is mistyped', () => {
  it.each([
    ['a field', '{ vieweer { user { id } } }', {}],
    ['a field inside', '{ viewer { user { emails } } }', {}],
    ['a type', 'query ($input: ProductInputs!) { viewer(input: $input) { __typename } }', {}],
    ['an argument', '{ members(firsts: 1) { __typename } }', {}],
    ['a choice', '{ members(filter: { role: MANAGERS }) { __typename } }', {}],
    [
      'a choice in the variables',
      'query ($filter: MemberFilter) { members(filter: $filter) { __typename } }',
      { filter: { role: 'MANAGERS' } },
    ],
    [
      'a field in the variables',
      'query ($filter: MemberFilter) { members(filter: $filter) { __typename } }',
      { filter: { roles: 'MANAGER' } },
    ],
    ['a directive', '{ __typename @skipp(if: true) }', {}],
  ])('is refused without a guess at what was meant: %s', async (_, query, variables) => {
    const { status, text } = await send(owner, { body: { query, variables } });
    expect(status).toBe(400);
    expect(text).not.toContain('Did you mean');
  });
});
