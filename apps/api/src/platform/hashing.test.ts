import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { createHashing } from './hashing.ts';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const hashing = createHashing(1);
afterAll(() => hashing.close());

/** The priority of each thread of this process, as the kernel has it: the 19th field of `stat` (proc_pid_stat(5)). */
const priorities = () =>
  readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

it('knows the password that was hashed from another one', async () => {
  const kept = await hashing.hash('a lantern over the gate', cost);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashing.verify(kept, 'a lantern over the gate')).toBe(true);
  expect(await hashing.verify(kept, 'a lantern over the yard')).toBe(false);
});

it.runIf(process.platform === 'linux')('hashes in a thread that stands back behind all the others', async () => {
  await hashing.hash('a lantern over the gate', cost);
  const [ours = Number.NaN] = priorities();
  expect(priorities().filter((one) => one > ours)).toEqual([Math.min(19, ours + 10)]);
});

it('lets what was begun finish when it is closed', async () => {
  const closing = createHashing(1);
  const begun = closing.hash('a lantern over the gate', cost);
  await closing.close();
  expect(await begun).toMatch(/^\$argon2id/);
});
