import { Refusal } from './refusal.ts';

export interface Turnstile {
  /** Runs what it is given in turn. @throws Refusal UNAVAILABLE when too many wait already */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** For work that has to be prepared: nothing is, when it could not pass. @throws Refusal UNAVAILABLE */
  assertRoom(): void;
}

/** For work that takes a whole core or much memory: so many at once, so many waiting, then a clear "come back". */
export function turnstile(places: number, waitingMost: number): Turnstile {
  let busy = 0;
  const waiting: (() => void)[] = [];
  function assertRoom(): void {
    if (busy >= places && waiting.length >= waitingMost) throw new Refusal('UNAVAILABLE', { retryAfter: 2 });
  }
  return {
    assertRoom,
    async pass(work) {
      assertRoom();
      if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
  };
}
