import type { Locale as ApiLocale } from '@prikazchik/graphql-client/schema.generated.ts';
import type { Locale } from '@prikazchik/permissions/right';

const LOCALES = { RU: 'ru', EN: 'en' } as const satisfies Record<ApiLocale, Locale>;

/** The page's name of a language that the API names in capitals. */
export function localeOf(locale: ApiLocale): Locale {
  return LOCALES[locale];
}
