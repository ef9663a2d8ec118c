import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { accessChanged, catalogTiles, membersPage, productsPage, teamChanged } from './documents.ts';
import { LARGE_SHOP } from './pages.bench.ts';
import { type House, openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import type { Server } from './server.ts';
import { openLines, post } from './steady.ts';
import { goal, type Line, median } from './table.ts';

const PAGES_PER_SECOND = 100;
const STREAMS_OPEN = 50;
const STREAMS_PER_SECOND = 5;
const SAMPLE_MS = 5_000;
const SETTLED_MINUTES = 5;
const MOST_GROWTH = 0.05;

/** More than this at once wait for an answer: the next page is left out, or memory would show the queue. */
const MOST_WAITING = 50;

interface Traffic {
  pages: number;
  /** Left out, because the product was too far behind. */
  leftOut: number;
  streams: number;
  /** How often, by what came instead. */
  failed: Map<string, number>;
}

/** Resident memory under steady traffic: 100 pages a second, streams coming and going on sockets of their own. */
export async function measureMemory(run: Run): Promise<Line[]> {
  const house = await openHouse(run, await openCluster(run), LARGE_SHOP);
  const product = await house.product();
  const stop = new AbortController();
  const traffic: Traffic = { pages: 0, leftOut: 0, streams: 0, failed: new Map() };
  run.keep(stop, async () => stop.abort());
  const going = [browse(house, product, traffic, stop.signal), listen(house, product, traffic, stop.signal)];
  const samples: number[] = [];
  const perMinute = 60_000 / SAMPLE_MS;
  for (let sample = 1; sample <= run.minutes * perMinute; sample++) {
    await sleep(SAMPLE_MS);
    samples.push((await product.read()).rss / 2 ** 20);
    if (sample % perMinute === 0) {
      const rss = median(samples.slice(-perMinute)).toFixed(1);
      run.say(`memory: minute ${sample / perMinute}, RSS ${rss} MiB, ${told(traffic)}`);
    }
  }
  stop.abort();
  await Promise.all(going);
  return summary(samples, perMinute, run.minutes, traffic);
}

async function browse(house: House, product: Server, traffic: Traffic, signal: AbortSignal): Promise<void> {
  const requests = [membersPage, productsPage, catalogTiles].map((operation) => house.request(operation));
  const lines = openLines();
  const begun = performance.now();
  let waiting = 0;
  for (let number = 0; !signal.aborted; number++) {
    const wait = begun + (number * 1000) / PAGES_PER_SECOND - performance.now();
    if (wait > 1) await sleep(wait);
    const request = requests[number % requests.length];
    if (!request) return;
    if (waiting >= MOST_WAITING) {
      traffic.leftOut += 1;
      continue;
    }
    waiting += 1;
    void post(lines, product.url, request).then(({ status, body }) => {
      waiting -= 1;
      traffic.pages += 1;
      if (status !== 200 || body.includes('"errors"')) fail(traffic, `page ${status}`);
    });
  }
}

/** Keeps so many streams open, and so often closes the oldest and opens another. */
async function listen(house: House, product: Server, traffic: Traffic, signal: AbortSignal): Promise<void> {
  const closers: (() => void)[] = [];
  while (!signal.aborted) {
    if (closers.length >= STREAMS_OPEN) closers.shift()?.();
    closers.push(openStream(house, product, traffic));
    await sleep(1000 / STREAMS_PER_SECOND);
  }
  for (const close of closers) close();
}

function openStream({ token, asker }: House, product: Server, traffic: Traffic): () => void {
  const client = createClient({
    url: product.url.replace('http', 'ws').concat('/graphql'),
    connectionParams: { accessToken: token, company: asker.companyId },
    retryAttempts: 0,
  });
  traffic.streams += 1;
  let closed = false;
  const failed = () => {
    if (!closed) fail(traffic, 'stream');
  };
  client.subscribe(traffic.streams % 2 === 0 ? teamChanged : accessChanged, { next: () => undefined, error: failed, complete: failed });
  return () => {
    closed = true;
    // One that was still connecting has nobody to tell of it.
    Promise.resolve(client.dispose()).catch(() => undefined);
  };
}

function summary(samples: number[], perMinute: number, minutes: number, traffic: Traffic): Line[] {
  // A shorter run shows that it works, and of growth no more than its own second half does.
  const settled = Math.min(SETTLED_MINUTES, Math.floor(minutes / 2));
  const first = median(samples.slice(settled * perMinute, (settled + 1) * perMinute));
  const last = median(samples.slice(-perMinute));
  const growth = last / first - 1;
  return [
    {
      what: `${minutes} minutes, 100 pages/s, 5 streams/s, 50 open`,
      measured: `${told(traffic)}`,
    },
    {
      what: `resident memory, minute ${settled + 1} against the last`,
      measured: `${first.toFixed(1)} → ${last.toFixed(1)} MiB, most ${Math.max(...samples).toFixed(1)} MiB`,
      compared: `${(growth * 100).toFixed(1)} %, ${slope(samples.slice(settled * perMinute), perMinute).toFixed(2)} MiB/min by least squares`,
      goal: goal('< 5 %', growth < MOST_GROWTH),
    },
  ];
}

const fail = ({ failed }: Traffic, what: string) => failed.set(what, (failed.get(what) ?? 0) + 1);

function told({ pages, leftOut, streams, failed }: Traffic): string {
  const failures = [...failed].map(([what, times]) => `${times} × ${what}`).join(', ') || 'none';
  return `${pages} pages (${leftOut} left out), ${streams} streams, failed: ${failures}`;
}

/** How much a series grows by the minute, by the straight line that fits it best. */
function slope(samples: number[], perMinute: number): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const over = samples.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const under = samples.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return (over / under) * perMinute;
}
