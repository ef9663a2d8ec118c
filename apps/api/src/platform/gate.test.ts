import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hurry, Overdue, patience } from './deadline.ts';
import { Gate } from './gate.ts';

/** Runs as a request does. */
const inRequest = <T>(work: (lift: () => void) => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const lift = hurry(() => void delay(0).then(() => work(lift).then(resolve, reject)));
  });

const soon = patience + 200;

it('lets so many in at a time, the others in their order', async () => {
  const gate = new Gate(2);
  const began: number[] = [];
  let inside = 0;
  const pass = (number: number) =>
    gate.pass(async () => {
      began.push(number);
      expect(++inside).toBeLessThanOrEqual(2);
      await delay(5);
      inside--;
    });
  await Promise.all([1, 2, 3, 4, 5].map(pass));
  expect(began).toEqual([1, 2, 3, 4, 5]);
});

it('tells who waits too long, never begins their work, and keeps the place until the work before has ended', async () => {
  const gate = new Gate(1);
  const started = performance.now();
  let late = false;
  const slow = gate.pass(async (isLate) => {
    await delay(soon + 300);
    late = isLate();
  });
  let begun = false;
  const waiting = gate.pass(async () => {
    begun = true;
  });
  await expect(Promise.allSettled([slow, waiting])).resolves.toMatchObject([
    { reason: expect.any(Overdue) },
    { reason: expect.any(Overdue) },
  ]);
  expect(performance.now() - started).toBeLessThan(soon);
  // The place is not free yet, though nobody waits for the work that has it.
  await gate.pass(async () => {});
  expect([begun, late]).toEqual([false, true]);
  expect(performance.now() - started).toBeGreaterThan(soon + 200);
});

it('counts the units of one request together', async () => {
  const gate = new Gate(1);
  await inRequest(async () => {
    await gate.pass(() => delay(patience - 300));
    await expect(gate.pass(() => delay(1_000))).rejects.toThrow(Overdue);
    await expect(gate.pass(() => delay(0))).rejects.toThrow(Overdue);
  });
});

it('gives what outlives its request a deadline of its own', async () => {
  const gate = new Gate(1);
  await inRequest(async (lift) => {
    await delay(soon);
    lift();
    await gate.pass(() => delay(0));
  });
});

it('gives the place back after a failure', async () => {
  const gate = new Gate(1);
  await expect(
    gate.pass(async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await gate.pass(async () => 'yes')).toBe('yes');
});
