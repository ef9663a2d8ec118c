import type { SetMemberAccessInput } from '@prikazchik/inputs/team.input';
import { isRight } from '@prikazchik/permissions/right';
import { keyOf } from '@prikazchik/permissions/role';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { replaceAccess } from './access.repository.ts';
import { refusalToSet } from './access.rules.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { type MemberView, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { type Access, accessFacts, accessOf, versionOf } from './terms.rules.ts';

export interface Accesses {
  /** CHANGED_MEANWHILE when what was edited is not what the member has by now; else see `refusalToSet`. */
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
          if (member.state === 'removed') return false;
          if (versionOf(accessOf(member.subject)) !== version) return new Problem('CHANGED_MEANWHILE');
          const wanted = readAccess(input);
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
        facts: ({ subject }) => accessFacts(accessOf(subject)),
      }),
  };
}

/** What the input names; a right that is none can't come through the API's `Right`. */
function readAccess({ roles, rights }: Pick<SetMemberAccessInput, 'roles' | 'rights'>): Access {
  return {
    roles: roles.map(({ role, from, to }) => ({ role: keyOf(role), from: from ?? null, to: to ?? null })),
    rights: rights.flatMap(({ right, effect, from, to }) =>
      isRight(right) ? [{ right, effect: effect === 'GRANT' ? 'grant' : 'restrict', from: from ?? null, to: to ?? null }] : [],
    ),
  };
}
