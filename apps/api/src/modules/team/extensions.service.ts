import type { ExtendAccessInput } from '@prikazchik/inputs/team.input';
import { withDependencies } from '@prikazchik/permissions/dependency';
import { keyOf } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { replaceAccess } from './access.repository.ts';
import { refusalToSet } from './access.rules.ts';
import { accessFactsOf } from './access-facts.service.ts';
import { lasts } from './access-requests.rules.ts';
import { endsOf, nameOfEnd } from './ends.rules.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { type MemberView, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { type Access, accessOf, type Limits, type RightTerm } from './terms.rules.ts';

export interface Extensions {
  /** Thirty days more of a role or a right that ends, or has ended; CHANGED_MEANWHILE when its end is another one by now. */
  extend(viewer: Viewer | null, input: ExtendAccessInput): Promise<MemberView | Problem>;
}

/** How much longer, in milliseconds. */
const extension = 30 * 86_400_000;

/** The access in which what ends, or ended, at `end` ends later, in the same warehouses, and with it what it depends on. */
function longer(subject: Subject, what: string, end: Date, until: Date, now: number): Access {
  const access = accessOf(subject);
  const isIt = (name: string, { to }: Limits) => name === what && to?.getTime() === end.getTime();
  const roles = access.roles.map((term) => (isIt(term.role, term) ? { ...term, to: until } : term));
  const own = access.rights.find((term) => term.effect === 'grant' && isIt(term.right, term));
  if (!own) return { ...access, roles };

  const needed = [...withDependencies([own.right])].filter((right) => right !== own.right && !lasts(subject, right, now, until.getTime()));
  const isNeeded = ({ right, effect, to }: RightTerm) => effect === 'grant' && to !== null && to < until && needed.includes(right);
  const given = new Set(access.rights.filter(({ effect }) => effect === 'grant').map(({ right }) => right));
  return {
    roles,
    rights: [
      ...access.rights.map((term) => (term === own || isNeeded(term) ? { ...term, to: until } : term)),
      ...needed.filter((right) => !given.has(right)).map((right) => ({ ...own, right, to: until })),
    ],
  };
}

export function createExtensions(change: ChangeMember): Extensions {
  return {
    extend(viewer, { memberId, role, right, to }) {
      const what = role ? keyOf(role) : (right ?? '');
      return change<MemberView>(viewer, parseId(memberId), {
        right: 'team.assign',
        action: 'member.extendAccess',
        kind: 'ROLE_CHANGED',
        letter: 'RIGHTS_CHANGED',
        async apply(tx, who, { companyId, id, state, subject }) {
          if (state !== 'active') return false;
          if (!endsOf(subject).some((end) => nameOfEnd(end) === what && end.to === to.getTime())) return new Problem('CHANGED_MEANWHILE');
          const until = new Date(Math.max(to.getTime(), who.askedAt) + extension);
          const wanted = longer(subject, what, to, until, who.askedAt);
          const keys = wanted.roles.map((term) => term.role);
          const given = await findRoles(tx, companyId, keys);
          const refusal = given ? refusalToSet(who, subject, wanted, given) : new Problem('WRONG_STATE');
          if (refusal) return refusal;
          await replaceAccess(tx, companyId, id, wanted);
          return true;
        },
        answer: async (_tx, who, changed) => viewOf(who, changed),
        facts: accessFactsOf,
      });
    },
  };
}
