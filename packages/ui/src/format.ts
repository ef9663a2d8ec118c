import type { Locale } from '@prikazchik/permissions/right';
import { useLocale } from 'use-intl';

const TAGS: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' };

/** How dates are written: a day, a day with the time of day, the time of day alone, or to a tenth of a second. */
export type DateStyle = 'day' | 'moment' | 'time' | 'second';

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  second: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 },
};

/**
 * A sum of money in minor units (kopecks), as people of the locale write it.
 * @example formatMoney({ amountMinor: 1234567, currency: 'RUB' }, 'ru') === '12 345,67 ₽' // with no-break spaces
 */
export function formatMoney(
  { amountMinor, currency }: { readonly amountMinor: number; readonly currency: string },
  locale: Locale,
): string {
  return new Intl.NumberFormat(TAGS[locale], { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amountMinor / 100);
}

/** A whole or fractional number, grouped. */
function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(TAGS[locale]).format(value);
}

/** A moment (ISO 8601) in a time zone; without one, in the reader's own. */
export function formatDate(moment: string, style: DateStyle, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { ...DATE_STYLES[style], ...(timeZone && { timeZone }) }).format(new Date(moment));
}

/** From now on so many seconds, in the largest unit that does not blur them; never shorter than it is: «через 5 минут». */
export function formatWait(seconds: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(TAGS[locale]);
  if (seconds < 100) return format.format(Math.ceil(seconds), 'second');
  return seconds < 100 * 60 ? format.format(Math.ceil(seconds / 60), 'minute') : format.format(Math.ceil(seconds / 3600), 'hour');
}

/** Words joined as a list: «a, b и c». */
export function formatList(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(TAGS[locale], { type: 'conjunction' }).format(words);
}

/** The formats above in the page's language; `timeZone` is the shop's. */
export function useFormat(timeZone?: string) {
  const locale = useLocale();
  return {
    money: (sum: { readonly amountMinor: number; readonly currency: string }) => formatMoney(sum, locale),
    number: (value: number) => formatNumber(value, locale),
    date: (moment: string, style: DateStyle = 'day') => formatDate(moment, style, locale, timeZone),
    list: (words: readonly string[]) => formatList(words, locale),
  };
}
