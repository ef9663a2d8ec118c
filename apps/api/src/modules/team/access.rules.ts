import { missingDependencies } from '@prikazchik/permissions/dependency';
import { rightsOf } from '@prikazchik/permissions/held';
import { nextMoment } from '@prikazchik/permissions/moment';
import { RIGHTS } from '@prikazchik/permissions/right';
import { compile, toRights } from '@prikazchik/permissions/rightset';
import type { Role } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { mayGrant } from '@prikazchik/permissions/team';
import { Problem } from '../../platform/problem.ts';
import { grantable, type ShopViewer } from '../../platform/viewer.ts';
import { refusalToGrant } from './members.rules.ts';
import { type Access, accessOf, type Dates, periodOf, type RightTerm, rightLine, roleLine } from './terms.rules.ts';

/**
 * Why the viewer may not give this access to one who has had `before`; null if they may. Whatever they add, take away or date
 * anew they must hold, what ends must still be to come, and at no moment may one be left with a right without what it depends on.
 */
export function refusalToSet(viewer: ShopViewer, before: Subject, wanted: Access, given: readonly Role[]): Problem | null {
  const had = accessOf(before);
  return (
    refusalOfRights(wanted.rights) ??
    refusalToGrant(viewer, given, 'roles') ??
    refusalOfTouched(viewer, had.rights, wanted.rights) ??
    refusalOfDates('roles.to', newOnes(had.roles, wanted.roles, roleLine), viewer.askedAt) ??
    refusalOfDates('rights.to', newOnes(had.rights, wanted.rights, rightLine), viewer.askedAt) ??
    refusalOfGaps(wanted, given, viewer.askedAt)
  );
}

function newOnes<Term>(had: readonly Term[], wanted: readonly Term[], lineOf: (term: Term) => string): Term[] {
  const known = new Set(had.map(lineOf));
  return wanted.filter((term) => !known.has(lineOf(term)));
}

function refusalOfRights(wanted: readonly RightTerm[]): Problem | null {
  const owners = wanted.find(({ right }) => RIGHTS[right].ownerOnly);
  return owners ? new Problem('INVALID_CHOICE', 'rights.right', { right: owners.right }) : null;
}

function refusalOfTouched(viewer: ShopViewer, had: readonly RightTerm[], wanted: readonly RightTerm[]): Problem | null {
  const touched = [...newOnes(had, wanted, rightLine), ...newOnes(wanted, had, rightLine)];
  const beyond = touched.find(({ right }) => mayGrant(grantable(viewer), compile([right])) !== null);
  return beyond ? new Problem('RIGHT_NOT_HELD', 'rights.right', { right: beyond.right }) : null;
}

function refusalOfDates(field: string, terms: readonly Dates[], now: number): Problem | null {
  const isWrong = ({ from, to }: Dates) => to !== null && to.getTime() <= Math.max(now, from?.getTime() ?? now);
  return terms.some(isWrong) ? new Problem('INVALID_DATE', field) : null;
}

/** Looked at as if they were at work in a shop that trades, at every moment at which something begins or ends. */
function refusalOfGaps(wanted: Access, given: readonly Role[], now: number): Problem | null {
  const personal = (effect: RightTerm['effect']) =>
    wanted.rights.filter((term) => term.effect === effect).map((term) => ({ right: term.right, ...periodOf(term) }));
  const subject: Subject = {
    companyState: 'active',
    membership: 'active',
    isOwner: false,
    assignments: wanted.roles.flatMap((term) => {
      const role = given.find(({ key }) => key === term.role);
      return role ? [{ role, ...periodOf(term) }] : [];
    }),
    grants: personal('grant'),
    restrictions: personal('restrict'),
    secondFactor: { enrolled: false },
  };
  for (let at: number | null = now; at !== null; at = nextMoment(subject, at)) {
    const [missing] = missingDependencies(toRights(rightsOf(subject, at)));
    if (missing) return new Problem('RIGHT_MISSING', 'rights', { right: missing });
  }
  return null;
}
