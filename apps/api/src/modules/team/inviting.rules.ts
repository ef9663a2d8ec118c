import { Problem } from '../../platform/problem.ts';

/** How many invitations a shop has sent and has waiting, by the database's clock. */
export interface Inviting {
  /** Whole days since the shop was made. */
  age: number;
  /** Sent in the last 24 hours. */
  today: number;
  pending: number;
}

/**
 * How many a shop may send: fifty a day and a hundred waiting in its first thirty days, in which spammers are found out; then
 * five hundred of each. One list of two hundred fits an established shop at once.
 */
const limitsOf = ({ age }: Pick<Inviting, 'age'>) => (age < 30 ? { day: 50, pending: 100 } : { day: 500, pending: 500 });

/** How many more may be sent now. */
export function roomFor(inviting: Inviting): number {
  const { day, pending } = limitsOf(inviting);
  return Math.max(0, Math.min(day - inviting.today, pending - inviting.pending));
}

/** Why one more may not be sent; null if it may. */
export function refusalToInvite(inviting: Inviting): Problem | null {
  const { day, pending } = limitsOf(inviting);
  if (inviting.today >= day) return new Problem('INVITATIONS_TODAY', null, { max: day });
  return inviting.pending >= pending ? new Problem('INVITATIONS_PENDING', null, { max: pending }) : null;
}
