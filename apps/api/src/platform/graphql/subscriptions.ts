import { setTimeout as delay } from 'node:timers/promises';
import { Repeater, SlidingBuffer } from '@graphql-yoga/subscription';
import { nextMoment } from '@prikazchik/permissions/moment';
import type { PubSub, Signal } from '../pubsub.ts';
import { Refusal, unauthenticated } from '../refusal.ts';
import type { Viewer } from '../viewer.ts';
import type { StreamKeeper } from './guard.ts';

export type ReloadViewer = (viewer: Viewer) => Promise<Viewer | null>;

/** What no signal told is made good within this time, in milliseconds. */
const recheckEvery = 15_000;

/** What a stream was to say of the change goes out this long before it ends, in milliseconds. */
const lastWords = 50;

/** Whether the signal may have changed what this viewer is allowed. */
export function concerns(signal: Signal, viewer: Viewer): boolean {
  if (signal.topic === 'missed') return true;
  if (signal.topic === 'moment') return signal.viewer === viewer;
  if (signal.topic === 'access') return signal.userId === viewer.userId;
  if (signal.topic === 'session') return signal.sessionId === viewer.sessionId;
  return signal.topic === 'company' && signal.companyId === viewer.membership?.companyId;
}

/** In how many milliseconds, by the database's clock, the first of the viewer's dates passes; null when there is none to wait for. */
function untilNextDate(viewer: Viewer | null): number | null {
  const moment = viewer?.membership ? nextMoment(viewer.membership.subject, viewer.askedAt) : null;
  const wait = viewer && moment !== null ? moment - viewer.askedAt : null;
  return wait !== null && wait <= recheckEvery * 2 ? wait : null;
}

/** How many items wait for one who reads slowly; then the oldest is dropped, because each only says "look again". */
const waitingMost = 100;

/** A stream of what `read` makes of the signals; null is passed over. */
export function streamOf<T>(pubsub: PubSub, read: (signal: Signal) => T | null): AsyncIterable<T> {
  return new Repeater<T>(async (push, stop) => {
    const silence = pubsub.subscribe((signal) => {
      const item = read(signal);
      if (item !== null) void push(item);
    });
    await stop;
    silence();
  }, new SlidingBuffer(waitingMost));
}

/**
 * Keeps a stream only as long as its field would be served anew: on every signal that concerns the viewer, and from time
 * to time and when a date of theirs passes without one, the viewer is read again and judged again; the stream ends with the same refusal that the next
 * request would meet. `onRefused` is told once it has ended so, also where the other end has heard of it and hung up first.
 */
export function streamKeeper(pubsub: PubSub, reload: ReloadViewer, onRefused: (viewer: Viewer, field: string) => void): StreamKeeper {
  return <T>(stream: AsyncIterable<T>, viewer: Viewer | null, stillAllowed: (viewer: Viewer | null) => void, field: string) => {
    if (!viewer) throw unauthenticated();
    return new Repeater<T>(async (push, stop) => {
      const source = stream[Symbol.asyncIterator]();
      let isRefused = false;
      let isOver = false;
      let judging = Promise.resolve();
      let dated: NodeJS.Timeout | undefined;
      const awaitNextDate = (then: Viewer | null) => {
        clearTimeout(dated);
        const wait = untilNextDate(then);
        // A timer may be a millisecond early, and then the right would still be there.
        if (wait !== null && !isOver) dated = setTimeout(() => pubsub.tell({ topic: 'moment', viewer }), wait + 1);
      };
      const recheck = async () => {
        try {
          const then = await reload(viewer);
          stillAllowed(then);
          awaitNextDate(then);
        } catch (refusal) {
          isRefused = refusal instanceof Refusal;
          stop(refusal);
        }
      };
      const silence = pubsub.subscribe((signal) => {
        if (concerns(signal, viewer)) judging = delay(lastWords).then(recheck);
      });
      // What changed between the first judgement and the ear was heard by nobody.
      void recheck();
      const timer = setInterval(() => void recheck(), recheckEvery);
      const pump = async () => {
        for (let item = await source.next(); !item.done; item = await source.next()) await push(item.value);
      };
      void pump().then(() => stop(), stop);
      await stop;
      silence();
      clearInterval(timer);
      isOver = true;
      clearTimeout(dated);
      await source.return?.();
      await judging;
      if (isRefused) onRefused(viewer, field);
    });
  };
}
