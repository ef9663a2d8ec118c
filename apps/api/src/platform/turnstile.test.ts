import { expect, it } from 'vitest';
import { turnstile } from './turnstile.ts';

/** Work that goes on until it is let go. */
function held() {
  let letGo = () => {};
  const done = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { work: () => done, letGo };
}

it('lets so many in, the next wait in order, and the rest is told to come back', async () => {
  const gate = turnstile(1, 2);
  const first = held();
  const order: string[] = [];
  const running = [gate.pass(first.work), gate.pass(async () => order.push('second')), gate.pass(async () => order.push('third'))];
  expect(() => gate.assertRoom()).toThrow('UNAVAILABLE');
  await expect(gate.pass(async () => order.push('fourth'))).rejects.toThrow('UNAVAILABLE');
  expect(order).toEqual([]);
  first.letGo();
  await Promise.all(running);
  expect(order).toEqual(['second', 'third']);
  expect(() => gate.assertRoom()).not.toThrow();
});

it('gives the place of work that failed to the next', async () => {
  const gate = turnstile(1, 1);
  const failing = gate.pass(async () => {
    throw new Error('failed');
  });
  const next = gate.pass(async () => 'done');
  await expect(failing).rejects.toThrow('failed');
  await expect(next).resolves.toBe('done');
});
