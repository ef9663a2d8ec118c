import { setTimeout as sleep } from 'node:timers/promises';
import { catalogTiles, membersPage, type Operation, productsPage } from './documents.ts';
import type { Request } from './load.ts';
import { type House, openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import type { Size } from './seed.ts';
import type { Server } from './server.ts';
import { openLines, post } from './steady.ts';
import { goal, type Line, median } from './table.ts';

const SIZES: Size[] = [
  { shops: 10, products: 1_000, ownProducts: 100, ownMembers: 300 },
  { shops: 1_000, products: 100_000, ownProducts: 10_000, ownMembers: 300 },
  { shops: 10_000, products: 10_000_000, ownProducts: 1_000_000, ownMembers: 300 },
];
const GOAL = 1.3;

/** How a page was refused that the product could not serve in its own time. */
class Refused extends Error {}

interface Page {
  operation: Operation;
  /** Whether its cost must not grow; the others are told of. */
  bound: boolean;
}

const products = (variables: Record<string, unknown>): Operation => ({
  ...productsPage,
  variables: { ...productsPage.variables, ...variables },
});

const PAGES: Record<string, Page> = {
  members: { operation: membersPage, bound: true },
  'products, newest': { operation: productsPage, bound: true },
  'products, by title': { operation: products({ sort: 'TITLE_ASC' }), bound: true },
  'products, dearest': { operation: products({ sort: 'PRICE_DESC' }), bound: true },
  'products, a search that finds a page': { operation: products({ filter: { search: 'эмалированная' } }), bound: false },
  'products, a search that finds nothing': { operation: products({ filter: { search: 'самовар' } }), bound: false },
  'counts on the home page': { operation: catalogTiles, bound: false },
};

/** The cost of one request, at the median of the rounds. */
interface Cost {
  cpuMs: number;
  databaseMs: number;
  latencyMs: number;
}

interface Place {
  size: Size;
  house: House;
  server: Server;
}

/** The same pages of one shop while it and everything around it grows; its share of all products stays a tenth. */
export async function measureGrowth(run: Run): Promise<Line[]> {
  const cluster = await openCluster(run);
  const places: Place[] = [];
  for (const size of run.quick ? SIZES.slice(0, 2) : SIZES) {
    const house = await openHouse(run, cluster, size);
    places.push({ size, house, server: await house.product() });
  }
  const lines: Line[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    lines.push(...(await linesOf(run, name, page, places)));
  }
  return lines;
}

async function linesOf(run: Run, name: string, { operation, bound }: Page, places: Place[]): Promise<Line[]> {
  try {
    return summary(name, bound, places, await costsOf(run, name, operation, places));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [{ what: name, measured: error.message, ...(bound && { goal: goal('≤ 1.3 ×', false) }) }];
  }
}

/** By turns over the sizes; the first turn is for the compilers and caches. */
async function costsOf(run: Run, name: string, operation: Operation, places: Place[]): Promise<Map<number, Cost[]>> {
  const costs = new Map(places.map(({ size }) => [size.products, [] as Cost[]]));
  for (let round = 0; round <= (run.quick ? 2 : 3); round++) {
    run.say(`growth, ${name}: round ${round}`);
    for (const place of places) {
      const cost = await costOf(place, operation);
      if (round > 0) costs.get(place.size.products)?.push(cost);
    }
  }
  return costs;
}

const lines = openLines();

const ROUND_MS = 1_500;
/** PostgreSQL's backends tell of what they did once a second at most. */
const STATISTICS_MS = 1_200;

/** One request after another, for a moment. */
async function costOf({ house, server, size }: Place, operation: Operation): Promise<Cost> {
  const request = house.request(operation);
  await demandAnswer(server, request, size);
  await sleep(STATISTICS_MS);
  const [before, busyBefore] = [await server.read(), await databaseTime(house)];
  const latencies: number[] = [];
  for (const end = performance.now() + ROUND_MS; performance.now() < end; ) {
    latencies.push(await demandAnswer(server, request, size));
  }
  const after = await server.read();
  await sleep(STATISTICS_MS);
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / latencies.length,
    databaseMs: ((await databaseTime(house)) - busyBefore) / latencies.length,
    latencyMs: median(latencies),
  };
}

/** Milliseconds until the answer. @throws Refused when it is none */
async function demandAnswer(server: Server, request: Request, { products }: Size): Promise<number> {
  const { ms, status, body } = await post(lines, server.url, request);
  if (status === 200 && !body.includes('"errors"')) return ms;
  throw new Refused(`answered with ${status} after ${ms.toFixed(0)} ms at ${products.toLocaleString('en')} products`);
}

/** Milliseconds that statements have run in the database until now. */
async function databaseTime({ database }: House): Promise<number> {
  const [row] = await database.sql<{ ms: number }[]>`select active_time as ms from pg_stat_database where datname = current_database()`;
  return row?.ms ?? 0;
}

function summary(name: string, bound: boolean, places: Place[], costs: Map<number, Cost[]>): Line[] {
  const of = (size: Size, figure: keyof Cost) => median((costs.get(size.products) ?? []).map((cost) => cost[figure]));
  const [smallest] = places;
  if (!smallest) return [];
  return places.map(({ size }) => {
    const ratio = (figure: keyof Cost) => of(size, figure) / of(smallest.size, figure);
    const ratios = `CPU ${ratio('cpuMs').toFixed(2)} ×, database ${ratio('databaseMs').toFixed(2)} ×, latency ${ratio('latencyMs').toFixed(2)} ×`;
    const worst = Math.max(ratio('cpuMs'), ratio('latencyMs'));
    return {
      what: `${name}: ${size.products.toLocaleString('en')} products in ${size.shops.toLocaleString('en')} shops`,
      measured: `${of(size, 'cpuMs').toFixed(2)} ms CPU, ${of(size, 'databaseMs').toFixed(2)} ms database, ${of(size, 'latencyMs').toFixed(2)} ms latency`,
      compared: size === smallest.size ? '' : ratios,
      ...(bound && size !== smallest.size && { goal: goal('≤ 1.3 ×', worst <= GOAL) }),
    };
  });
}
