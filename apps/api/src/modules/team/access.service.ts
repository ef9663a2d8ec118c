import type { SetMemberAccessInput } from '@prikazchik/inputs/team.input';
import { isRight } from '@prikazchik/permissions/right';
import { keyOf } from '@prikazchik/permissions/role';
import { daysFrom } from '@prikazchik/permissions/shift';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { replaceAccess, warehouseNames } from './access.repository.ts';
import { namesUnknown, refusalToSet } from './access.rules.ts';
import { accessFactsOf } from './access-facts.service.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { type MemberView, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { type Access, accessOf, type Limits, versionOf } from './terms.rules.ts';

export interface Accesses {
  /**
   * CHANGED_MEANWHILE when what was edited is not what the member has by now; else see `refusalToSet`.
   * @throws Refusal NOT_FOUND for a warehouse that the shop does not have, or in which the viewer has nothing to do
   */
  set(viewer: Viewer | null, input: SetMemberAccessInput): Promise<MemberView | Problem>;
}

export function createAccesses(change: ChangeMember): Accesses {
  return {
    set: (viewer, { memberId, version, ...input }) =>
      change<MemberView>(viewer, parseId(memberId), {
        right: 'team.assign',
        action: 'member.setAccess',
        kind: 'ROLE_CHANGED',
        letter: 'RIGHTS_CHANGED',
        async apply(tx, who, member) {
          const wanted = readAccess(input, who.membership.timeZone);
          if (namesUnknown(who, wanted, await warehouseNames(tx, member.companyId))) throw notFound();
          if (member.state === 'removed') return false;
          if (versionOf(accessOf(member.subject)) !== version) return new Problem('CHANGED_MEANWHILE');
          const given = await findRoles(
            tx,
            member.companyId,
            wanted.roles.map(({ role }) => role),
          );
          if (!given) return new Problem('INVALID_CHOICE', 'roles.role');
          const refusal = refusalToSet(who, member.subject, wanted, given);
          if (refusal) return refusal;
          await replaceAccess(tx, member.companyId, member.id, wanted);
          return true;
        },
        answer: async (_tx, who, changed) => viewOf(who, changed),
        facts: accessFactsOf,
      }),
  };
}

/** What the input names; a right that is none can't come through the API's `Right`. Hours are by the clock of the shop's zone. */
function readAccess({ roles, rights }: Pick<SetMemberAccessInput, 'roles' | 'rights'>, zone: string): Access {
  return {
    roles: roles.map(({ role, ...limits }) => ({ role: keyOf(role), ...readLimits(limits, zone) })),
    rights: rights.flatMap(({ right, effect, ...limits }) =>
      isRight(right) ? [{ right, effect: effect === 'GRANT' ? 'grant' : 'restrict', ...readLimits(limits, zone) }] : [],
    ),
  };
}

function readLimits({ from, to, shift, warehouseIds }: Omit<SetMemberAccessInput['roles'][number], 'role'>, zone: string): Limits {
  return {
    from: from ?? null,
    to: to ?? null,
    shift: shift ? { ...shift, days: daysFrom(shift.days), zone } : null,
    warehouseIds: warehouseIds?.map(parseId).toSorted() ?? null,
  };
}
