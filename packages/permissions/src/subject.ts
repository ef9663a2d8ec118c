import type { CompanyState, Right } from './right.ts';
import type { Role } from './role.ts';
import { isOnShift, type Shift } from './shift.ts';

/** Where a person stands in a shop; `null` where they never joined it. */
export type MembershipState = 'active' | 'blocked' | 'removed' | null;

/** When something holds, in epoch milliseconds: from the first moment, to before the second. Left out: without an end. */
export interface Period {
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
  /** And only in these hours; left out: in all. */
  readonly shift?: Shift | null | undefined;
}

/** The ids of the warehouses in which something holds: left out means in all, an empty list means in none. */
export type Scope = readonly string[] | null | undefined;

/** A role given to a person. */
export interface Assignment extends Period {
  readonly role: Role;
  readonly scope?: Scope;
}

/** One right given to a person, or taken from them, beside their roles. */
export interface PersonalRight extends Period {
  readonly right: Right;
  readonly scope?: Scope;
}

/** A person's second factor: when they last confirmed with it, in epoch milliseconds, or that they have none. */
export type SecondFactor = { readonly enrolled: false } | { readonly enrolled: true; readonly confirmedAt: number | null };

/**
 * What keeps an active member out of a shop for the time being, and takes nothing of what they hold on paper: the shop is locked and
 * they were not let in again; their sign-in was ended for this shop; the shop asks for a second factor, and they have none or have
 * not shown it in this session.
 */
export type Bar = 'LOCKED' | 'SIGN_IN_AGAIN' | 'SECOND_FACTOR';

/** One person in one shop: everything that a decision is made from. */
export interface Subject {
  readonly companyState: CompanyState;
  readonly membership: MembershipState;
  readonly isOwner: boolean;
  readonly assignments: readonly Assignment[];
  readonly grants: readonly PersonalRight[];
  readonly restrictions: readonly PersonalRight[];
  readonly secondFactor: SecondFactor;
  /** Null or left out: nothing does. */
  readonly bar?: Bar | null | undefined;
}

/** Whether the moment is between the dates of the period, whatever the hour. */
export function isDated(period: Period, now: number): boolean {
  return (period.from == null || period.from <= now) && (period.to == null || now < period.to);
}

/** Whether the moment is inside the period. */
export function isInside(period: Period, now: number): boolean {
  return isDated(period, now) && (period.shift == null || isOnShift(period.shift, now));
}

/** The person as they are at every hour: whatever does not hold in all of them, is not held. */
export function atEveryHour(subject: Subject): Subject {
  return {
    ...subject,
    assignments: subject.assignments.filter(({ shift }) => !shift),
    grants: subject.grants.filter(({ shift }) => !shift),
    restrictions: subject.restrictions.map(withoutHours),
  };
}

/**
 * The person as they are in hours of theirs, whichever those are: for what is not theirs to do now, but is judged by what they are
 * trusted with. Never for what they are about to do.
 */
export function atAnyHour(subject: Subject): Subject {
  return {
    ...subject,
    assignments: subject.assignments.map(withoutHours),
    grants: subject.grants.map(withoutHours),
    restrictions: subject.restrictions.filter(({ shift }) => !shift),
  };
}

function withoutHours<Held extends Period>(held: Held): Held {
  return held.shift ? { ...held, shift: null } : held;
}
