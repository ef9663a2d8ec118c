import { access } from '@prikazchik/team/messages/access.en.ts';
import { emails } from '@prikazchik/team/messages/emails.en.ts';
import { sessions } from '@prikazchik/team/messages/sessions.en.ts';
import { team } from '@prikazchik/team/messages/team.en.ts';

/** The words of the pages of the team; they come with those pages. */
export const messages = { team, access, emails, sessions } as const;
