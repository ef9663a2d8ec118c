import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { startApp, type TestApp } from '../harness.ts';
import { send } from '../post.ts';
import { bombs } from './bombs.ts';
import { figure, percentile } from './figures.ts';
import { rounds } from './size.ts';

/** Documents that are cheap to write and dear to run. Each is refused for what it is, and refusing it costs next to nothing. */
let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

/** In milliseconds. */
const deadline = 20;

it.each(bombs)('is refused: $name', async ({ body, status, says }) => {
  const answer = await send(owner, { body });
  expect(answer.status, answer.text).toBe(status);
  expect(answer.text).toMatch(says);
  expect(answer.text).not.toMatch(/stack|node_modules|Did you mean|"data":{"p0"/);
});

/**
 * What one request costs this process, caller and server together, in milliseconds of CPU: how long it waits for a busy
 * machine is no property of the server.
 */
async function costOf(body: unknown, times: number, taken: number[]): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < times; count += 1) {
    const started = performance.now();
    await send(owner, { body });
    taken.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

it('costs less than twenty milliseconds to refuse', async () => {
  const times = rounds({ full: 50, test: 5 });
  const taken: number[] = [];
  const costs: { name: string; cost: number }[] = [];
  for (const { name, body } of bombs) {
    const first = await costOf(body, times, taken);
    // A collection of garbage may fall into one series; what a bomb costs is in all of them.
    costs.push({ name, cost: first < deadline ? first : Math.min(first, await costOf(body, times, taken)) });
  }
  expect(costs.flatMap(({ name, cost }) => (cost < deadline ? [] : `${name}: ${cost} ms`))).toEqual([]);
  const dearest = costs.toSorted((a, b) => b.cost - a.cost)[0];
  const ms = (value = Number.NaN) => `${value.toFixed(1)} ms`;
  const half = percentile(
    costs.map(({ cost }) => cost),
    0.5,
  );
  figure({
    what: 'bombs refused: CPU for each, caller and server together',
    size: `${bombs.length} × ${times}`,
    result: `median ${ms(half)}, dearest ${ms(dearest?.cost)} (${dearest?.name}); by the clock median ${ms(percentile(taken, 0.5))}, max ${ms(Math.max(...taken))}`,
  });
});
