import type { Database } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { announce } from '../../platform/pubsub.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { markDelivery, markReminded } from './deliveries.repository.ts';
import { findInvitation, type Invitation, termsOf, warehousesOffered } from './invitations.repository.ts';
import { remindersOf, shownState, waitOf } from './invitations.rules.ts';
import { findShop } from './members.repository.ts';
import { listRoles } from './roles.repository.ts';
import { accessLetter, invitationLetter, invitationReminder, invitationReminders } from './team.jobs.ts';
import * as words from './team.letters.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  signer: LinkSigner;
  staffUrl: string;
  enqueue: Enqueue;
}

/** The worker's part: letters of the team. The link's token is made here, at the moment of sending, and lives nowhere else. */
export function teamLetterHandlers({ database, mailer, signer, staffUrl, enqueue }: Needs): JobHandler[] {
  /** The invitation with the words of its letter; null when the link of that generation would be dead on arrival. */
  async function read(companyId: string, id: string, generation: number) {
    const found = await database.read(companyId, async (reader) => {
      const invitation = await findInvitation(reader, companyId, id);
      if (!invitation) return null;
      return { invitation, shop: await findShop(reader, companyId), warehouses: await warehousesOffered(reader, invitation) };
    });
    if (!found?.shop || found.invitation.generation !== generation || shownState(found.invitation) !== 'pending') return null;
    const { invitation, shop, warehouses } = found;
    // A link is handed over by the one who made it.
    if (invitation.email === null) return null;
    const facts = {
      companyName: shop.name,
      inviterName: invitation.invitedByName,
      roles: words.rolesIn(invitation.roles, invitation.ownRoles, invitation.locale),
      limits: words.limitsIn({ ...termsOf(invitation), warehouses }, shop.timeZone, invitation.locale),
      note: invitation.note,
      expiresAt: invitation.expiresAt,
      timeZone: shop.timeZone,
      url: `${staffUrl}/invitation#${signer.sign('invitation', { id, generation })}`,
    };
    return { invitation, facts, to: { address: invitation.email, locale: invitation.locale } };
  }

  const markFailed = (companyId: string, id: string, generation: number) =>
    database.write(companyId, async (tx) => {
      await markDelivery(tx, companyId, id, generation, 'failed');
      await announce(tx, { topic: 'team', companyId });
    });

  /** Only who was written to is reminded. */
  const markSent = (companyId: string, { id, expiresAt }: Invitation, generation: number) =>
    database.write(companyId, async (tx) => {
      await markDelivery(tx, companyId, id, generation, 'sent');
      for (const at of remindersOf(new Date(), expiresAt)) {
        await enqueue(tx, invitationReminder, { companyId, invitationId: id, generation }, at);
      }
      await announce(tx, { topic: 'team', companyId });
    });

  return [
    handler(invitationLetter, async ({ companyId, invitationId, generation }) => {
      const found = await read(companyId, invitationId, generation);
      if (!found) return;
      const { invitation, facts, to } = found;
      try {
        await mailer.send(to, words.invitation[invitation.locale](facts), `${invitationId}.${generation}`);
      } catch (error) {
        await markFailed(companyId, invitationId, generation);
        throw error;
      }
      await markSent(companyId, invitation, generation);
    }),
    handler(invitationReminder, async ({ companyId, invitationId, generation }, id) => {
      const found = await read(companyId, invitationId, generation);
      if (!found || waitOf(found.invitation)) return;
      await mailer.send(found.to, words.reminder(found.invitation.locale, found.facts), `${id}.reminder`);
      await database.write(companyId, async (tx) => {
        await markReminded(tx, companyId, [invitationId]);
        await announce(tx, { topic: 'team', companyId });
      });
    }),
    handler(invitationReminders, async ({ companyId, invitations }) => {
      await database.write(companyId, async (tx) => {
        for (const invitation of invitations) await enqueue(tx, invitationReminder, { companyId, ...invitation });
      });
    }),
    handler(accessLetter, async ({ companyId, userId, kind, roles }, id) => {
      const user = await findUser(database.global, userId);
      const { shop, own } = await database.read(companyId, async (reader) => ({
        shop: await findShop(reader, companyId),
        own: await listRoles(reader, companyId),
      }));
      if (!user || !shop) return;
      const names = words.rolesIn(
        roles,
        own.map(({ id: key, name }) => ({ key, name })),
        user.locale,
      );
      const letter = words.accessLetterFor(
        kind,
        user.locale,
        shop.name,
        names,
        kind === 'FACTOR_ASKED' ? `${staffUrl}/security` : staffUrl,
      );
      await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.access`);
    }),
  ];
}
