import { rightsEverywhere } from '@prikazchik/permissions/held';
import { has } from '@prikazchik/permissions/rightset';
import type { Role } from '@prikazchik/permissions/role';
import { type Assignment, atAnyHour, type Subject } from '@prikazchik/permissions/subject';
import { mayGive } from '@prikazchik/permissions/team';
import { Problem } from '../../platform/problem.ts';
import type { ShopViewer } from '../../platform/viewer.ts';
import { type Dates, heldAs } from './terms.rules.ts';

/** From when and until when what is offered will hold, and in which warehouses; null: without an end, in all of them. */
export interface OfferTerms extends Dates {
  warehouseIds: string[] | null;
}

/** For good, and in all warehouses. */
export const WHOLLY: OfferTerms = { from: null, to: null, warehouseIds: null };

/** As rows say it. */
export const columnsOf = ({ from, to, warehouseIds }: OfferTerms) => ({ validFrom: from, validTo: to, warehouseIds });

/** What an invitation offers, as its taker will hold it. */
export type Offer = readonly Assignment[];

/** The roles, all of them within the same terms. */
export const offered = (roles: readonly Role[], terms: OfferTerms): Offer =>
  roles.map((role) => ({ role, ...heldAs({ ...terms, shift: null }) }));

/** Why the viewer may not offer this, or take such an offer back; null if they may: in no warehouse more than they hold there. */
export function refusalToOffer({ membership: { subject }, askedAt }: ShopViewer, offer: Offer, field: string | null): Problem | null {
  const refusal = mayGive(subject, { assignments: offer, grants: [] }, askedAt);
  return refusal && new Problem(refusal, field);
}

/** Why these terms can't be offered now; null if they can. */
export function refusalOfTerms({ from, to }: Dates, now: number): Problem | null {
  return to && to.getTime() <= Math.max(now, from?.getTime() ?? now) ? new Problem('INVALID_DATE', 'to') : null;
}

/** Whether one who invited could offer the same now, or when their hours come; an invitation stands and falls with it. */
export function couldInvite(inviter: Subject, offer: Offer, now: number): boolean {
  const anyHour = atAnyHour(inviter);
  return has(rightsEverywhere(anyHour, now), 'team.invite') && mayGive(anyHour, { assignments: offer, grants: [] }, now) === null;
}
