import { AsyncLocalStorage } from 'node:async_hooks';

/** How long the database may keep somebody waiting, in milliseconds: a request as a whole, or one unit of work outside of any. */
export const patience = 2_000;

/** The database did not do it in time. Whether a transaction that was being committed went through is then unknown. */
export class Overdue extends Error {
  readonly code = 'OVERDUE';
  override readonly name = 'Overdue';
}

interface Hurry {
  /** On the clock of `performance.now()`. */
  until: number;
  over: boolean;
}

const hurries = new AsyncLocalStorage<Hurry>();

/**
 * Runs `work`, and whatever it starts, under one deadline from now.
 * @returns lifts it: timers and connections that were made meanwhile outlive the request, and must not stay late for ever
 */
export function hurry(work: () => void): () => void {
  const mine: Hurry = { until: performance.now() + patience, over: false };
  hurries.run(mine, work);
  return () => {
    mine.over = true;
  };
}

/** One piece of a long work, under a deadline of its own. */
export function hurried<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    hurry(() => void work().then(resolve, reject));
  });
}

/** When what begins now must be done, on the clock of `performance.now()`. */
export function dueTime(): number {
  const mine = hurries.getStore();
  return mine && !mine.over ? mine.until : performance.now() + patience;
}

/** In milliseconds, for a timer: an overdue one goes off at once. */
export const timeLeft = (due: number) => Math.max(0, due - performance.now());

/** What `work` answers, if it does so in time. It is not stopped: whoever began it sees to its end. @throws Overdue */
export function byTime<T>(due: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Overdue('The database took too long.')), timeLeft(due));
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
