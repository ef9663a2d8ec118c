import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { holdPerson, type ResetFactors } from '../accounts/accounts.module.ts';
import type { Journal } from '../audit/audit.module.ts';
import { worksElsewhere } from './entries.repository.ts';
import { presentMember } from './member-changes.service.ts';
import { type MemberView, refusalToReset, viewOf } from './members.rules.ts';

export interface MemberFactors {
  /**
   * Takes the second factor from a colleague who has lost it, and ends their sessions everywhere. Only from one who stands below the
   * viewer and works in no other shop, nor waits to: an account that opens another shop, too, is not this shop's to weaken. WRONG_STATE for one
   * who has none. @throws Refusal NOT_FOUND
   */
  reset(viewer: Viewer | null, memberId: string): Promise<MemberView | Problem>;
}

export function createMemberFactors(journal: Journal, resetFactors: ResetFactors): MemberFactors {
  return {
    reset(viewer, memberId) {
      const deed = { action: 'member.resetFactor', objectType: 'member', objectId: memberId, right: 'security.manage' as const };
      return journal.perform<MemberView>(viewer, { ...deed, changesPeople: true }, async (tx, who, note) => {
        const { companyId, companyName: shopName } = who.membership;
        const member = await presentMember(tx, companyId, memberId);
        const refusal = refusalToReset(who, member);
        if (refusal) return refusal;
        await holdPerson(tx, member.userId);
        if (member.state === 'removed') return new Problem('WRONG_STATE');
        if (await worksElsewhere(tx, companyId, member.userId)) return new Problem('WORKS_ELSEWHERE');
        const sessionsEnded = await resetFactors(tx, member.userId, { companyId, shopName, byName: who.fullName });
        if (sessionsEnded === null) return new Problem('WRONG_STATE');
        note({ after: { sessionsEnded } });
        return viewOf(who, await presentMember(tx, companyId, memberId));
      });
    },
  };
}
