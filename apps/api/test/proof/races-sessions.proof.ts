import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { refreshSession, viewer } from '../documents.ts';
import { sessionOf } from '../players.ts';
import { insertPeople } from './bulk.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { inFlight, inPortions, tally } from './rounds.ts';
import { rounds } from './size.ts';

let fleet: Fleet;

beforeAll(async () => {
  fleet = await startFleet({ apis: 2 });
});
afterAll(() => fleet.stop());

const crowd = 50;
const few = 2;
const portion = 500;

interface Refreshed {
  /** Access tokens, one for each request that was served. */
  served: string[];
  /** Those that got a cookie too: the token's successors. */
  successors: Client[];
  winner: string;
  /** Whether somebody was answered too late. */
  isOverdue: boolean;
}

/** The tabs of one browser renew its session at once, through both processes. */
async function refreshAtOnce(browser: Client, times: number): Promise<Refreshed> {
  const tabs = Array.from({ length: times }, (_, index) => fleet.elsewhere(browser, index % 2));
  const answers = await Promise.all(tabs.map((tab) => tab.ask(refreshSession)));
  const served = answers.flatMap(({ data }) => (data?.refreshSession.accessToken ? [String(data.refreshSession.accessToken)] : []));
  const successors = tabs.filter(({ cookie }) => cookie !== browser.cookie);
  const isOverdue = answers.some(({ status }) => status === 503);
  return { served, successors, isOverdue, winner: `process ${(tabs.indexOf(successors[0] ?? browser) % 2) + 1}` };
}

it('gives a refresh token one successor, however often it comes at once, and the session lives', async () => {
  const count = rounds({ full: 10_000, test: 1_000 });
  /** Every so manieth round is one of fifty; the others are of two. */
  const crowdEvery = rounds({ full: 1, test: 50 });
  const winners: string[] = [];
  const stories = new Map<string, number>();
  let requests = 0;
  let untold = 0;
  await inPortions(count, portion, async (size) => {
    const people = await insertPeople(fleet.sql, size);
    const browsers = await fleet.sessions(
      people.map(({ userId }) => userId),
      null,
    );
    const played = await inFlight(browsers, crowdEvery === 1 ? 1 : 8, async (browser, index) => {
      const times = index % crowdEvery === 0 ? crowd : few;
      requests += times;
      const { served, successors, winner, isOverdue } = await refreshAtOnce(browser, times);
      if (isOverdue) return 'overdue';
      winners.push(winner);
      // The successor is as good as any, and so is an access token that came without one.
      const [successor] = successors;
      const renewed = successor && (await successor.ask(refreshSession)).data?.refreshSession.__typename;
      const last = Object.assign(fleet.elsewhere(browser, 1), { accessToken: served.at(-1) ?? null });
      const shown = times === crowd ? await last.refusal(viewer) : null;
      return `${times - served.length} refused, ${successors.length} successor, then ${renewed} and ${shown ?? 'served'}`;
    });
    const ids = browsers.map(({ accessToken }) => sessionOf(accessToken) ?? '');
    const rows = await fleet.sql<{ id: string; tokens: number; replaced: number; isOver: boolean }[]>`
      select s.id, count(*)::int as tokens, count(t.replaced_at)::int as replaced, s.ended_at is not null as "isOver"
        from sessions s join refresh_tokens t on t.session_id = s.id where s.id in ${fleet.sql(ids)} group by s.id`;
    const kept = new Map(
      rows.map(({ id, tokens, replaced, isOver }) => [id, `${tokens - replaced} token lives, ${isOver ? 'over' : 'alive'}`]),
    );
    for (const [index, story] of played.entries()) {
      const left = kept.get(ids[index] ?? '');
      if (story === 'overdue') {
        untold += 1;
        expect(left).toBe('1 token lives, alive');
        continue;
      }
      const whole = `${story}; ${left}`;
      stories.set(whole, (stories.get(whole) ?? 0) + 1);
    }
  });
  const crowds = `${count} rounds of ${crowd}`;
  const size =
    crowdEvery === 1 ? crowds : `${count} rounds, ${Math.ceil(count / crowdEvery)} of ${crowd}, the rest of ${few}: ${requests} requests`;
  figure({
    what: 'parallel refreshes of one token',
    size,
    result: `1 successor each, 0 sessions lost; won by ${tally(winners)}${untold > 0 ? `; ${untold} answered 503` : ''}`,
  });
  expect([...stories]).toEqual([['0 refused, 1 successor, then Session and served; 1 token lives, alive', count - untold]]);
  expect(untold).toBeLessThan(count / 10);
  expect(new Set(winners).size).toBe(2);
});
