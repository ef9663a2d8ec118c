import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { blockMember, changeRoles, signOut } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const accessChanged = 'subscription { accessChanged { kind companyId by } }';
const teamChanged = 'subscription { teamChanged { ok } }';

/** Long enough for a socket to open and subscribe. */
const opened = () => delay(300);

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = delay(ms).then(() => {
    throw new Error(`Nothing came in ${ms} ms.`);
  });
  return Promise.race([promise, late]);
}

it('tells a person within a second what became of their rights, and who did it', async () => {
  const person = await app.member(shop, ['manager']);
  const stream = (await app.as(person, shop.companyId)).subscribe(accessChanged);
  await opened();
  await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
  await within(
    1000,
    until(() => stream.items.length === 1),
  );
  expect(stream.items[0]?.accessChanged).toEqual({ kind: 'ROLE_CHANGED', companyId: shop.companyId, by: shop.owner.fullName });
  await stream.dispose();
});

it('ends a stream whose right is gone with the refusal of the next request', async () => {
  const person = await app.member(shop, ['manager']);
  const client = await app.as(person, shop.companyId);
  const [team, access] = [client.subscribe(teamChanged), client.subscribe(accessChanged)];
  await opened();
  await owner.get(blockMember, { id: person.memberId });
  expect(await within(1000, team.ended)).toMatchObject([{ message: 'FORBIDDEN', extensions: { code: 'FORBIDDEN', right: 'team.read' } }]);
  expect(access.items.map((item) => item.accessChanged.kind)).toEqual(['BLOCKED']);
  await access.dispose();
});

it('closes the socket when the session ends', async () => {
  const person = await app.member(shop, ['manager']);
  const client = await app.as(person, shop.companyId);
  const stream = client.subscribe(accessChanged);
  await opened();
  await client.get(signOut);
  const end = await within(1000, stream.ended);
  expect(JSON.stringify(end) + String((end as { code?: number }).code)).toMatch(/UNAUTHENTICATED|4403/);
});

it('opens no stream for a guest, nor without the right', async () => {
  expect(await within(2000, app.guest().subscribe(accessChanged).ended)).toMatchObject({ code: 4401 });
  const outsider = await app.as(shop.owner, null);
  expect(await within(2000, outsider.subscribe(teamChanged).ended)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('says nothing of what happens in another shop', async () => {
  const other = await app.shop();
  const stream = (await app.as(other.owner, other.companyId)).subscribe(teamChanged);
  await opened();
  const person = await app.member(shop, ['manager']);
  await owner.get(blockMember, { id: person.memberId });
  await delay(300);
  expect(stream.items).toEqual([]);
  await stream.dispose();
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(10);
}
