import { isDeepStrictEqual } from 'node:util';
import { membersPage, type Operation, productsPage } from './documents.ts';
import { ask, type Slice, slice } from './load.ts';
import { openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import type { Server } from './server.ts';
import { goal, type Line, median } from './table.ts';

/** The shop that is looked at: what a large one has. */
export const LARGE_SHOP = { shops: 10, products: 10_000, ownProducts: 5_000, ownMembers: 300 };

export const pages: Record<string, Operation> = { members: membersPage, products: productsPage };

const GOAL = 0.8;

/**
 * Two pages of 50 rows by the product, by node:http with postgres.js alone and by a bare Apollo Server: the same
 * answers to the same requests, over the same database with as many connections, by turns.
 */
export async function measurePages(run: Run): Promise<Line[]> {
  const house = await openHouse(run, await openCluster(run), LARGE_SHOP);
  const servers = [await house.competitor('bare'), await house.product(), await house.competitor('apollo')];
  const [seconds, slices] = run.quick ? [2, 3] : [5, 7];
  const lines: Line[] = [];
  for (const [page, operation] of Object.entries(pages)) {
    const request = house.request(operation);
    await demandSameAnswers(servers, (server) => ask(server.url, request));
    const done = new Map(servers.map((server) => [server.name, [] as Slice[]]));
    for (let round = 0; round <= slices; round++) {
      run.say(`${page}: ${round === 0 ? 'warming up' : `round ${round} of ${slices}`}`);
      for (const server of servers) {
        const measured = await slice(server, request, seconds);
        // What the first round did was compile.
        if (round > 0) done.get(server.name)?.push(measured);
      }
    }
    lines.push(...summary(page, servers, done));
  }
  return lines;
}

async function demandSameAnswers(servers: Server[], answerOf: (server: Server) => Promise<unknown>): Promise<void> {
  const [first, ...others] = await Promise.all(servers.map(answerOf));
  for (const [at, other] of others.entries()) {
    if (!isDeepStrictEqual(first, other)) throw new Error(`${servers[at + 1]?.name} answers differently from ${servers[0]?.name}.`);
  }
}

function summary(page: string, servers: Server[], done: Map<string, Slice[]>): Line[] {
  const of = (name: string, figure: keyof Slice) => median((done.get(name) ?? []).map((one) => one[figure]));
  const bare = of('bare', 'perSecond');
  const bareCpu = of('bare', 'cpuMsPerRequest');
  return servers.map(({ name }) => {
    const share = of(name, 'perSecond') / bare;
    const cpu = of(name, 'cpuMsPerRequest');
    return {
      what: `${page}, 50 rows: ${name}`,
      measured: `${of(name, 'perSecond').toFixed(0)}/s, ${cpu.toFixed(2)} ms CPU each`,
      compared: name === 'bare' ? '' : `${(share * 100).toFixed(0)} % of bare's requests/s, ${(cpu / bareCpu).toFixed(2)} × its CPU`,
      ...(name === 'product' && { goal: goal('≥ 80 % of bare', share >= GOAL) }),
    };
  });
}
