import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { confirmationOf } from './confirmations.ts';
import { createReturnLink, requestAccess } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { password } from './seeds.ts';

/**
 * What a person does in a shop beside what is done to them there: the shop is held before the person by both. Broken on purpose and seen to
 * fail here: `performAs` holds the person alone.
 */
let app: TestApp;
let owner: Client;
let theirs: Client;
let memberId: string;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  const person = await app.named(shop, ['manager'], 'between');
  memberId = person.memberId;
  theirs = app.guest();
  await theirs.signIn('between', password);
  theirs.company = shop.companyId;
});
afterAll(() => app.stop());

it('neither waits for the other for ever', async () => {
  for (let round = 0; round < 15; round += 1) {
    await app.sql`delete from rate_limits`;
    const confirmation = await confirmationOf(owner, createReturnLink, { memberId });
    const [link, request] = await Promise.all([
      owner.ask(createReturnLink, { memberId, confirmation }),
      theirs.ask(requestAccess, { input: { right: 'finance.read' } }),
    ]);
    for (const { errors } of [link, request]) expect(errors).toEqual([]);
    expect(request.data?.requestAccess.__typename).toBe('AccessRequest');
    await app.sql`delete from access_requests`;
  }
});
