import { isNarrowed, isNowhere, RIGHTS_IN, reachOf, sourcesOf } from './reach.ts';
import type { CompanyState, Right } from './right.ts';
import { RIGHTS } from './right.ts';
import { has } from './rightset.ts';
import type { Scope, Subject } from './subject.ts';
import { isInside } from './subject.ts';

/** Why one may, or why not. */
export type Reason =
  | { readonly code: 'OWNER' | 'PERSONAL_GRANT' | 'PERSONAL_RESTRICTION' | 'NOT_GRANTED' }
  | { readonly code: 'NOT_A_MEMBER' | 'BLOCKED' | 'OUT_OF_DATES' | 'OUT_OF_SCOPE' | 'SECOND_FACTOR_NEEDED' }
  | { readonly code: 'ROLE' /** The role's key. */; readonly role: string }
  | { readonly code: 'COMPANY_STATE'; readonly companyState: CompanyState };

/** Every word for a reason. */
export type ReasonCode = Reason['code'];

/** An answer with its grounds: everything that allows it, or everything that stands in the way. Never empty. */
export interface Decision {
  readonly allowed: boolean;
  readonly because: readonly Reason[];
}

/** The object in question. Its warehouse is `null` if it belongs to none: then only a right held in all of them reaches it. */
export interface Resource {
  readonly warehouseId: string | null;
}

/** How long a confirmation with the second factor counts, in milliseconds. */
export const SECOND_FACTOR_FRESH_MS = 5 * 60 * 1000;

const OWNER: Decision = { allowed: true, because: [{ code: 'OWNER' }] };
const BLOCKED = refusal({ code: 'BLOCKED' });
const NOT_A_MEMBER = refusal({ code: 'NOT_A_MEMBER' });
const SECOND_FACTOR_NEEDED = refusal({ code: 'SECOND_FACTOR_NEEDED' });

/**
 * Whether the person may, and why. The one place where roles, personal rights, dates, scope and states meet.
 *
 * Without a resource it answers whether they may in at least one warehouse. A restriction wins over everything but
 * ownership; the shop's state wins over ownership too. A second factor is asked for last, and only of those who have
 * one: whether everyone must have one is the shop's sign-in policy.
 */
export function decide(subject: Subject, right: Right, now: number, resource?: Resource): Decision {
  if (subject.membership === 'blocked') return BLOCKED;
  if (subject.membership !== 'active') return NOT_A_MEMBER;
  if (!subject.isOwner) return decideByGrants(subject, right, now, resource);
  return isOpen(subject, right) ? unlessUnconfirmed(subject, right, now, OWNER) : refusal(closed(subject));
}

function decideByGrants(subject: Subject, right: Right, now: number, resource: Resource | undefined): Decision {
  const sources = currentSources(subject, right, now, resource);
  const obstacles: Reason[] = [];
  if (isRestricted(subject, right, now, resource, sources)) obstacles.push({ code: 'PERSONAL_RESTRICTION' });
  if (sources.length === 0) obstacles.push(whyNotGranted(subject, right, now));
  if (!isOpen(subject, right)) obstacles.push(closed(subject));
  if (obstacles.length > 0) return refusal(...obstacles);
  return unlessUnconfirmed(subject, right, now, { allowed: true, because: sources });
}

/** What gives the right here and now; what only an owner holds, nothing gives. */
function currentSources(subject: Subject, right: Right, now: number, resource: Resource | undefined): Reason[] {
  const sources: Reason[] = [];
  if (RIGHTS[right].ownerOnly) return sources;
  for (const assignment of subject.assignments) {
    if (has(assignment.role.rights, right) && isInside(assignment, now) && reaches(right, assignment.scope, resource)) {
      sources.push({ code: 'ROLE', role: assignment.role.key });
    }
  }
  for (const grant of subject.grants) {
    if (grant.right === right && isInside(grant, now) && reaches(right, grant.scope, resource)) {
      sources.push({ code: 'PERSONAL_GRANT' });
      break;
    }
  }
  return sources;
}

function isRestricted(subject: Subject, right: Right, now: number, resource: Resource | undefined, sources: readonly Reason[]): boolean {
  let leavesSome = false;
  for (const restriction of subject.restrictions) {
    if (restriction.right !== right || !isInside(restriction, now)) continue;
    if (!isNarrowed(right, restriction.scope)) return true;
    if (resource?.warehouseId != null && restriction.scope.includes(resource.warehouseId)) return true;
    leavesSome = true;
  }
  const asksForAny = resource === undefined && sources.length > 0 && isOpen(subject, right);
  return leavesSome && asksForAny && isNowhere(reachOf(subject, right, now));
}

function reaches(right: Right, scope: Scope, resource: Resource | undefined): boolean {
  if (!isNarrowed(right, scope)) return true;
  if (resource === undefined) return scope.length > 0;
  return resource.warehouseId !== null && scope.includes(resource.warehouseId);
}

function whyNotGranted(subject: Subject, right: Right, now: number): Reason {
  const given = RIGHTS[right].ownerOnly ? [] : sourcesOf(subject, right);
  if (given.length === 0) return { code: 'NOT_GRANTED' };
  return { code: given.some((period) => isInside(period, now)) ? 'OUT_OF_SCOPE' : 'OUT_OF_DATES' };
}

function unlessUnconfirmed(subject: Subject, right: Right, now: number, decision: Decision): Decision {
  const { secondFactor } = subject;
  if (!(RIGHTS[right].freshSecondFactor && secondFactor.enrolled)) return decision;
  const isFresh = secondFactor.confirmedAt !== null && now - secondFactor.confirmedAt <= SECOND_FACTOR_FRESH_MS;
  return isFresh ? decision : SECOND_FACTOR_NEEDED;
}

function isOpen(subject: Subject, right: Right): boolean {
  return has(RIGHTS_IN[subject.companyState], right);
}

function closed(subject: Subject): Reason {
  return { code: 'COMPANY_STATE', companyState: subject.companyState };
}

function refusal(...because: Reason[]): Decision {
  return { allowed: false, because };
}
