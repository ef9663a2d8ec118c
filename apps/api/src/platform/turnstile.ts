import { Refusal } from './refusal.ts';

export interface Turnstile {
  /** Runs what it is given in turn. @throws Refusal UNAVAILABLE when too many wait already */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same for work that has to be prepared. It is one of those who wait from the beginning: what could not pass is not
   * prepared, and what was prepared passes. @throws Refusal UNAVAILABLE
   */
  passPrepared<P, T>(prepare: () => Promise<P>, work: (prepared: P) => Promise<T>): Promise<T>;
}

/** For work that takes a whole core or much memory: so many at once, so many waiting, then a clear "come back". */
export function turnstile(places: number, waitingMost: number): Turnstile {
  let busy = 0;
  let preparing = 0;
  const waiting: (() => void)[] = [];
  function assertRoom(): void {
    if (busy + waiting.length + preparing >= places + waitingMost) throw new Refusal('UNAVAILABLE', { retryAfter: 2 });
  }
  async function pass<T>(work: () => Promise<T>): Promise<T> {
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
  }
  return {
    pass,
    async passPrepared<P, T>(prepare: () => Promise<P>, work: (prepared: P) => Promise<T>) {
      assertRoom();
      preparing += 1;
      let prepared: P;
      try {
        prepared = await prepare();
      } finally {
        // In one go with what follows: nobody comes between.
        preparing -= 1;
      }
      return pass(() => work(prepared));
    },
  };
}
