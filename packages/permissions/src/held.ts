import { isNarrowed, isTakenAway, RIGHTS_IN } from './reach.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, EVERY, intersection, meets, minus, NONE, union } from './rightset.ts';
import type { PersonalRight, Scope, Subject } from './subject.ts';
import { isInside } from './subject.ts';

const OWNER_ONLY = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].ownerOnly));
const BY_WAREHOUSE = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].byWarehouse));

/** One warehouse; null stands for all that no scope names, and for what belongs to none. */
export type Place = string | null;

type Where = 'somewhere' | 'everywhere' | { readonly place: Place };

/** All that somebody was given or denied. */
export type Holding = Pick<Subject, 'assignments' | 'grants' | 'restrictions'>;

/** The places that tell these people's rights apart: within each of them, as within all the rest, rights are compared as they are. */
export function placesOf(...people: readonly Holding[]): readonly Place[] {
  const given = people.flatMap(({ assignments, grants, restrictions }) => [...assignments, ...grants, ...restrictions]);
  return [null, ...new Set(given.flatMap(({ scope }) => scope ?? []))];
}

/**
 * What the person may do now, in at least one warehouse: what menus, routes and the guard of the API ask.
 *
 * A right whose objects belong to a warehouse still needs `reachOf` for lists or `decide` for the object itself.
 */
export function rightsOf(subject: Subject, now: number): RightSet {
  return held(subject, now, 'somewhere');
}

/** What the person may do now in every warehouse: as much as they may hand on to others. */
export function rightsEverywhere(subject: Subject, now: number): RightSet {
  return held(subject, now, 'everywhere');
}

/** What the person may do now in this place. */
export function rightsIn(subject: Subject, place: Place, now: number): RightSet {
  return held(subject, now, { place });
}

/** Whether the person has anything to do in the warehouse now: whoever has not must not even learn that it is there. */
export function isAtWorkIn(subject: Subject, warehouseId: string, now: number): boolean {
  return meets(rightsIn(subject, warehouseId, now), BY_WAREHOUSE);
}

/**
 * Everything that the person was given and still has on paper, whatever the dates, blocks and the shop's state say today:
 * how high they stand when others want to change them. In one place, or wherever it is.
 */
export function rightsOnPaper(subject: Pick<Subject, 'isOwner' | 'assignments' | 'grants'>, place?: Place): RightSet {
  if (subject.isOwner) return EVERY;
  const where = place === undefined ? 'somewhere' : { place };
  const given = [
    ...subject.assignments.map(({ role, scope }) => within(role.rights, scope, where)),
    ...subject.grants.map(({ right, scope }) => within(compile([right]), scope, where)),
  ];
  return minus(given.reduce(union, NONE), OWNER_ONLY);
}

function held(subject: Subject, now: number, where: Where): RightSet {
  if (subject.membership !== 'active' || subject.bar) return NONE;
  const open = RIGHTS_IN[subject.companyState];
  if (subject.isOwner) return open;

  let rights = minus(union(givenByRoles(subject, now, where), givenPersonally(subject, now, where)), OWNER_ONLY);
  for (const restriction of subject.restrictions) {
    if (isInside(restriction, now) && takesAway(subject, restriction, now, where)) rights = minus(rights, compile([restriction.right]));
  }
  return intersection(rights, open);
}

function givenByRoles(subject: Subject, now: number, where: Where): RightSet {
  let rights = NONE;
  for (const assignment of subject.assignments) {
    if (!isInside(assignment, now)) continue;
    rights = union(rights, within(assignment.role.rights, assignment.scope, where));
  }
  return rights;
}

function givenPersonally(subject: Subject, now: number, where: Where): RightSet {
  let rights = NONE;
  for (const grant of subject.grants) {
    if (isInside(grant, now)) rights = union(rights, within(compile([grant.right]), grant.scope, where));
  }
  return rights;
}

/** What is left of rights that hold in the scope; those that belong to no warehouse are not touched by it. */
function within(rights: RightSet, scope: Scope, where: Where): RightSet {
  return counts(scope, where) ? rights : minus(rights, BY_WAREHOUSE);
}

function counts(scope: Scope, where: Where): boolean {
  if (scope == null) return true;
  if (typeof where === 'object') return where.place !== null && scope.includes(where.place);
  return where === 'somewhere' && scope.length > 0;
}

/** A narrowed restriction takes the right away altogether only if it leaves no warehouse. */
function takesAway(subject: Subject, restriction: PersonalRight, now: number, where: Where): boolean {
  if (!isNarrowed(restriction.right, restriction.scope)) return true;
  if (typeof where === 'object') return counts(restriction.scope, where);
  return where === 'everywhere' ? restriction.scope.length > 0 : isTakenAway(subject, restriction.right, now);
}
