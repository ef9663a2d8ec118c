import type { Locale } from '@prikazchik/permissions/right';
import type { hours } from '@prikazchik/ui/messages/hours.ru.ts';
import type { ui } from '@prikazchik/ui/messages/ru.ts';
import type { access } from './access.ru.ts';
import type { emails } from './emails.ru.ts';
import type { links } from './links.ru.ts';
import type { returnLink } from './return-link.ru.ts';
import type { sessions } from './sessions.ru.ts';
import type { team } from './team.ru.ts';

// The package's own view of the catalogue; an app declares its whole one, with these words in it.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      ui: typeof ui;
      team: typeof team;
      access: typeof access;
      emails: typeof emails;
      returnLink: typeof returnLink;
      links: typeof links;
      sessions: typeof sessions;
      hours: typeof hours;
    };
  }
}
