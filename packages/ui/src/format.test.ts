import { expect, it } from 'vitest';
import { formatDate, formatList, formatMoney, formatWait } from './format.ts';

/** Intl writes no-break spaces of several kinds. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

it.each([
  [1_234_567, '12 345,67 ₽'],
  [100, '1,00 ₽'],
  [0, '0,00 ₽'],
  [-99, '-0,99 ₽'],
  [2_000_000_000, '20 000 000,00 ₽'],
])('writes %d kopecks as %s', (amountMinor, text) => {
  expect(plain(formatMoney({ amountMinor, currency: 'RUB' }, 'ru'))).toBe(text);
});

it('never breaks a sum over lines', () => {
  expect(formatMoney({ amountMinor: 1_234_567, currency: 'RUB' }, 'ru')).not.toContain(' ');
});

it('writes the same sum in English', () => {
  expect(plain(formatMoney({ amountMinor: 1_234_567, currency: 'RUB' }, 'en'))).toBe('₽12,345.67');
});

it('writes a moment in the shop’s time zone', () => {
  const moment = '2026-03-01T22:30:00Z';
  expect(plain(formatDate(moment, 'day', 'ru', 'Asia/Vladivostok'))).toBe('2 марта 2026 г.');
  expect(plain(formatDate(moment, 'day', 'ru', 'Europe/Moscow'))).toBe('2 марта 2026 г.');
  expect(plain(formatDate(moment, 'day', 'en', 'Europe/London'))).toBe('1 March 2026');
  expect(formatDate(moment, 'moment', 'ru', 'Asia/Vladivostok')).toContain('08:30');
});

it.each([
  [1, 'через 1 секунду', 'in 1 second'],
  [77, 'через 77 секунд', 'in 77 seconds'],
  [121, 'через 3 минуты', 'in 3 minutes'],
  [900, 'через 15 минут', 'in 15 minutes'],
  [43_200, 'через 12 часов', 'in 12 hours'],
])('says a wait of %d seconds', (seconds, ru, en) => {
  expect([formatWait(seconds, 'ru'), formatWait(seconds, 'en')].map(plain)).toEqual([ru, en]);
});

it('joins words as people do', () => {
  expect(formatList(['Менеджер', 'Бухгалтер', 'Кладовщик'], 'ru')).toBe('Менеджер, Бухгалтер и Кладовщик');
  expect(formatList(['Manager'], 'en')).toBe('Manager');
});
