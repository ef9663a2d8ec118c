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
  await expect(gate.pass(async () => order.push('fourth'))).rejects.toThrow('UNAVAILABLE');
  expect(order).toEqual([]);
  first.letGo();
  await Promise.all(running);
  expect(order).toEqual(['second', 'third']);
  await expect(gate.pass(async () => 'room')).resolves.toBe('room');
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

it('lets pass whatever it let prepare, and prepares nothing that could not pass', async () => {
  const gate = turnstile(1, 2);
  const question = held();
  const counted: number[] = [];
  const coming = Array.from({ length: 10 }, (_, n) =>
    gate.passPrepared(
      () => {
        counted.push(n);
        return question.work();
      },
      async () => n,
    ),
  );
  const answers = Promise.allSettled(coming);
  question.letGo();
  const judged = (await answers).flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(counted).toEqual([0, 1, 2]);
  expect(judged).toEqual(counted);
});

it('gives back the room of what could not be prepared', async () => {
  const gate = turnstile(1, 0);
  const lost = gate.passPrepared(
    () => Promise.reject(new Error('lost')),
    async () => 'never',
  );
  await expect(lost).rejects.toThrow('lost');
  await expect(gate.pass(async () => 'done')).resolves.toBe('done');
});
