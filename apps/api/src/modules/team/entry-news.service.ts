import type { Database, Reader, Tx } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { roleNames, tell, wantsLetter } from '../notices/notices.module.ts';
import { entryLetters } from './entries.letters.ts';
import { findInvitation, type Invitation, offerOf } from './invitations.repository.ts';
import { shownState } from './invitations.rules.ts';
import { findShop, listActiveMembers } from './members.repository.ts';
import { couldInvite } from './offers.rules.ts';
import { entryLetter } from './team.jobs.ts';

/** Tells those who may let somebody in that they wait. */
export async function tellOfEntry(tx: Tx, enqueue: Enqueue, invitation: Invitation, aboutName: string): Promise<void> {
  const { companyId, id, label, roles, ownRoles } = invitation;
  const shop = await findShop(tx, companyId);
  const facts = { shopName: shop?.name ?? '', aboutName, roles: roleNames(roles, ownRoles), note: label ?? undefined };
  for (const { userId, subject } of await listActiveMembers(tx, companyId)) {
    if (!couldInvite(subject, offerOf(invitation), Date.now())) continue;
    await tell(tx, { userId, kind: 'ENTRY_ASKED', companyId, facts });
    await enqueue(tx, entryLetter, { companyId, userId, invitationId: id, kind: 'ENTRY_ASKED' });
  }
}

/** Tells the one who asked to be let in by this invitation, if anybody did, that they were not. */
export async function tellTurnedAway(tx: Tx, enqueue: Enqueue, { companyId, id, state, askedBy: userId }: Invitation): Promise<void> {
  if (state !== 'asked' || !userId) return;
  const shop = await findShop(tx, companyId);
  await tell(tx, { userId, kind: 'ENTRY_DECLINED', companyId, facts: { shopName: shop?.name ?? '' } });
  await enqueue(tx, entryLetter, { companyId, userId, invitationId: id, kind: 'ENTRY_DECLINED' });
}

interface Needs {
  database: Database;
  mailer: Mailer;
  sellerUrl: string;
  staffUrl: string;
}

async function lookAt(reader: Reader, companyId: string, id: string) {
  const invitation = await findInvitation(reader, companyId, id);
  const shop = await findShop(reader, companyId);
  return invitation && shop && { invitation, shop };
}

/** The worker's part: the same by letter, to those who have an address and want it. */
export function entryHandler({ database, mailer, sellerUrl, staffUrl }: Needs): JobHandler {
  return handler(entryLetter, async ({ companyId, userId, invitationId, kind }, id) => {
    const user = await findUser(database.global, userId);
    const found = await database.read(companyId, (reader) => lookAt(reader, companyId, invitationId));
    if (!user?.email || !found || !(await wantsLetter(database, userId, kind))) return;
    const { invitation, shop } = found;
    // Who was answered since needs nobody's answer any more.
    if (kind === 'ENTRY_ASKED' && shownState(invitation) !== 'asked') return;
    const letter = entryLetters[user.locale][kind]({
      shop: shop.name,
      name: invitation.asker?.fullName ?? '',
      label: invitation.label ?? '',
      url: kind === 'ENTRY_ASKED' ? `${sellerUrl}/settings/invitations` : staffUrl,
    });
    await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.entry`);
  });
}
