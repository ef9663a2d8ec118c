import type { ExtendAccessInput } from '@prikazchik/inputs/team.input';
import { decide } from '@prikazchik/permissions/decide';
import { withDependencies } from '@prikazchik/permissions/dependency';
import { momentsOf } from '@prikazchik/permissions/moment';
import type { Right } from '@prikazchik/permissions/right';
import { keyOf } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { replaceAccess } from './access.repository.ts';
import { refusalToSet } from './access.rules.ts';
import { accessFactsOf } from './access-facts.service.ts';
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

/** Whether the one right will be held until the moment only together with the other, as if they were at work in a shop that trades. */
function isAccompanied(subject: Subject, right: Right, by: Right, now: number, until: number): boolean {
  const atWork: Subject = { ...subject, companyState: 'active', membership: 'active', bar: null };
  for (const at of momentsOf(atWork, now)) {
    if (at >= until) return true;
    if (decide(atWork, right, at).allowed && !decide(atWork, by, at).allowed) return false;
  }
  return true;
}

/** The access in which what ends, or ended, at `end` ends later, in the same hours and warehouses, and with it what it depends on. */
function longer(subject: Subject, what: string, end: Date, until: Date, now: number): Access {
  const access = accessOf(subject);
  const isIt = (name: string, { to }: Limits) => name === what && to?.getTime() === end.getTime();
  const roles = access.roles.map((term) => (isIt(term.role, term) ? { ...term, to: until } : term));
  const own = access.rights.find((term) => term.effect === 'grant' && isIt(term.right, term));
  if (!own) return { ...access, roles };

  const grants = subject.grants.map((grant) => (grant.right === own.right ? { ...grant, to: until.getTime() } : grant));
  const after = { ...subject, grants };
  const needed = [...withDependencies([own.right])].filter((right) => !isAccompanied(after, own.right, right, now, until.getTime()));
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
