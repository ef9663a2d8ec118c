import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../client.ts';

/** Works through the items in their order, so many at a time. */
export async function inFlight<T, R>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

/** Rounds go in portions: what signs them in lives for five minutes. */
export async function inPortions(count: number, portion: number, run: (size: number) => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += portion) await run(Math.min(portion, count - done));
}

/** Up to so many milliseconds. */
const aMoment = (most: number) => delay(Math.random() * most);

/** The start of two who race, round after round. */
export interface Start {
  one(): Promise<void>;
  other(): Promise<void>;
  /** By how many milliseconds `one` starts earlier now; never below zero. */
  ahead(): number;
  /** Says who won a round: in the next ones the loser starts a little earlier, so that both orders go on happening. */
  wonByOne(isOne: boolean): void;
}

/** @param lead by how many milliseconds `one` starts earlier, until rounds have shown who is slower */
export function createStart(lead = 0): Start {
  const spread = 20;
  const step = 2;
  let ahead = lead;
  return {
    one: () => delay(Math.max(0, -ahead)).then(() => aMoment(spread)),
    other: () => delay(Math.max(0, ahead)).then(() => aMoment(spread)),
    ahead: () => Math.max(0, ahead),
    wonByOne(isOne) {
      ahead += isOne ? -step : step;
    },
  };
}

/** What a machine that is busy with other things makes of a request that met its deadline: no order has been told. */
export const overdue = 'UNAVAILABLE';

/** How a mutation ended: the code that it was refused with (UNAVAILABLE for every 503), the typename of what it answered otherwise. */
export async function endOf(client: Client, mutation: string, variables: Record<string, unknown> = {}): Promise<string> {
  const { status, data, errors } = await client.ask(mutation, variables);
  if (status === 503) return overdue;
  if (errors[0]) return errors[0].extensions?.code ?? errors[0].message;
  const [answer] = Object.values(data ?? {});
  return answer?.code ?? answer?.__typename ?? `status ${status}`;
}

/** `accept 512 : revoke 488`, the most frequent first. */
export function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(' : ');
}
