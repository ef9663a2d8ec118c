import type { Locale } from '@prikazchik/permissions/right';
import type { messages as entryMessages } from './entries/ru.ts';
import type { messages as handoffMessages } from './handoff/ru.ts';
import type { messages as invitationMessages } from './invitation/ru.ts';
import type { messages as leavingMessages } from './leaving/ru.ts';
import type { messages as noticeMessages } from './notices/ru.ts';
import type { messages as profileMessages } from './profile/ru.ts';
import type { messages as returnMessages } from './return/ru.ts';
import type { messages } from './ru.ts';
import type { messages as securityMessages } from './security/ru.ts';
import type { messages as teamMessages } from './team/ru.ts';

// The Russian catalogue is the measure: a key that it lacks does not compile. Words that come with their pages are there on those pages only.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages &
      typeof teamMessages &
      typeof securityMessages &
      typeof invitationMessages &
      typeof profileMessages &
      typeof returnMessages &
      typeof entryMessages &
      typeof handoffMessages &
      typeof leavingMessages &
      typeof noticeMessages;
  }
}
