import { expect, it } from 'vitest';
import { toMinor, toRoubles } from './price.ts';

it.each([
  [1234.56, 123456],
  ['1234.56', 123456],
  // 434.99999999999994 in binary: kopecks are never a fraction.
  [4.35, 435],
  [19.99, 1999],
  [0, 0],
])('%j roubles are %i kopecks', (roubles, minor) => {
  expect(toMinor(roubles)).toBe(minor);
});

it.each(['', 'дорого', Number.NaN])('%j is no sum', (roubles) => {
  expect(toMinor(roubles)).toBeNull();
});

it('shows a sum in roubles, and nothing where there is none', () => {
  expect(toRoubles({ amountMinor: 123456 })).toBe(1234.56);
  expect(toRoubles(null)).toBe('');
});
