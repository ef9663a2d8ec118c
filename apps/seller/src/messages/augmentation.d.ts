import type { Locale } from '@prikazchik/permissions/right';
import type { messages } from './ru.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
