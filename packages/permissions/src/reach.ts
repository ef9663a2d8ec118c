import type { CompanyState, Right } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, has } from './rightset.ts';
import type { Period, Scope, Subject } from './subject.ts';
import { isInside } from './subject.ts';

/** The rights that anyone can have while the shop is in the state. */
export const RIGHTS_IN: Readonly<Record<CompanyState, RightSet>> = {
  registered: openIn('registered'),
  under_review: openIn('under_review'),
  rejected: openIn('rejected'),
  active: openIn('active'),
  suspended: openIn('suspended'),
};

/** The warehouses in which a right holds: all but some, or only some. */
export type Reach =
  | { readonly everywhere: true; readonly except: readonly string[] }
  | { readonly everywhere: false; readonly only: readonly string[] };

const EVERYWHERE: Reach = { everywhere: true, except: [] };
const NOWHERE: Reach = { everywhere: false, only: [] };

/** Where the person holds the right now: the filter for lists, counts and exports. */
export function reachOf(subject: Subject, right: Right, now: number): Reach {
  if (subject.membership !== 'active' || subject.bar || !has(RIGHTS_IN[subject.companyState], right)) return NOWHERE;
  if (subject.isOwner) return EVERYWHERE;
  if (RIGHTS[right].ownerOnly) return NOWHERE;

  const given = givenIn(subject, right, now);
  const taken = takenIn(subject, right, now);
  if (taken === 'all') return NOWHERE;
  if (given === 'all') return { everywhere: true, except: [...taken] };
  return { everywhere: false, only: [...given].filter((warehouse) => !taken.has(warehouse)) };
}

/** Whether restrictions leave nothing of what roles and grants give. */
export function isTakenAway(subject: Subject, right: Right, now: number): boolean {
  const taken = takenIn(subject, right, now);
  if (taken === 'all') return true;
  const given = givenIn(subject, right, now);
  return given !== 'all' && given.size > 0 && [...given].every((warehouse) => taken.has(warehouse));
}

/** Everything that gives the person the right, now or at another time. */
export function sourcesOf(subject: Subject, right: Right): (Period & { readonly scope?: Scope })[] {
  return [
    ...subject.assignments.filter((assignment) => has(assignment.role.rights, right)),
    ...subject.grants.filter((grant) => grant.right === right),
  ];
}

/** A scope says nothing about rights whose objects belong to no warehouse: there it neither narrows nor spares. */
export function isNarrowed(right: Right, scope: Scope): scope is readonly string[] {
  return scope != null && RIGHTS[right].byWarehouse;
}

type Warehouses = 'all' | ReadonlySet<string>;

function givenIn(subject: Subject, right: Right, now: number): Warehouses {
  return warehousesOf(right, sourcesOf(subject, right), now);
}

function takenIn(subject: Subject, right: Right, now: number): Warehouses {
  const restrictions = subject.restrictions.filter((restriction) => restriction.right === right);
  return warehousesOf(right, restrictions, now);
}

function warehousesOf(right: Right, held: readonly (Period & { readonly scope?: Scope })[], now: number): Warehouses {
  const current = held.filter((period) => isInside(period, now));
  if (current.some(({ scope }) => !isNarrowed(right, scope))) return 'all';
  return new Set(current.flatMap(({ scope }) => scope ?? []));
}

function openIn(state: CompanyState): RightSet {
  return compile(RIGHT_KEYS.filter((right) => RIGHTS[right].states.includes(state)));
}
