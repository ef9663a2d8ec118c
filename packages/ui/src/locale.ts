import type { Locale } from '@prikazchik/permissions/right';

export const LOCALES: readonly Locale[] = ['ru', 'en'];

const KEY = 'prikazchik.locale';

function isLocale(value: string | null): value is Locale {
  return value === 'ru' || value === 'en';
}

/** The language to start in: the one chosen here before, else the first of the browser's that we speak, else Russian. */
export function preferredLocale(chosen: string | null, spoken: readonly string[]): Locale {
  if (isLocale(chosen)) return chosen;
  return spoken.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'ru';
}

/** The language that this browser asks for now. */
export function detectLocale(): Locale {
  return preferredLocale(localStorage.getItem(KEY), navigator.languages);
}

/** Whether somebody chose a language in this browser, so that a profile's should not override it. */
export function isLocaleChosen(): boolean {
  return isLocale(localStorage.getItem(KEY));
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale);
}
