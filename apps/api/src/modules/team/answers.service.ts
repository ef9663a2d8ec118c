import type { Database, Tx } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { roleNames, tell, wantsLetter } from '../notices/notices.module.ts';
import { findInvitation, type Invitation } from './invitations.repository.ts';
import { addresseeOf } from './invitations.rules.ts';
import { findMember, findShop } from './members.repository.ts';
import { answerLetter } from './team.jobs.ts';
import { answerLetterFor } from './team.letters.ts';

interface Answer {
  companyId: string;
  invitation: Invitation;
  kind: 'INVITATION_ACCEPTED' | 'INVITATION_DECLINED';
  /** Who answered: by name, or by address who has none with us. */
  aboutName: string;
}

/** Tells the one who invited what came of it, as long as they work in the shop. */
export async function tellInviter(tx: Tx, enqueue: Enqueue, { companyId, invitation, kind, aboutName }: Answer): Promise<void> {
  const inviter = await findMember(tx, companyId, invitation.invitedBy);
  const shop = await findShop(tx, companyId);
  if (inviter?.state !== 'active' || !shop) return;
  const facts = { shopName: shop.name, aboutName, roles: roleNames(invitation.roles, invitation.ownRoles) };
  await tell(tx, { userId: inviter.userId, kind, companyId, facts });
  await enqueue(tx, answerLetter, { companyId, userId: inviter.userId, invitationId: invitation.id });
}

interface Needs {
  database: Database;
  mailer: Mailer;
  sellerUrl: string;
}

/** The worker's part: the letter about an answer, to those who want it. */
export function answerHandler({ database, mailer, sellerUrl }: Needs): JobHandler {
  return handler(answerLetter, async ({ companyId, userId, invitationId }, id) => {
    const user = await findUser(database.global, userId);
    const found = await database.read(companyId, async (reader) => {
      const invitation = await findInvitation(reader, companyId, invitationId);
      const joined = invitation?.memberId ? await findMember(reader, companyId, invitation.memberId) : null;
      return invitation && { invitation, joined, shop: await findShop(reader, companyId) };
    });
    if (!user || !found?.shop) return;
    const kind = found.joined ? 'INVITATION_ACCEPTED' : 'INVITATION_DECLINED';
    if (!(await wantsLetter(database, userId, kind))) return;
    const name = found.joined?.fullName ?? addresseeOf(found.invitation);
    const letter = answerLetterFor(kind, user.locale, { shop: found.shop.name, name, url: `${sellerUrl}/settings/employees` });
    await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.answer`);
  });
}
