import type { Locale } from '@prikazchik/permissions/right';
import type { messages as noticeMessages } from './notices/ru.ts';
import type { journal } from './ru/journal.ts';
import type { stocks } from './ru/stocks.ts';
import type { messages } from './ru.ts';
import type { messages as ofSecurity } from './security/ru.ts';
import type { messages as teamMessages } from './team/ru.ts';

// The Russian catalogue is the measure: a key that it lacks does not compile. Words that come with their pages are there on those pages only.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages &
      typeof teamMessages &
      typeof ofSecurity & { readonly stocks: typeof stocks; readonly journal: typeof journal } & typeof noticeMessages;
  }
}
