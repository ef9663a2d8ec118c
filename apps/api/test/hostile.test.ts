import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createEnqueue } from '../src/platform/jobs.ts';
import { announce, listen, type Signal } from '../src/platform/pubsub.ts';
import { acceptInvitation, inviteMember, registerByInvitation } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

/** What one caller could do to the process, to everybody else, or to another shop's journal. */
let app: TestApp;
let shop: Shop;
const uncaught: unknown[] = [];
const keep = (error: unknown) => uncaught.push(error);

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
afterAll(() => app.stop());
beforeEach(() => {
  // What would end the process, see platform/process.ts.
  process.on('uncaughtException', keep);
  process.on('unhandledRejection', keep);
});
afterEach(() => {
  process.off('uncaughtException', keep);
  process.off('unhandledRejection', keep);
  expect(uncaught.splice(0)).toEqual([]);
});

const upgrade = 'GET /nowhere HTTP/1.1\r\nHost: api\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

function dial(allowHalfOpen = false): Socket {
  const { port, hostname } = new URL(app.url);
  return connect({ port: Number(port), host: hostname, allowHalfOpen }).on('error', () => {});
}

it('outlives callers who ask for a socket and are gone', async () => {
  for (let call = 0; call < 30; call += 1) {
    const socket = dial();
    await new Promise<void>((resolve) => {
      socket.write(upgrade, () => {
        socket.resetAndDestroy();
        resolve();
      });
    });
  }
  await delay(200);
});

it('keeps no connection open for one who was refused a socket', async () => {
  const before = await connections();
  const socket = dial(true);
  socket.write(upgrade);
  // Refused and read to its end, but never ended by the caller.
  await once(socket.resume(), 'end');
  await expect.poll(connections).toBe(before);
  socket.destroy();
});

const connections = () =>
  new Promise<number>((resolve, reject) => {
    app.api.http.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

it('refuses more streams than a page could need on one socket', async () => {
  const { accessToken } = await app.as(shop.owner, shop.companyId);
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken, company: shop.companyId },
    retryAttempts: 0,
  });
  let refused = 0;
  for (let stream = 0; stream < 25; stream += 1) {
    client.subscribe({ query: 'subscription { accessChanged { kind } }' }, { next() {}, error: () => (refused += 1), complete() {} });
  }
  await expect.poll(() => refused).toBe(5);
  await client.dispose();
});

it('hears on when one who listens fails', async () => {
  const pubsub = await listen(app.sql, pino({ level: 'silent' }));
  const heard: Signal[] = [];
  const silence = [
    pubsub.subscribe(() => {
      throw new Error('too slow');
    }),
    pubsub.subscribe((signal) => heard.push(signal)),
  ];
  await app.api.database.write(null, (tx) => announce(tx, { topic: 'team', companyId: shop.companyId }));
  await expect.poll(() => heard.length).toBe(1);
  for (const end of silence) end();
});

it('begins and goes on when the queue reports an error', async () => {
  await app.sql`revoke insert on pgboss.instance from prikazchik_test_app`;
  const told: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => told.push(line) });
  await createEnqueue(app.api.database.client, log);
  expect(told.join()).toContain('"queue"');
});

it('writes a stranger into the journal of a shop as a stranger', async () => {
  const other = await app.shop();
  const owner = await app.as(shop.owner, shop.companyId);
  await owner.get(inviteMember, { input: { email: other.owner.email, roles: ['MANAGER'], locale: 'RU' } });
  const token = await app.mail.token(other.owner.email);
  const guest = await app.as(other.owner, other.companyId);
  await guest.get(acceptInvitation, { token });
  const [row] = await app.sql`select actor_kind, user_id, member_id, actor_roles from audit_log
    where company_id = ${shop.companyId} and action = 'invitation.accept'`;
  expect(row).toEqual({ actor_kind: 'person', user_id: other.owner.userId, member_id: null, actor_roles: [] });
});

it('hashes no more passwords for one link than a person could mistype', async () => {
  const owner = await app.as(shop.owner, shop.companyId);
  const known = await app.member(shop, ['manager'], 'already@shop.test');
  await app.sql`update members set state = 'removed' where id = ${known.memberId}`;
  await owner.get(inviteMember, { input: { email: known.email, roles: ['MANAGER'], locale: 'RU' } });
  const token = await app.mail.token(known.email);
  const input = { token, fullName: 'Пример Примеров', phone: '+79990000000', password: 'another dozen of bagels', locale: 'RU' };
  const answers = await Promise.all(Array.from({ length: 15 }, () => app.guest().ask(registerByInvitation, { input })));
  const codes = answers.map(({ data, errors }) => errors[0]?.extensions?.code ?? data?.registerByInvitation.code);
  expect(codes.sort()).toEqual([...Array(10).fill('ACCOUNT_EXISTS'), ...Array(5).fill('RATE_LIMITED')]);
});
