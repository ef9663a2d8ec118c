import type { ReturnByLinkInput } from '@prikazchik/inputs/session.input';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import type { Origin, Viewer } from '../../platform/viewer.ts';
import { holdPerson, type ResetFactors, type ReturnAttempt, type Returns } from '../accounts/accounts.module.ts';
import { guestActor, type Journal } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import { worksElsewhere } from './entries.repository.ts';
import { presentMember } from './member-changes.service.ts';
import { isMakerOut } from './member-returns.repository.ts';
import { findMember, findOwnPlace, findShop } from './members.repository.ts';
import { couldReset, type Member, refusalToReset } from './members.rules.ts';
import { isOffered } from './ownership.repository.ts';
import { unsettled } from './ownership.rules.ts';

/** A link that lets a colleague in again, as its maker is shown it once. */
export interface ReturnLink {
  url: string;
  expiresAt: Date;
}

/** The way back of one without a box, who has forgotten the password: past a colleague, where others have a letter (docs/adr/0030). */
export interface MemberReturns {
  /**
   * For one who stands below the viewer, has no address and works in no other shop, nor waits to: an account that opens another shop,
   * too, is not this shop's to open. Never while the person may come to own this one: by an offer that they have not answered, or by
   * taking back what they gave away. They are told at once. HAS_EMAIL, WORKS_ELSEWHERE, OWNERSHIP_OFFERED, OWNERSHIP_UNSETTLED,
   * WRONG_STATE for one removed. @throws Refusal NOT_FOUND
   */
  create(viewer: Viewer | null, memberId: string): Promise<ReturnLink | Problem>;
  /**
   * Sets the password, takes the second factor, ends every session; signs nobody in. LINK_REVOKED when by now the link could not be made
   * by whoever made it, or something has put them out since. @returns the token by which this browser is known @throws Refusal RATE_LIMITED
   */
  redeem(input: ReturnByLinkInput, origin: Origin): Promise<string | Problem>;
}

/** Why this account is not this shop's to open. The person is held, so that meanwhile they get neither an address nor another place. */
async function refusalOfAccount(tx: Tx, { companyId, id, userId, email, keptUntil }: Member): Promise<Problem | null> {
  if (email !== null) return new Problem('HAS_EMAIL');
  if (await worksElsewhere(tx, companyId, userId)) return new Problem('WORKS_ELSEWHERE');
  // Who comes by the link could answer for them, and own the shop.
  if (keptUntil) return unsettled(keptUntil);
  return (await isOffered(tx, companyId, id)) ? new Problem('OWNERSHIP_OFFERED') : null;
}

export function createMemberReturns(journal: Journal, returns: Returns, resetFactors: ResetFactors): MemberReturns {
  /** The member and the maker as they stand now; null when the one could not make a link for the other any more. */
  async function judgedAnew(tx: Tx, attempt: ReturnAttempt) {
    const { companyId, memberId, user } = attempt;
    await lockTeam(tx, companyId);
    await holdPerson(tx, user.id);
    const [member, maker] = [await findOwnPlace(tx, companyId, user.id), await findMember(tx, companyId, memberId)];
    if (!member || !maker || !couldReset(maker, member, Date.now())) return null;
    if (await isMakerOut(tx, attempt)) return null;
    return (await refusalOfAccount(tx, member)) ? null : { member, maker };
  }

  return {
    create(viewer, memberId) {
      const deed = { action: 'member.createReturnLink', objectType: 'member', objectId: memberId, right: 'security.manage' as const };
      return journal.perform<ReturnLink>(viewer, { ...deed, changesPeople: true }, async (tx, who) => {
        const { companyId, companyName: shopName, memberId: maker } = who.membership;
        const { userId } = await presentMember(tx, companyId, memberId);
        await holdPerson(tx, userId);
        const member = await presentMember(tx, companyId, memberId);
        const refusal = refusalToReset(who, member);
        if (refusal) return refusal;
        if (member.state === 'removed') return new Problem('WRONG_STATE');
        const closed = await refusalOfAccount(tx, member);
        if (closed) return closed;
        await tell(tx, { userId, kind: 'RETURN_LINK_MADE', companyId, facts: { shopName, byName: who.fullName } });
        return returns.make(tx, userId, { companyId, memberId: maker, sessionId: who.sessionId });
      });
    },
    async redeem(input, origin) {
      const attempt = await returns.prepare(input, origin);
      if (attempt instanceof Problem) {
        const refused = { action: 'account.returnByLink', objectType: 'user' };
        return journal.performAccount<never>(guestActor(origin), refused, async () => attempt);
      }
      const { user, companyId } = attempt;
      const deed = { action: 'member.return', objectType: 'member' };
      const answer = await journal.performAs<string>(
        { ...guestActor(origin), userId: user.id },
        companyId,
        deed,
        async (tx, _actor, note) => {
          const judged = await judgedAnew(tx, attempt);
          if (!judged) return new Problem('LINK_REVOKED');
          const { member, maker } = judged;
          note({ objectId: member.id });
          const shop = await findShop(tx, companyId);
          await resetFactors(tx, user.id, { companyId, shopName: shop?.name ?? '', byName: maker.fullName });
          const device = await returns.finish(tx, attempt);
          if (device instanceof Problem) return device;
          await announce(tx, { topic: 'team', companyId });
          return device;
        },
      );
      if (!(answer instanceof Problem)) await returns.forgive(attempt);
      return answer;
    },
  };
}
