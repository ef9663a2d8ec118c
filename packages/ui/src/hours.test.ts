import { expect, test } from 'vitest';
import { clockOf, weekdayNames } from './hours.ts';

test.each([
  [[1, 2, 3, 4, 5], 'пн–пт', 'Mon–Fri'],
  [[7, 6], 'сб, вс', 'Sat, Sun'],
  [[1, 2, 4, 5, 6], 'пн, вт, чт–сб', 'Mon, Tue, Thu–Sat'],
  [[3], 'ср', 'Wed'],
])('%j are %s', (days, ru, en) => {
  expect([weekdayNames(days, 'ru'), weekdayNames(days, 'en')]).toEqual([ru, en]);
});

test.each([
  [0, '00:00'],
  [545, '09:05'],
  [1439, '23:59'],
  [1440, '00:00'],
])('minute %i is %s', (minute, clock) => {
  expect(clockOf(minute)).toBe(clock);
});
