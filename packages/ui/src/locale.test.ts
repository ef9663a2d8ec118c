import { expect, it } from 'vitest';
import { preferredLocale } from './locale.ts';

it.each([
  [null, ['en-US', 'ru'], 'en'],
  [null, ['de-DE', 'ru-RU'], 'ru'],
  [null, ['de-DE'], 'ru'],
  [null, [], 'ru'],
  ['en', ['ru'], 'en'],
  ['xx', ['en-GB'], 'en'],
])('chosen %s, spoken %j: starts in %s', (chosen, spoken, locale) => {
  expect(preferredLocale(chosen, spoken)).toBe(locale);
});
