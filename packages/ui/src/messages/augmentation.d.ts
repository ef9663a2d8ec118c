import type { Locale } from '@prikazchik/permissions/right';
import type { hours } from './hours.ru.ts';
import type { notices } from './notices.ru.ts';
import type { ui } from './ru.ts';

// The package's own view of the catalogue; an app declares its whole one, with these in it.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: { ui: typeof ui; notices: typeof notices; hours: typeof hours };
  }
}
