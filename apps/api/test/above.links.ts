import { randomUUID } from 'node:crypto';
import { type Deed, type Kind, roleFor, type Stage } from './above.deeds.ts';
import { approveEntry, declineEntry, inviteByLink } from './entries.documents.ts';

/** Whose roles hold power over people: nobody gets one by a link, whoever gives it. */
export const neverByLink: readonly Kind[] = ['administrator', 'lead'];

/** Somebody who came by a link of the owner's, whatever it may offer, and waits. */
async function asking({ app, shop, lead }: Stage, gives: Kind): Promise<{ id: string }> {
  const [id, userId] = [randomUUID(), randomUUID()];
  await app.sql`insert into users (id, sign_in_name, sign_in_name_key, full_name, password_hash, locale)
    values (${userId}, ${`n${userId.slice(0, 8)}`}, ${`n${userId.slice(0, 8)}`}, 'Пришелец', '', 'ru')`;
  await app.sql`insert into invitations (company_id, id, kind, label, roles, locale, state, delivery, hours, invited_by, expires_at, asked_by, asked_at)
    values (${shop.companyId}, ${id}, 'link', 'Пришелец', ${[gives === 'lead' ? lead : gives]}, 'ru', 'asked', null, 24,
      ${shop.owner.memberId}, now() + interval '1 day', ${userId}, now())`;
  return { id };
}

/** The mutations of links that are handed over. */
export const linkDeeds: Record<string, Deed> = {
  inviteByLink: {
    right: 'team.invite',
    gives: 'role',
    byLink: true,
    document: inviteByLink,
    variables: async (stage, _target, gives) => ({ input: { label: 'Пришелец', roles: [roleFor(stage, gives)], locale: 'RU', hours: 24 } }),
  },
  approveEntry: {
    right: 'team.invite',
    gives: 'role',
    byLink: true,
    document: approveEntry,
    variables: (stage, _target, gives) => asking(stage, gives),
  },
  declineEntry: {
    right: 'team.invite',
    gives: 'role',
    document: declineEntry,
    variables: (stage, _target, gives) => asking(stage, gives),
  },
};
