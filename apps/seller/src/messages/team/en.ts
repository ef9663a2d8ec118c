import { access } from '@prikazchik/team/messages/access.en.ts';
import { emails } from '@prikazchik/team/messages/emails.en.ts';
import { links } from '@prikazchik/team/messages/links.en.ts';
import { returnLink } from '@prikazchik/team/messages/return-link.en.ts';
import { sessions } from '@prikazchik/team/messages/sessions.en.ts';
import { team } from '@prikazchik/team/messages/team.en.ts';
import { hours } from '@prikazchik/ui/messages/hours.en.ts';

/** The words of the pages of the team; they come with those pages. */
export const messages = { team, access, emails, links, returnLink, sessions, hours } as const;
