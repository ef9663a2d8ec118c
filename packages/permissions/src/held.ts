import { isNarrowed, isTakenAway, RIGHTS_IN } from './reach.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, EVERY, intersection, minus, NONE, union } from './rightset.ts';
import type { PersonalRight, Scope, Subject } from './subject.ts';
import { isInside } from './subject.ts';

const OWNER_ONLY = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].ownerOnly));
const BY_WAREHOUSE = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].byWarehouse));

type Where = 'somewhere' | 'everywhere';

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

/**
 * Everything that the person was given and still has on paper, whatever the dates, blocks and the shop's state say today:
 * how high they stand when others want to change them.
 */
export function rightsOnPaper(subject: Pick<Subject, 'isOwner' | 'assignments' | 'grants'>): RightSet {
  if (subject.isOwner) return EVERY;
  const roles = subject.assignments.map((assignment) => assignment.role.rights);
  const grants = compile(subject.grants.map((grant) => grant.right));
  return minus(roles.reduce(union, grants), OWNER_ONLY);
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
    const given = assignment.role.rights;
    rights = union(rights, counts(assignment.scope, where) ? given : minus(given, BY_WAREHOUSE));
  }
  return rights;
}

function givenPersonally(subject: Subject, now: number, where: Where): RightSet {
  let rights = NONE;
  for (const grant of subject.grants) {
    if (!isInside(grant, now)) continue;
    if (!isNarrowed(grant.right, grant.scope) || counts(grant.scope, where)) rights = union(rights, compile([grant.right]));
  }
  return rights;
}

function counts(scope: Scope, where: Where): boolean {
  return scope == null || (where === 'somewhere' && scope.length > 0);
}

/** A narrowed restriction takes the right away altogether only if it leaves no warehouse. */
function takesAway(subject: Subject, restriction: PersonalRight, now: number, where: Where): boolean {
  if (!isNarrowed(restriction.right, restriction.scope)) return true;
  return where === 'everywhere' ? restriction.scope.length > 0 : isTakenAway(subject, restriction.right, now);
}
