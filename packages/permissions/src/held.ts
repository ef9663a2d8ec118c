import type { CompanyState, Right } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, has, intersection, minus, NONE, union } from './rightset.ts';
import type { PersonalRight, Scope, Subject } from './subject.ts';
import { isInside } from './subject.ts';

const OWNER_ONLY = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].ownerOnly));
const BY_WAREHOUSE = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].byWarehouse));

/** The rights that anyone can have while the shop is in the state. */
export const RIGHTS_IN: Readonly<Record<CompanyState, RightSet>> = {
  registered: openIn('registered'),
  under_review: openIn('under_review'),
  rejected: openIn('rejected'),
  active: openIn('active'),
  suspended: openIn('suspended'),
};

/**
 * What the person may do now, in at least one warehouse: what menus, routes and the guard of the API ask.
 *
 * A right whose objects belong to a warehouse still needs {@link reachOf} or `decide` for the object itself.
 */
export function rightsOf(subject: Subject, now: number): RightSet {
  return held(subject, now, 'somewhere');
}

/** What the person may do now in every warehouse: as much as they may hand on to others. */
export function rightsEverywhere(subject: Subject, now: number): RightSet {
  return held(subject, now, 'everywhere');
}

/**
 * Everything that the person was ever given and still has on paper, whatever the dates, blocks and the shop's state say
 * today: how high they stand when others want to change them.
 */
export function rightsOnPaper(subject: Pick<Subject, 'isOwner' | 'assignments' | 'grants'>): RightSet {
  if (subject.isOwner) return compile(RIGHT_KEYS);
  let rights = compile(subject.grants.map((grant) => grant.right));
  for (const assignment of subject.assignments) rights = union(rights, assignment.role.rights);
  return minus(rights, OWNER_ONLY);
}

/** The warehouses in which a right holds: all but some, or only some. */
export type Reach =
  | { readonly everywhere: true; readonly except: readonly string[] }
  | { readonly everywhere: false; readonly only: readonly string[] };

/** Where the person holds the right now: the filter for lists, counts and exports. Nowhere is `only: []`. */
export function reachOf(subject: Subject, right: Right, now: number): Reach {
  if (subject.membership !== 'active' || !has(RIGHTS_IN[subject.companyState], right)) return NOWHERE;
  if (subject.isOwner) return EVERYWHERE;
  if (RIGHTS[right].ownerOnly) return NOWHERE;

  const except = new Set<string>();
  for (const restriction of subject.restrictions) {
    if (restriction.right !== right || !isInside(restriction, now)) continue;
    if (!isNarrowed(right, restriction.scope)) return NOWHERE;
    for (const warehouse of restriction.scope) except.add(warehouse);
  }

  const only = new Set<string>();
  for (const source of sourcesOf(subject, right)) {
    if (!isInside(source, now)) continue;
    if (!isNarrowed(right, source.scope)) return { everywhere: true, except: [...except] };
    for (const warehouse of source.scope) if (!except.has(warehouse)) only.add(warehouse);
  }
  return { everywhere: false, only: [...only] };
}

const EVERYWHERE: Reach = { everywhere: true, except: [] };
const NOWHERE: Reach = { everywhere: false, only: [] };

function openIn(state: CompanyState): RightSet {
  return compile(RIGHT_KEYS.filter((right) => RIGHTS[right].states.includes(state)));
}

/** A scope says nothing about rights whose objects belong to no warehouse: there it neither narrows nor spares. */
function isNarrowed(right: Right, scope: Scope): scope is readonly string[] {
  return scope != null && RIGHTS[right].byWarehouse;
}

function sourcesOf(subject: Subject, right: Right) {
  return [
    ...subject.assignments.filter((assignment) => has(assignment.role.rights, right)),
    ...subject.grants.filter((grant) => grant.right === right),
  ];
}

function held(subject: Subject, now: number, where: 'somewhere' | 'everywhere'): RightSet {
  if (subject.membership !== 'active') return NONE;
  const open = RIGHTS_IN[subject.companyState];
  if (subject.isOwner) return open;

  let rights = NONE;
  for (const assignment of subject.assignments) {
    if (!isInside(assignment, now)) continue;
    const given = assignment.role.rights;
    rights = union(rights, counts(assignment.scope, where) ? given : minus(given, BY_WAREHOUSE));
  }
  for (const grant of subject.grants) {
    if (!isInside(grant, now)) continue;
    if (!isNarrowed(grant.right, grant.scope) || counts(grant.scope, where)) rights = union(rights, compile([grant.right]));
  }
  for (const restriction of subject.restrictions) {
    if (isInside(restriction, now) && takesAway(subject, restriction, now, where)) {
      rights = minus(rights, compile([restriction.right]));
    }
  }
  return intersection(minus(rights, OWNER_ONLY), open);
}

function counts(scope: Scope, where: 'somewhere' | 'everywhere'): boolean {
  return scope == null || (where === 'somewhere' && scope.length > 0);
}

function takesAway(subject: Subject, restriction: PersonalRight, now: number, where: 'somewhere' | 'everywhere'): boolean {
  if (!isNarrowed(restriction.right, restriction.scope)) return true;
  if (where === 'everywhere') return restriction.scope.length > 0;
  const reach = reachOf(subject, restriction.right, now);
  return !reach.everywhere && reach.only.length === 0;
}
