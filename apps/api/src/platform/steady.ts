import { setTimeout as delay } from 'node:timers/promises';

/**
 * Answers at a whole multiple of `step` milliseconds after the call, so that the time of the answer does not tell which of
 * two ways the work took. The step must be longer than the longer way usually takes.
 */
export async function steady<T>(step: number, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    const taken = performance.now() - started;
    await delay(Math.ceil(taken / step) * step - taken);
  }
}
