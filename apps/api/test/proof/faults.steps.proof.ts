import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import type { Shop } from '../seeds.ts';
import { balance, type Invited, invite, untilSent } from './faults.invitations.ts';
import { type FaultyMail, startFaultyMail } from './faults.smtp.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/** A process is killed at each step from the form to the letter: as many letters as commits, and a few doubles. */
const steps = [
  { step: 'before the commit', of: 'api' },
  { step: 'after the commit', of: 'api' },
  { step: 'after DATA', of: 'worker' },
  { step: 'before the mark', of: 'worker' },
  { step: 'before the job', of: 'api' },
  { step: 'before DATA', of: 'worker' },
  { step: 'in DATA', of: 'worker' },
  { step: 'after the mark', of: 'worker' },
] as const;

const patience = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'prikazchik-kill-'));
const order = join(folder, 'step');
let mail: FaultyMail;
let fleet: Fleet;
let shop: Shop;

beforeAll(async () => {
  mail = await startFaultyMail();
  fleet = await startFleet({
    apis: 1,
    workers: 1,
    environment: {
      SMTP_URL: mail.url,
      KILL_AT: order,
      NODE_OPTIONS: `--import=${new URL('faults.kill.ts', import.meta.url)}`,
      // Statements go by their text each time, so that a step is known by it.
      DATABASE_PREPARE: 'false',
    },
  });
  shop = await fleet.shop();
});
afterAll(async () => {
  await fleet?.stop();
  await mail?.goDown();
  rmSync(folder, { recursive: true, force: true });
});

const session = (): Promise<Client> => fleet.session(shop.owner.userId, shop.companyId, { api: fleet.apis.length - 1 });

/** Kills one process at the step of one invitation and starts another in its place. */
async function killAt({ step, of }: (typeof steps)[number]): Promise<Invited> {
  const program = of === 'api' ? fleet.apis.at(-1) : fleet.workers.at(-1);
  if (!program) throw new Error('It does not run.');
  const client = await session();
  writeFileSync(order, step);
  const invited = await invite(client);
  const never = delay(patience, null, { ref: false }).then(() => {
    throw new Error(`Nobody died “${step}”.`);
  });
  await Promise.race([program.ended, never]);
  expect(program.process.signalCode).toBe('SIGKILL');
  await (of === 'api' ? fleet.startApi() : fleet.startWorker());
  return invited;
}

it('sends a letter for each commit and for no other, wherever the process dies', async () => {
  const times = rounds({ full: 20, test: 1 });
  const tried = steps.slice(0, rounds({ full: steps.length, test: 4 }));
  const invited: Invited[] = [];
  for (let round = 0; round < times; round++) {
    for (const step of tried) invited.push(await killAt(step));
  }
  await untilSent(fleet, invited);
  const result = await balance(fleet, invited, mail.letters);
  const ofApi = tried.filter(({ of }) => of === 'api');
  const workerDeaths = (tried.length - ofApi.length) * times;
  expect(result).toMatchObject({ lost: 0, without: 0, orphans: 0, strange: 0 });
  expect(result.committed).toBe(invited.length - ofApi.filter(({ step }) => step !== 'after the commit').length * times);
  expect(result.doubles).toBeLessThanOrEqual(workerDeaths);
  figure({
    what: `a process killed at ${tried.length} steps of inviting`,
    size: `${times} rounds, ${invited.length} deaths`,
    result: `${result.committed} commits, ${result.committed} letters and ${result.doubles} doubles of the same Message-ID, 0 without a commit`,
  });
});
