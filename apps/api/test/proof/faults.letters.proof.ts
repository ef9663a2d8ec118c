import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import type { Shop } from '../seeds.ts';
import { balance, deliveries, type Invited, invite, untilSent } from './faults.invitations.ts';
import { type FaultyMail, type Manner, startFaultyMail } from './faults.smtp.ts';
import { within } from './faults.tally.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/** The mail server or the worker goes: nobody who invites notices, and every letter comes in the end. */
let mail: FaultyMail;
let fleet: Fleet;
let shop: Shop;
let client: Client;

beforeAll(async () => {
  mail = await startFaultyMail();
  fleet = await startFleet({ apis: 1, workers: 1, environment: { SMTP_URL: mail.url } });
  shop = await fleet.shop();
  client = await fleet.session(shop.owner.userId, shop.companyId);
});
afterAll(async () => {
  await fleet?.stop();
  await mail?.goDown();
});

async function inviteMany(count: number, pause: number): Promise<Invited[]> {
  const invited: Invited[] = [];
  for (let number = 0; number < count; number++) {
    invited.push(await invite(client));
    await delay(pause);
  }
  return invited;
}

const slowest = (invited: readonly Invited[]) => Math.max(...invited.map(({ ms }) => ms));

/** Waits until the product shows this of one of them at least. */
async function untilShown(invited: readonly Invited[], state: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    if ((await deliveries(fleet, invited))[state]) return performance.now() - started;
    if (performance.now() - started > 30_000) throw new Error(`No delivery was shown as ${state}.`);
    await delay(100);
  }
}

const troubles: { trouble: Manner | 'down'; shown: string }[] = [
  { trouble: 'down', shown: 'failed' },
  { trouble: 'refusing for now', shown: 'failed' },
  { trouble: 'refusing', shown: 'failed' },
  { trouble: 'slow', shown: 'queued' },
  { trouble: 'hanging', shown: 'failed' },
];

it.each(troubles)('lets people invite while the mail server is $trouble', async ({ trouble, shown }) => {
  const times = rounds({ full: 20, test: 1 });
  const all: Invited[] = [];
  let told = 0;
  for (let round = 0; round < times; round++) {
    client = await fleet.session(shop.owner.userId, shop.companyId);
    if (trouble === 'down') await mail.goDown();
    else mail.manner = trouble;
    const invited = await inviteMany(3, 50);
    told = Math.max(told, await untilShown(invited, shown));
    if (trouble === 'down') await mail.comeUp();
    mail.manner = 'well';
    await untilSent(fleet, invited);
    all.push(...invited);
  }
  const result = await balance(fleet, all, mail.letters);
  expect(all.every(({ done }) => done)).toBe(true);
  expect(slowest(all)).toBeLessThan(within);
  expect(result).toEqual({ committed: all.length, lost: 0, without: 0, orphans: 0, doubles: 0, strange: 0 });
  figure({
    what: `mail server ${trouble}`,
    size: `${times} rounds, ${all.length} invitations`,
    result: `slowest answer ${(slowest(all) / 1000).toFixed(2)} s, shown as ${shown} after ${(told / 1000).toFixed(1)} s, all sent afterwards, 0 doubles`,
  });
});

it.each(['SIGTERM', 'SIGKILL'] as const)('loses no letter when the worker gets %s', async (signal) => {
  const times = rounds({ full: 20, test: 1 });
  const all: Invited[] = [];
  const before = mail.letters.length;
  for (let round = 0; round < times; round++) {
    client = await fleet.session(shop.owner.userId, shop.companyId);
    const inviting = inviteMany(20, 30);
    await delay(400);
    const worker = fleet.workers.at(-1);
    worker?.process.kill(signal);
    const code = await worker?.ended;
    expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
    await fleet.startWorker();
    const invited = await inviting;
    await untilSent(fleet, invited);
    all.push(...invited);
  }
  const result = await balance(fleet, all, mail.letters.slice(before));
  expect(result).toMatchObject({ committed: all.length, lost: 0, without: 0, orphans: 0, strange: 0 });
  expect(result.doubles).toBeLessThanOrEqual(signal === 'SIGTERM' ? 0 : times);
  figure({
    what: `${signal} of the worker while 20 are invited`,
    size: `${times} rounds, ${all.length} invitations`,
    result: `slowest answer ${(slowest(all) / 1000).toFixed(2)} s, ${result.committed} commits, ${result.committed} letters, ${result.doubles} doubles`,
  });
});
