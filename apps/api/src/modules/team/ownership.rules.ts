import { decide } from '@prikazchik/permissions/decide';
import { Problem } from '../../platform/problem.ts';
import type { Member } from './members.rules.ts';
import type { TransferState } from './ownership.tables.ts';

/** A transfer with both of its people, as they stand now. */
export interface Transfer {
  companyId: string;
  id: string;
  state: TransferState;
  createdAt: Date;
  expiresAt: Date;
  undoUntil: Date | null;
  /** Both by the database's clock. */
  isExpired: boolean;
  isUndoable: boolean;
  from: Member;
  to: Member;
}

/** The state that people see: an offer past its time is expired whether or not anybody has written so. */
export const shownState = ({ state, isExpired }: Pick<Transfer, 'state' | 'isExpired'>): TransferState =>
  state === 'offered' && isExpired ? 'expired' : state;

/** Why the offer can't be answered by this member; null if it can. */
export function refusalToAnswer(transfer: Transfer, memberId: string): Problem | null {
  if (transfer.to.id !== memberId) return new Problem('WRONG_STATE');
  return shownState(transfer) === 'offered' && transfer.to.state === 'active' ? null : new Problem('OWNERSHIP_OFFER_OVER');
}

/** The same of becoming the owner, for which the one who offered must still be able to offer. */
export function refusalToAccept(transfer: Transfer, memberId: string, now: number): Problem | null {
  const refusal = refusalToAnswer(transfer, memberId);
  if (refusal) return refusal;
  return decide(transfer.from.subject, 'company.transfer', now).allowed ? null : new Problem('OWNERSHIP_OFFER_OVER');
}

/** Why this member can't take the shop back; null if they can. */
export function refusalToUndo({ state, isUndoable, from, to }: Transfer, memberId: string): Problem | null {
  if (from.id !== memberId || state !== 'accepted') return new Problem('WRONG_STATE');
  return isUndoable && from.state === 'active' && to.isOwner ? null : new Problem('UNDO_OVER');
}

/** Why nothing may come in the way of one who may still take the shop back; `until` in milliseconds since 1970. */
export const unsettled = (until: Date): Problem => new Problem('OWNERSHIP_UNSETTLED', null, { until: until.getTime() });
