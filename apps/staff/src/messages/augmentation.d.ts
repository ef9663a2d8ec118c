import type { Locale } from '@prikazchik/permissions/right';
import type { messages } from './ru.ts';

// The Russian catalogue is the measure: a key that it lacks does not compile.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
