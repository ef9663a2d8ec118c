import type { Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { judge, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { planEnds } from './ends.service.ts';
import { endInvitationsOf } from './invitations.repository.ts';
import { presentMember } from './member-changes.service.ts';
import { copyDetails, copyRights, findOwnPlace, insertMember } from './members.repository.ts';
import { type Member, type MemberView, refusalToChange, refusalToGrant, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { accessLetter } from './team.jobs.ts';

export interface Restores {
  /**
   * Gives somebody who was removed a new place in the shop at once, with new roles or (`roles` null) with everything that they
   * had. One who left by themselves is only invited: nobody is put where they did not want to be. So is one whose account has a new
   * password since: whoever holds it by now need not be who was removed.
   * @throws Refusal NOT_FOUND
   */
  restore(viewer: Viewer | null, id: string, roles: string[] | null): Promise<MemberView | Problem>;
}

/** Why this removed member can't have a new place from the viewer; null if they can. */
async function refusalToRestore(tx: Tx, who: ShopViewer, before: Member, roles: readonly string[] | null): Promise<Problem | null> {
  if (before.state !== 'removed') return new Problem('WRONG_STATE');
  if (before.hasLeft) return new Problem('LEFT_THEMSELVES');
  if (before.isSecuredSince) return new Problem('NEW_PASSWORD_SINCE');
  if (await findOwnPlace(tx, before.companyId, before.userId)) return new Problem('ALREADY_MEMBER');
  if (!roles) return refusalToChange(who, before);
  if (!judge(who, 'team.assign').allowed) return new Problem('RIGHT_NOT_HELD', 'roles');
  const given = await findRoles(tx, before.companyId, roles);
  return given ? refusalToGrant(who, given, 'roles') : new Problem('INVALID_CHOICE', 'roles');
}

const revoking = (id: string) => ({ action: 'invitation.revoke', objectType: 'invitation', objectId: id });

export function createRestores(journal: Journal, enqueue: Enqueue): Restores {
  return {
    restore: (viewer, id, roles) =>
      journal.perform<MemberView>(
        viewer,
        { action: 'member.restore', objectType: 'member', objectId: id, right: 'team.remove', changesPeople: true },
        async (tx, who, note) => {
          const { companyId } = who.membership;
          const before = await presentMember(tx, companyId, id);
          const refusal = await refusalToRestore(tx, who, before, roles);
          if (refusal) return refusal;
          const { userId } = before;
          const memberId = await insertMember(tx, { companyId, userId, isOwner: false, roles: roles ?? [] });
          await copyDetails(tx, companyId, id, memberId);
          if (!roles) await copyRights(tx, companyId, id, memberId);
          const ended = await endInvitationsOf(tx, companyId, userId);
          const restored = await presentMember(tx, companyId, memberId);
          await planEnds(tx, enqueue, null, restored, who.askedAt);
          await announce(tx, { topic: 'access', userId, companyId, kind: 'UNBLOCKED', by: who.fullName });
          await announce(tx, { topic: 'team', companyId });
          const facts = { shopName: who.membership.companyName, byName: who.fullName, roles: roleNames(restored.roles, restored.ownRoles) };
          await tell(tx, { userId, kind: 'RESTORED', companyId, facts });
          await enqueue(tx, accessLetter, { companyId, userId, kind: 'RESTORED', roles: restored.roles });
          for (const one of ended) await journal.record(tx, companyId, personActor(who), revoking(one), { after: { state: 'revoked' } });
          note({ before: { memberId: id, roles: before.roles }, after: { memberId, roles: restored.roles } });
          return viewOf(who, restored);
        },
      ),
  };
}
