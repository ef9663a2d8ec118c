import { rightsEverywhere, rightsOnPaper } from '@prikazchik/permissions/held';
import type { CompanyState } from '@prikazchik/permissions/right';
import { atAnyHour } from '@prikazchik/permissions/subject';
import { mayChange } from '@prikazchik/permissions/team';
import { whoCan } from '@prikazchik/permissions/who';
import { Problem } from '../../platform/problem.ts';
import type { EmailChangeEnd } from './email-changes.tables.ts';
import type { Member } from './members.rules.ts';
import type { MemberState } from './members.tables.ts';

/** One of a person's places in shops, as far as a change of address looks. */
export interface Place {
  companyId: string;
  companyState: CompanyState;
  memberId: string;
  state: MemberState;
  isOwner: boolean;
  /** In order. */
  roles: string[];
}

/** A request, with what the database's clock says of it. */
export interface EmailChange {
  id: string;
  userId: string;
  sessionId: string;
  email: string;
  emailKey: string;
  /** Null for one who has had no box so far. */
  oldEmail: string | null;
  oldEmailKey: string | null;
  standing: string;
  createdAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  approvedAt: Date | null;
  approvedIn: string | null;
  movesAt: Date | null;
  endedAt: Date | null;
  endReason: EmailChangeEnd | null;
  isExpired: boolean;
  /** The account was taken back by a new password since: whoever asked may not be the person. */
  isOutdated: boolean;
}

/** What a living request still waits for; `OVER`: nothing, for the person's places have changed since. */
export type EmailChangeState = 'NEW_BOX' | 'APPROVAL' | 'TIME' | 'OVER';

/** All places in one text: a block, another role, a new place or a handed-over shop makes it another one. */
export const standingOf = (places: readonly Place[]): string =>
  places
    .map(({ companyId, memberId, state, isOwner, roles }) => [companyId, memberId, state, isOwner ? 'owner' : '', ...roles].join(' '))
    .sort()
    .join('\n');

/**
 * The places in which somebody else may approve; where there is one, somebody has to. A shop that has blocked the person is one of them: it
 * may let them in again, and must know whom.
 */
export const approvingPlaces = (places: readonly Place[]): Place[] =>
  places.filter(({ state, isOwner, companyState }) => state !== 'removed' && !isOwner && companyState === 'active');

/** Whether the old box has its whole day to stop it: an approval speaks for its own shop, and for no other one. */
export const hasItsDay = (places: readonly Place[], approvedIn: string | null): boolean =>
  approvedIn === null || places.some(({ companyId }) => companyId !== approvedIn);

const DEATHS = {
  moved: 'LINK_USED',
  cancelled: 'LINK_REVOKED',
  stopped: 'LINK_REVOKED',
  declined: 'LINK_REVOKED',
  replaced: 'LINK_REPLACED',
  address_taken: 'EMAIL_CHANGE_OVER',
  access_changed: 'EMAIL_CHANGE_OVER',
} as const;

/** Why nothing comes of it any more; null while it lives. */
export function deathOf(change: EmailChange, places: readonly Place[]): Problem | null {
  if (change.endReason) return new Problem(DEATHS[change.endReason]);
  if (change.isExpired) return new Problem('LINK_EXPIRED');
  if (change.isOutdated) return new Problem('EMAIL_CHANGE_OVER');
  return change.standing === standingOf(places) ? null : new Problem('EMAIL_CHANGE_OVER');
}

export function stateOf(change: EmailChange, places: readonly Place[]): EmailChangeState {
  if (deathOf(change, places)) return 'OVER';
  if (!change.confirmedAt) return 'NEW_BOX';
  return change.movesAt ? 'TIME' : 'APPROVAL';
}

/** Those who could approve it for this colleague now, or when their hours come. */
export function approversOf(target: Member, people: readonly Member[], now: number): Member[] {
  const changed = { id: target.id, isOwner: target.isOwner, rights: rightsOnPaper(target.subject) };
  return whoCan('team.approveEmail', people, now).filter(
    ({ id, subject }) => mayChange({ id, rights: rightsEverywhere(atAnyHour(subject), now) }, changed) === null,
  );
}
