import { access } from '@prikazchik/team/messages/access.ru.ts';
import { emails } from '@prikazchik/team/messages/emails.ru.ts';
import { links } from '@prikazchik/team/messages/links.ru.ts';
import { returnLink } from '@prikazchik/team/messages/return-link.ru.ts';
import { sessions } from '@prikazchik/team/messages/sessions.ru.ts';
import { team } from '@prikazchik/team/messages/team.ru.ts';
import { hours } from '@prikazchik/ui/messages/hours.ru.ts';

/** The words of the pages of the team; they come with those pages. */
export const messages = { team, access, emails, links, returnLink, sessions, hours } as const;
