import type { Database } from '../../platform/db.ts';
import { handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { announce } from '../../platform/pubsub.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { findInvitation, markDelivery } from './invitations.repository.ts';
import { shownState } from './invitations.rules.ts';
import type { Delivery } from './invitations.tables.ts';
import { findShop } from './members.repository.ts';
import { listRoles } from './roles.repository.ts';
import { accessLetter, invitationLetter } from './team.jobs.ts';
import * as words from './team.letters.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  signer: LinkSigner;
  staffUrl: string;
}

/** The worker's part: letters of the team. The link's token is made here, at the moment of sending, and lives nowhere else. */
export function teamLetterHandlers({ database, mailer, signer, staffUrl }: Needs): JobHandler[] {
  const mark = (companyId: string, id: string, generation: number, delivery: Delivery) =>
    database.write(companyId, async (tx) => {
      await markDelivery(tx, companyId, id, generation, delivery);
      await announce(tx, { topic: 'team', companyId });
    });

  return [
    handler(invitationLetter, async ({ companyId, invitationId, generation }) => {
      const found = await database.read(companyId, async (reader) => {
        const invitation = await findInvitation(reader, companyId, invitationId);
        return invitation && { invitation, shop: await findShop(reader, companyId) };
      });
      // Revoked, answered or sent anew since: this link would be dead on arrival.
      if (!found?.shop || found.invitation.generation !== generation || shownState(found.invitation) !== 'pending') return;
      const { invitation, shop } = found;
      const url = `${staffUrl}/invitation#${signer.sign('invitation', { id: invitationId, generation })}`;
      const letter = words.invitation[invitation.locale]({
        companyName: shop.name,
        inviterName: invitation.invitedByName,
        roles: words.rolesIn(invitation.roles, invitation.ownRoles, invitation.locale),
        note: invitation.note,
        expiresAt: invitation.expiresAt,
        timeZone: shop.timeZone,
        url,
      });
      try {
        await mailer.send({ address: invitation.email, locale: invitation.locale }, letter, `${invitationId}.${generation}`);
      } catch (error) {
        await mark(companyId, invitationId, generation, 'failed');
        throw error;
      }
      await mark(companyId, invitationId, generation, 'sent');
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
