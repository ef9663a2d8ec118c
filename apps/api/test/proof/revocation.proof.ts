import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client, Stream } from '../client.ts';
import { products } from '../products.documents.ts';
import { figure, percentile } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { layOut, type Revocation, revocations, type Scene } from './revocations.ts';
import { inFlight, inPortions, overdue } from './rounds.ts';
import { rounds } from './size.ts';

/** What was taken away is gone in every process by the time that whoever took it is answered (SE-2). */
let fleet: Fleet;
const processes = [0, 1, 2];

beforeAll(async () => {
  fleet = await startFleet({ apis: processes.length });
});
afterAll(() => fleet.stop());

/** How many requests each process gets after the answer; before it they come as fast as they are answered. */
const laterMost = 2;
/** How many revocations are laid out at once, and how many happen at a time. */
const portion = 200;
const width = 2;
/** How long a stream may take to open, in milliseconds. */
const patience = 15_000;
/** A stream may live on for so long after the answer, in milliseconds. */
const streamsMost = 1_000;

interface Asked {
  /** Sent when the answer to the revocation was already here. */
  isLater: boolean;
  /** Null: it was served. */
  refusal: string | null;
}

interface Played {
  kind: Revocation;
  end: string;
  asked: Asked[];
  /** For each stream: how long after the answer it ended, or told of the change where it may go on. In milliseconds. */
  streams: { ms: number; how: string }[];
}

async function keepAsking(client: Client, isAnswered: () => boolean): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let later = 0; later < laterMost; ) {
    const isLater = isAnswered();
    asked.push({ isLater, refusal: await client.refusal(products) });
    if (isLater) later += 1;
  }
  return asked;
}

/** How a stream ended: the code of its refusal. The socket of a session that is over is closed soon after, if need be first. */
function howEnded(end: unknown): string {
  const [error] = Array.isArray(end) ? end : [end];
  const code = String(error?.extensions?.code ?? error?.code ?? error);
  return code === '4403' ? 'UNAUTHENTICATED' : code;
}

/** When, and with what, the stream ended; one of a person who stays says what became of them instead. */
async function endOfStream(stream: Stream, { streams }: Revocation): Promise<{ at: number; how: string }> {
  const told = async () => {
    while (!stream.items.some(({ accessChanged }) => accessChanged.kind === streams)) await delay(1);
    return streams;
  };
  const how = await Promise.race([stream.ended.then(howEnded), ...(streams === 'ROLE_CHANGED' ? [told()] : [])]);
  return { at: performance.now(), how };
}

/** Signals, as a process would, until each of the streams has heard it: only then is it open. */
async function untilOpen(streams: Stream[], { person, browser }: Scene): Promise<void> {
  const signals = [
    { topic: 'team', companyId: browser.company },
    { topic: 'access', userId: person.userId, companyId: browser.company, kind: 'UNBLOCKED', by: null },
  ];
  for (const deadline = Date.now() + patience; streams.some(({ items }) => items.length === 0); ) {
    if (Date.now() > deadline) throw new Error('A stream never opened.');
    for (const signal of signals) await fleet.sql`select pg_notify('prikazchik', ${JSON.stringify(signal)})`;
    await delay(50);
  }
}

async function play(scene: Scene, index: number): Promise<Played> {
  const kind = revocations[index % revocations.length];
  if (!kind) throw new Error('There are no revocations.');
  // A new role still lets everyone hear of the team, so there the stream that tells of it counts.
  const subject = kind.streams === 'ROLE_CHANGED' ? 'accessChanged { kind }' : 'teamChanged { ok }';
  const streams = processes.map((api) => fleet.elsewhere(scene.browser, api).subscribe(`subscription { ${subject} }`));
  const ends = streams.map((stream) => endOfStream(stream, kind));
  await untilOpen(streams, scene);
  let answeredAt: number | null = null;
  const asking = processes.map((api) => keepAsking(fleet.elsewhere(scene.browser, api), () => answeredAt !== null));
  await delay(Math.random() * 40);
  const end = await kind.ask(fleet, scene, index % processes.length);
  const answered = performance.now();
  answeredAt = answered;
  const asked = (await Promise.all(asking)).flat();
  const late = delay(streamsMost * 3).then(() => ({ at: Number.POSITIVE_INFINITY, how: 'still open' }));
  const ended = await Promise.all(ends.map((one) => Promise.race([one, late])));
  for (const stream of streams) await stream.dispose();
  return { kind, end, asked, streams: ended.map(({ at, how }) => ({ ms: Math.max(0, at - answered), how })) };
}

const served = (asked: Asked[]) => asked.filter(({ refusal }) => refusal === null).length;
const different = (texts: string[]) => [...new Set(texts)].toSorted();

it('serves nothing by the old token once the revocation has answered, and ends its streams within a second', async () => {
  const count = rounds({ full: 1_000, test: 200 });
  const all: Played[] = [];
  await inPortions(count, portion, async (size) => {
    all.push(...(await inFlight(await layOut(fleet, size), width, play)));
  });
  // On a machine that is busy with other things a hash may take too long: that was no answer.
  const played = all.filter(({ end }) => end !== overdue);
  expect(played.length).toBeGreaterThan(count * 0.9);
  const later = played.flatMap(({ asked }) => asked.filter(({ isLater }) => isLater));
  const earlier = played.flatMap(({ asked }) => asked.filter(({ isLater }) => !isLater));
  const times = played.flatMap(({ streams }) => streams.map(({ ms }) => ms));
  const ms = (share: number) => `${Math.round(percentile(times, share))} ms`;
  figure({
    what: 'requests by the old token, 3 processes',
    size: `${played.length} revocations`,
    result: `${served(later)} of ${later.length} served after the answer; ${served(earlier)} of ${earlier.length} before it`,
  });
  figure({
    what: 'streams of the old token end, or tell of the new role',
    size: `${times.length} streams`,
    result: `after the answer: p50 ${ms(0.5)}, p99 ${ms(0.99)}, most ${ms(1)}`,
  });
  expect(different(played.map(({ kind, end }) => `${kind.name}: ${end}`))).toEqual(
    different(revocations.map(({ name, done }) => `${name}: ${done}`)),
  );
  const refusals = played.flatMap(({ kind, asked }) =>
    asked.filter(({ isLater }) => isLater).map(({ refusal }) => `${kind.name}: ${refusal}`),
  );
  expect(different(refusals)).toEqual(different(revocations.map(({ name, refusal }) => `${name}: ${refusal}`)));
  // They asked while it happened.
  expect(served(earlier)).toBeGreaterThan(count);
  const told = played.flatMap(({ kind, streams }) => streams.map(({ how }) => `${kind.name}: ${how}`));
  expect(different(told)).toEqual(different(revocations.map(({ name, streams }) => `${name}: ${streams}`)));
  expect(Math.max(...times)).toBeLessThanOrEqual(streamsMost);
});
