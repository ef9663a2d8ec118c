import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Shop } from '../seeds.ts';
import { account, type Outcome, startLoad } from './faults.load.ts';
import { Tally, within } from './faults.tally.ts';
import { startWeb, type Web } from './faults.web.ts';
import { type ApiProgram, type Fleet, startFleet } from './fleet.ts';
import { rounds } from './size.ts';

/** Two API processes behind `apps/web`; one of them goes, told to or not, and another one comes in its place. */
let fleet: Fleet;
let web: Web;
let shop: Shop;

beforeAll(async () => {
  fleet = await startFleet({ apis: 2 });
  web = await startWeb(fleet);
  shop = await fleet.shop();
});
afterAll(async () => {
  await web?.stop();
  await fleet?.stop();
});

const portOf = ({ url }: ApiProgram) => Number(new URL(url).port);

/** How long until it says that it is not ready, in milliseconds. */
async function untilNotReady({ url }: ApiProgram): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (!answer || answer.status === 503) return performance.now() - started;
    await delay(10);
  }
}

interface Stop {
  red: number;
  ended: number;
}

async function stopInOrder(api: ApiProgram): Promise<Stop> {
  const started = performance.now();
  api.process.kill('SIGTERM');
  const red = await untilNotReady(api);
  expect(await api.ended).toBe(0);
  return { red, ended: performance.now() - started };
}

/** The two that run now, the one that is longer there first. */
const running = () => fleet.apis.filter(({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null);

interface Trial {
  what: string;
  perSecond: number;
  times: number;
  allowed: Outcome[];
  /** Answers when the cause of failures is gone. */
  fault(): Promise<void>;
}

async function underLoad({ what, perSecond, times, allowed, fault }: Trial, more: () => string): Promise<void> {
  const tally = new Tally(what);
  for (let round = 0; round < times; round++) {
    const clients = await web.sessions(
      Array.from({ length: 10 }, () => shop.owner.userId),
      shop.companyId,
    );
    const load = startLoad(clients, perSecond);
    await delay(700);
    await fault();
    const gone = performance.now();
    await delay(1_000);
    tally.add(await account(await load.stop(), gone, fleet.sql), allowed);
  }
  tally.note(more());
}

it('fails no request while every process is replaced in turn', async () => {
  const stops: Stop[] = [];
  // Processes that start take the processor from those that serve: on a machine in full use 100 a second are its overload.
  const perSecond = rounds({ full: 100, test: 15 });
  await underLoad(
    {
      what: `rolling restart of 2 APIs (SIGTERM) behind apps/web at ${perSecond} req/s`,
      perSecond,
      times: rounds({ full: 20, test: 1 }),
      allowed: [],
      async fault() {
        for (const api of running()) {
          stops.push(await stopInOrder(api));
          await fleet.startApi(portOf(api));
          // The new one is sent requests before the next one goes.
          await delay(1_000);
        }
      },
    },
    () => {
      const red = Math.max(...stops.map((stop) => stop.red));
      const ended = Math.max(...stops.map((stop) => stop.ended));
      return `not ready after ${red.toFixed(0)} ms, exit 0 after ${(ended / 1000).toFixed(1)} s`;
    },
  );
  expect(Math.max(...stops.map(({ red }) => red))).toBeLessThan(1_000);
  expect(Math.max(...stops.map(({ ended }) => ended))).toBeLessThan(25_000);
});

it('loses nothing but what was under way when a process is killed', async () => {
  await underLoad(
    {
      what: 'SIGKILL of one of 2 APIs behind apps/web',
      perSecond: rounds({ full: 50, test: 15 }),
      times: rounds({ full: 20, test: 2 }),
      allowed: ['unavailable'],
      async fault() {
        const [api] = running();
        if (!api) throw new Error('No API runs.');
        await api.kill();
        const gone = performance.now();
        await fleet.startApi(portOf(api));
        expect(performance.now() - gone).toBeLessThan(60_000);
      },
    },
    () => '',
  );
});

it('lets a process that nobody tells that another one is there finish what it has begun', async () => {
  const [api] = running();
  if (!api) throw new Error('No API runs.');
  const [client] = await fleet.sessions([shop.owner.userId], shop.companyId, { api: fleet.apis.indexOf(api) });
  if (!client) throw new Error('Nobody is signed in.');
  const load = startLoad([client], 15);
  await delay(500);
  api.process.kill('SIGTERM');
  await api.ended;
  const { outcomes, lost, unknown, slowest, lag } = await account(await load.stop(), performance.now(), fleet.sql);
  // Cut are those who called in the moment when it stopped listening: nothing that had begun.
  expect(Object.keys(outcomes).filter((outcome) => !['done', 'refused', 'cut'].includes(outcome))).toEqual([]);
  expect(outcomes.done).toBeGreaterThan(15);
  expect(outcomes.cut ?? 0).toBeLessThan(15);
  expect(lost + unknown).toBe(0);
  expect(slowest).toBeLessThan(within + lag);
});
