import { missingDependencies } from '@prikazchik/permissions/dependency';
import { isAtWorkIn, type Place, placesOf, rightsIn } from '@prikazchik/permissions/held';
import { momentsOf } from '@prikazchik/permissions/moment';
import { RIGHTS } from '@prikazchik/permissions/right';
import { compile, toRights } from '@prikazchik/permissions/rightset';
import type { Role } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { mayGive, mayGrant } from '@prikazchik/permissions/team';
import { Problem } from '../../platform/problem.ts';
import type { ShopViewer } from '../../platform/viewer.ts';
import {
  type Access,
  accessOf,
  type Dates,
  heldAs,
  type Limits,
  type RightTerm,
  rightLine,
  roleLine,
  warehousesIn,
} from './terms.rules.ts';

/** Whether a warehouse is named that the shop has not, or that the viewer has nothing to do with: to them it is as one that is not there. */
export function namesUnknown(
  { membership: { subject }, askedAt }: ShopViewer,
  wanted: Access,
  known: ReadonlyMap<string, unknown>,
): boolean {
  return warehousesIn(wanted).some((id) => !known.has(id) || !isAtWorkIn(subject, id, askedAt));
}

/**
 * Why the viewer may not give this access to one who has had `before`; null if they may. Whatever they add, take away, date or
 * place anew they must hold in the same warehouses, what ends must still be to come, and at no moment may one be left in any
 * warehouse with a right without what it depends on.
 */
export function refusalToSet(viewer: ShopViewer, before: Subject, wanted: Access, given: readonly Role[]): Problem | null {
  const had = accessOf(before);
  const after = subjectOf(wanted, given);
  return (
    refusalOfRights(wanted.rights) ??
    refusalOfRoles(viewer, { ...after, grants: [] }) ??
    refusalOfTouched(viewer, had.rights, wanted.rights) ??
    refusalOfDates('roles.to', newOnes(had.roles, wanted.roles, roleLine), viewer.askedAt) ??
    refusalOfDates('rights.to', newOnes(had.rights, wanted.rights, rightLine), viewer.askedAt) ??
    refusalOfGaps(after, viewer.askedAt)
  );
}

/** What the access makes of somebody, looked at as if they were at work in a shop that trades. */
function subjectOf(wanted: Access, given: readonly Role[]): Subject {
  const personal = (effect: RightTerm['effect']) =>
    wanted.rights.filter((term) => term.effect === effect).map((term) => ({ right: term.right, ...heldAs(term) }));
  return {
    companyState: 'active',
    membership: 'active',
    isOwner: false,
    assignments: wanted.roles.flatMap((term) => {
      const role = given.find(({ key }) => key === term.role);
      return role ? [{ role, ...heldAs(term) }] : [];
    }),
    grants: personal('grant'),
    restrictions: personal('restrict'),
    secondFactor: { enrolled: false },
  };
}

function newOnes<Term>(had: readonly Term[], wanted: readonly Term[], lineOf: (term: Term) => string): Term[] {
  const known = new Set(had.map(lineOf));
  return wanted.filter((term) => !known.has(lineOf(term)));
}

function refusalOfRights(wanted: readonly RightTerm[]): Problem | null {
  const owners = wanted.find(({ right }) => RIGHTS[right].ownerOnly);
  if (owners) return new Problem('INVALID_CHOICE', 'rights.right', { right: owners.right });
  const placeless = wanted.find(({ right, warehouseIds }) => warehouseIds && !RIGHTS[right].byWarehouse);
  return placeless ? new Problem('INVALID_CHOICE', 'rights.warehouseIds', { right: placeless.right }) : null;
}

/** Roles are given as wide as the giver's own rights are, warehouse by warehouse. */
function refusalOfRoles({ membership: { subject }, askedAt }: ShopViewer, roles: Subject): Problem | null {
  return mayGive(subject, roles, askedAt) ? new Problem('RIGHT_NOT_HELD', 'roles') : null;
}

function refusalOfTouched({ membership: { subject }, askedAt }: ShopViewer, had: readonly RightTerm[], wanted: readonly RightTerm[]) {
  const touched = [...newOnes(had, wanted, rightLine), ...newOnes(wanted, had, rightLine)];
  const reached = ({ warehouseIds }: Limits): readonly Place[] => warehouseIds ?? placesOf(subject);
  const beyond = touched.find((term) =>
    reached(term).some((place) => mayGrant(rightsIn(subject, place, askedAt), compile([term.right])) !== null),
  );
  return beyond ? new Problem('RIGHT_NOT_HELD', 'rights.right', { right: beyond.right }) : null;
}

function refusalOfDates(field: string, terms: readonly Dates[], now: number): Problem | null {
  const isWrong = ({ from, to }: Dates) => to !== null && to.getTime() <= Math.max(now, from?.getTime() ?? now);
  return terms.some(isWrong) ? new Problem('INVALID_DATE', field) : null;
}

/** At every moment at which something begins or ends, by its dates or its hours, and in every place. */
function refusalOfGaps(subject: Subject, now: number): Problem | null {
  const places = placesOf(subject);
  for (const at of momentsOf(subject, now)) {
    for (const place of places) {
      const [missing] = missingDependencies(toRights(rightsIn(subject, place, at)));
      if (missing) return new Problem('RIGHT_MISSING', 'rights', { right: missing });
    }
  }
  return null;
}
