import type { Locale } from '@prikazchik/permissions/right';
import type { messages } from './ru.ts';
import type { messages as teamMessages } from './team/ru.ts';

// The Russian catalogue is the measure: a key that it lacks does not compile. The team's words are there on the team's pages only.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages & typeof teamMessages;
  }
}
