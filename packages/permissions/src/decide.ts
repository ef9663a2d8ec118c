import { isNarrowed, isTakenAway, RIGHTS_IN, sourcesOf } from './reach.ts';
import type { CompanyState, Right } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, intersection, meets, minus, only } from './rightset.ts';
import type { Role } from './role.ts';
import type { Bar, Scope, Subject } from './subject.ts';
import { isDated, isInside } from './subject.ts';

/** Why one may, or why not. */
export type Reason =
  | { readonly code: 'OWNER' | 'PERSONAL_GRANT' | 'PERSONAL_RESTRICTION' | 'NOT_GRANTED' }
  | { readonly code: 'NOT_A_MEMBER' | 'BLOCKED' | 'OUT_OF_DATES' | 'OUT_OF_HOURS' | 'OUT_OF_SCOPE' | 'SECOND_FACTOR_NEEDED' }
  | { readonly code: Bar }
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

const OWNER_ONLY = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].ownerOnly));
const FRESHLY_CONFIRMED = compile(RIGHT_KEYS.filter((right) => RIGHTS[right].freshSecondFactor));

const OWNER: Decision = { allowed: true, because: [{ code: 'OWNER' }] };
const PERSONAL_GRANT: Decision = { allowed: true, because: [{ code: 'PERSONAL_GRANT' }] };
const BLOCKED = refusal({ code: 'BLOCKED' });
const NOT_A_MEMBER = refusal({ code: 'NOT_A_MEMBER' });
const NOT_GRANTED = refusal({ code: 'NOT_GRANTED' });
const OUT_OF_DATES = refusal({ code: 'OUT_OF_DATES' });
const OUT_OF_HOURS = refusal({ code: 'OUT_OF_HOURS' });
const OUT_OF_SCOPE = refusal({ code: 'OUT_OF_SCOPE' });
const PERSONAL_RESTRICTION = refusal({ code: 'PERSONAL_RESTRICTION' });
const SECOND_FACTOR_NEEDED = refusal({ code: 'SECOND_FACTOR_NEEDED' });
const BARRED: Readonly<Record<Bar, Decision>> = {
  LOCKED: refusal({ code: 'LOCKED' }),
  SIGN_IN_AGAIN: refusal({ code: 'SIGN_IN_AGAIN' }),
  SECOND_FACTOR: refusal({ code: 'SECOND_FACTOR' }),
};
const CLOSED: Readonly<Record<CompanyState, Decision>> = {
  registered: refusal({ code: 'COMPANY_STATE', companyState: 'registered' }),
  under_review: refusal({ code: 'COMPANY_STATE', companyState: 'under_review' }),
  rejected: refusal({ code: 'COMPANY_STATE', companyState: 'rejected' }),
  active: refusal({ code: 'COMPANY_STATE', companyState: 'active' }),
  suspended: refusal({ code: 'COMPANY_STATE', companyState: 'suspended' }),
};

/**
 * Whether the person may, and why. The one place where roles, personal rights, dates, hours, scope and states meet.
 *
 * Without a resource it answers whether they may in at least one warehouse. A restriction wins over everything but
 * ownership; the shop's state, and a bar, win over ownership too. A second factor is asked for last, and only of those who have
 * one: whether everyone must have one is the shop's sign-in policy.
 */
export function decide(subject: Subject, right: Right, now: number, resource?: Resource): Decision {
  const plain = plainOf(subject);
  if (plain === null) return weigh(subject, right, now, resource);
  const one = only(right);
  if (meets(plain.held, one)) return plain.grant;
  return meets(plain.lacking, one) ? NOT_GRANTED : weigh(subject, right, now, resource);
}

function weigh(subject: Subject, right: Right, now: number, resource: Resource | undefined): Decision {
  if (subject.membership === 'blocked') return BLOCKED;
  if (subject.membership !== 'active') return NOT_A_MEMBER;
  if (subject.bar) return BARRED[subject.bar];

  const one = only(right);
  const grant = subject.isOwner ? OWNER : grantOf(subject, right, one, now, resource);
  let refused = grant.allowed ? null : grant;
  if (!subject.isOwner && isRestricted(subject, right, now, resource)) refused = together(refused, PERSONAL_RESTRICTION);
  if (!meets(RIGHTS_IN[subject.companyState], one)) refused = together(refused, CLOSED[subject.companyState]);
  return refused ?? (lacksConfirmation(subject, one, now) ? SECOND_FACTOR_NEEDED : grant);
}

/** What gives the right here and now, or why nothing does. What only an owner holds, nothing gives. */
function grantOf(subject: Subject, right: Right, one: RightSet, now: number, resource: Resource | undefined): Decision {
  if (meets(OWNER_ONLY, one)) return NOT_GRANTED;
  let granted: Decision | null = null;
  let isGiven = false;
  for (const assignment of subject.assignments) {
    if (!meets(assignment.role.rights, one)) continue;
    isGiven = true;
    if (isInside(assignment, now) && reaches(right, assignment.scope, resource)) granted = together(granted, grantOfRole(assignment.role));
  }
  if (subject.grants.length > 0) {
    const grants = subject.grants.filter((grant) => grant.right === right);
    isGiven ||= grants.length > 0;
    if (grants.some((grant) => isInside(grant, now) && reaches(right, grant.scope, resource))) granted = together(granted, PERSONAL_GRANT);
  }
  return granted ?? (isGiven ? whyNotHere(subject, right, now) : NOT_GRANTED);
}

function isRestricted(subject: Subject, right: Right, now: number, resource: Resource | undefined): boolean {
  if (subject.restrictions.length === 0) return false;
  if (resource === undefined) return isTakenAway(subject, right, now);
  return subject.restrictions.some((restriction) => {
    if (restriction.right !== right || !isInside(restriction, now)) return false;
    return reaches(right, restriction.scope, resource);
  });
}

/** Whether what holds in the scope holds for the resource; without a resource, whether it holds in any warehouse. */
function reaches(right: Right, scope: Scope, resource: Resource | undefined): boolean {
  if (!isNarrowed(right, scope)) return true;
  if (resource === undefined) return scope.length > 0;
  return resource.warehouseId !== null && scope.includes(resource.warehouseId);
}

/** Why what was given does not hold here and now. */
function whyNotHere(subject: Subject, right: Right, now: number): Decision {
  const dated = sourcesOf(subject, right).filter((period) => isDated(period, now));
  if (dated.length === 0) return OUT_OF_DATES;
  return dated.some((period) => isInside(period, now)) ? OUT_OF_SCOPE : OUT_OF_HOURS;
}

function lacksConfirmation({ secondFactor }: Subject, one: RightSet, now: number): boolean {
  if (!(secondFactor.enrolled && meets(FRESHLY_CONFIRMED, one))) return false;
  return secondFactor.confirmedAt === null || now - secondFactor.confirmedAt > SECOND_FACTOR_FRESH_MS;
}

/** What can be told of somebody's rights whatever the moment and the object. */
interface Plain {
  /** Allowed, on these grounds alone. */
  readonly held: RightSet;
  readonly grant: Decision;
  /** Refused, because nobody gave it and nothing else is in the way. */
  readonly lacking: RightSet;
}

const plains = new WeakMap<Subject, Plain | null>();

/**
 * The ordinary member of an ordinary shop holds one role, at all times and in every warehouse. A page asks about the
 * same person a hundred times: for them it is looked up in two sets. Null for everybody else.
 */
function plainOf(subject: Subject): Plain | null {
  const known = plains.get(subject);
  if (known !== undefined) return known;
  const made = makePlain(subject);
  plains.set(subject, made);
  return made;
}

function makePlain({ companyState, membership, isOwner, assignments, grants, restrictions, secondFactor, bar }: Subject): Plain | null {
  const [assignment, second] = assignments;
  if (membership !== 'active' || bar || isOwner || !assignment || second || grants.length > 0 || restrictions.length > 0) return null;
  if (assignment.from != null || assignment.to != null || assignment.shift != null || assignment.scope != null) return null;
  const open = RIGHTS_IN[companyState];
  const given = minus(assignment.role.rights, OWNER_ONLY);
  const held = intersection(given, open);
  return {
    held: secondFactor.enrolled ? minus(held, FRESHLY_CONFIRMED) : held,
    grant: grantOfRole(assignment.role),
    lacking: minus(open, given),
  };
}

const grantsOfRoles = new WeakMap<Role, Decision>();

/** Made once for each role: a guard asks at every field, and most answers are alike. */
function grantOfRole(role: Role): Decision {
  const known = grantsOfRoles.get(role);
  if (known) return known;
  const made: Decision = { allowed: true, because: [{ code: 'ROLE', role: role.key }] };
  grantsOfRoles.set(role, made);
  return made;
}

/** Two allowances, or two refusals, with the grounds of both. */
function together(first: Decision | null, second: Decision): Decision {
  return first === null ? second : { allowed: first.allowed, because: [...first.because, ...second.because] };
}

function refusal(reason: Reason): Decision {
  return { allowed: false, because: [reason] };
}
