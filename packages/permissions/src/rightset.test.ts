import { expect, test } from 'vitest';
import type { Right } from './right.ts';
import { RIGHT_KEYS } from './right.ts';
import { compile, EVERY, has, intersection, isSubset, minus, NONE, toRights, union } from './rightset.ts';

/** The same numbers on every run: a failure can be looked at twice (Park–Miller). */
function* randomSets(count: number): Generator<Set<Right>> {
  let seed = 20_261;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let made = 0; made < count; made += 1) {
    const density = next();
    yield new Set(RIGHT_KEYS.filter(() => next() < density));
  }
}

const keysOf = (rights: ReadonlySet<Right>) => RIGHT_KEYS.filter((right) => rights.has(right));

test('two words have room for the table', () => {
  expect(RIGHT_KEYS.length).toBeLessThanOrEqual(64);
});

test('every right has a bit of its own', () => {
  for (const right of RIGHT_KEYS) expect(toRights(compile([right]))).toEqual([right]);
});

test('behaves as Set does, over a thousand pairs', () => {
  const sets = [...randomSets(1000)];
  for (const [place, a] of sets.entries()) {
    const b = sets[(place + 1) % sets.length] ?? new Set();
    const [x, y] = [compile(a), compile(b)];
    expect(RIGHT_KEYS.filter((right) => has(x, right))).toEqual(keysOf(a));
    expect(toRights(union(x, y))).toEqual(RIGHT_KEYS.filter((right) => a.has(right) || b.has(right)));
    expect(toRights(intersection(x, y))).toEqual(RIGHT_KEYS.filter((right) => a.has(right) && b.has(right)));
    expect(toRights(minus(x, y))).toEqual(RIGHT_KEYS.filter((right) => a.has(right) && !b.has(right)));
    expect(isSubset(x, y)).toBe([...a].every((right) => b.has(right)));
    expect(isSubset(intersection(x, y), y)).toBe(true);
  }
});

test('nothing and everything', () => {
  expect(toRights(NONE)).toEqual([]);
  expect(toRights(EVERY)).toEqual(RIGHT_KEYS);
  expect(isSubset(NONE, NONE)).toBe(true);
  expect(isSubset(EVERY, NONE)).toBe(false);
});

test('a string that is no right is an error, not another right', () => {
  const smuggled: string = 'no.such';
  expect(() => has(EVERY, smuggled as Right)).toThrow(RangeError);
  expect(() => compile([smuggled as Right])).toThrow(RangeError);
});
