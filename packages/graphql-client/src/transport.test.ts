import { beforeEach, expect, it } from 'vitest';
import { RequestError } from './problem.ts';
import { createSessionStore } from './session.ts';
import { createTransport } from './transport.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-01-01T12:00:00Z');

interface Sent {
  readonly operation: string;
  readonly authorization: string | null;
  readonly company: string | null;
  readonly viewing: string | null;
}

const answer = (body: object) => new Response(JSON.stringify(body), { headers: { date: new Date(START).toUTCString() } });
const expired = () => answer({ errors: [{ message: '', extensions: { code: 'UNAUTHENTICATED' } }] });
const viewer = () => answer({ data: { viewer: {} } });

let now = START;
let tokens = 0;
let sent: Sent[] = [];
let refresh = () =>
  answer({ data: { refreshSession: { __typename: 'Session', accessToken: `t${++tokens}`, expiresAt: new Date(START + 5 * MINUTE) } } });
let read: (token: string | null) => Response = viewer;

function setUp(clock = () => now) {
  const session = createSessionStore();
  const transport = createTransport({
    session,
    company: () => 'shop-1',
    viewing: () => 'viewing-1',
    now: clock,
    lock: (work) => work(),
    fetch: async (_input, init) => {
      const headers = new Headers(init?.headers);
      const { query } = JSON.parse(String(init?.body));
      const operation = /refreshSession/.test(query) ? 'refresh' : 'read';
      sent.push({
        operation,
        authorization: headers.get('authorization'),
        company: headers.get('x-company'),
        viewing: headers.get('x-view-as'),
      });
      await Promise.resolve();
      return operation === 'refresh' ? refresh() : read(headers.get('authorization'));
    },
  });
  const ask = () => transport.fetch('/graphql', { method: 'POST', body: JSON.stringify({ query: '{ viewer }' }) });
  return { session, transport, ask };
}

const operations = () => sent.map(({ operation }) => operation);
const refuseRefresh = () =>
  answer({ data: { refreshSession: { __typename: 'Problem', code: 'SESSION_OVER', field: null, params: null } } });
const freshSession = refresh;

beforeEach(() => {
  now = START;
  tokens = 0;
  sent = [];
  refresh = freshSession;
  read = viewer;
});

it('signs requests with one token, refreshed once however many ask at once', async () => {
  const { ask } = setUp();
  await Promise.all([ask(), ask(), ask()]);
  expect(operations()).toEqual(['refresh', 'read', 'read', 'read']);
  expect(sent.at(-1)).toEqual({ operation: 'read', authorization: 'Bearer t1', company: 'shop-1', viewing: 'viewing-1' });
});

it('replaces a token shortly before its end', async () => {
  const { ask } = setUp();
  await ask();
  now += 5 * MINUTE - 20_000;
  await ask();
  expect(operations()).toEqual(['refresh', 'read', 'refresh', 'read']);
});

it('sends a request once more when its token turns out to be dead', async () => {
  const { ask } = setUp();
  read = (token) => (token === 'Bearer t1' ? expired() : viewer());
  expect(await (await ask()).json()).toEqual({ data: { viewer: {} } });
  expect(operations()).toEqual(['refresh', 'read', 'refresh', 'read']);
});

it('gives up after the second refusal', async () => {
  const { ask } = setUp();
  read = expired;
  await ask();
  expect(operations()).toEqual(['refresh', 'read', 'refresh', 'read']);
});

it('asks as nobody when nobody is signed in, and does not ask for a token again', async () => {
  const { ask, session } = setUp();
  refresh = refuseRefresh;
  await ask();
  await ask();
  expect(session.get()).toEqual({ status: 'signed-out', reason: 'absent' });
  expect(operations()).toEqual(['refresh', 'read', 'read']);
  expect(sent.at(-1)).toMatchObject({ authorization: null, company: null, viewing: null });
});

it('tells a session that ended from one that never was', async () => {
  const { ask, session } = setUp();
  await ask();
  refresh = refuseRefresh;
  read = expired;
  await ask();
  expect(session.get()).toEqual({ status: 'signed-out', reason: 'over' });
});

it('keeps the session when the API cannot be reached', async () => {
  const { session, transport } = setUp();
  refresh = () => {
    throw new TypeError('fetch failed');
  };
  await expect(transport.renew()).rejects.toEqual(new RequestError({ kind: 'offline' }));
  expect(session.get()).toEqual({ status: 'unknown' });
  refresh = freshSession;
  expect(await transport.renew()).toBe('t1');
});

it('counts with the server’s clock, however wrong this machine’s is', async () => {
  const { ask } = setUp(() => now + 90 * MINUTE);
  await ask();
  await ask();
  expect(operations()).toEqual(['refresh', 'read', 'read']);
});

it('counts sign-ins, not refreshes', async () => {
  const { session, transport } = setUp();
  const signIns: unknown[] = [];
  session.subscribe((state) => signIns.push(state.status === 'signed-in' ? state.signIn : state.status));
  await transport.renew();
  await transport.renew();
  session.end('left');
  transport.begin({ accessToken: 'another', expiresAt: new Date(START + 5 * MINUTE).toISOString() });
  expect(signIns).toEqual([1, 1, 'signed-out', 2]);
});
