import { decide } from '@prikazchik/permissions/decide';
import { withDependencies } from '@prikazchik/permissions/dependency';
import { momentsOf } from '@prikazchik/permissions/moment';
import { RIGHTS, type Right } from '@prikazchik/permissions/right';
import { compile } from '@prikazchik/permissions/rightset';
import { atEveryHour, type PersonalRight, type Subject } from '@prikazchik/permissions/subject';
import { mayGrant } from '@prikazchik/permissions/team';
import { Problem } from '../../platform/problem.ts';
import { grantable, type ShopViewer } from '../../platform/viewer.ts';
import { type Member, refusalToChange } from './members.rules.ts';
import { type Access, accessOf, type RightTerm } from './terms.rules.ts';

/** How many rights one member may ask for in 24 hours. */
const askedMost = 10;

/** Why somebody who has asked so often today may not ask for the right; null if they may. */
export function refusalToAsk(subject: Subject, right: Right, askedToday: number, now: number): Problem | null {
  if (RIGHTS[right].ownerOnly) return new Problem('INVALID_CHOICE', 'right', { right });
  const { allowed, because } = decide(atEveryHour(subject), right, now);
  if (allowed) return new Problem('WRONG_STATE', 'right');
  // Whatever they were given, it would not hold.
  if (because.some(({ code }) => code === 'COMPANY_STATE')) return new Problem('COMPANY_NOT_ACTIVE');
  return askedToday >= askedMost ? new Problem('REQUESTS_TODAY', null, { max: askedMost }) : null;
}

/** Why the viewer may not answer what this member asks for; null if they may. Whoever may not give it may not decline it, either. */
export function refusalToAnswer(viewer: ShopViewer, member: Member, right: Right): Problem | null {
  const refusal = refusalToChange(viewer, member);
  if (refusal) return refusal;
  return mayGrant(grantable(viewer), compile([right])) ? new Problem('RIGHT_NOT_HELD', 'right', { right }) : null;
}

/** Whether the right holds from now on without a gap, until the moment or for good. */
function lasts(subject: Subject, right: Right, now: number, until: number | null): boolean {
  for (const at of momentsOf(subject, now)) {
    if (until !== null && at >= until) return true;
    if (!decide(subject, right, at).allowed) return false;
  }
  return true;
}

const without = (subject: Subject, right: Right): Subject => ({
  ...subject,
  restrictions: subject.restrictions.filter((restriction) => restriction.right !== right),
});

/**
 * Why the right can't be given until then; null if it can. A restriction gives way for a time and comes back; where the right would need
 * a grant as well, for a role ends before, nothing would be left to come back to: whoever gives it chooses an earlier moment. Nor is a
 * grant that lasts longer, in some hours or some warehouses, taken away for a wider one. Given for good, it takes their place.
 */
export function refusalToPause(subject: Subject, right: Right, until: Date | null, now: number): Problem | null {
  if (!until) return null;
  const end = until.getTime();
  const outlasts = ({ right: one, to }: PersonalRight, needed: Right) => one === needed && (to == null || to > end);
  const isLost = (needed: Right) =>
    (subject.restrictions.some((restriction) => restriction.right === needed) || subject.grants.some((grant) => outlasts(grant, needed))) &&
    !(lasts(subject, needed, now, end) || lasts(without(subject, needed), needed, now, end));
  return [...withDependencies([right])].some(isLost) ? new Problem('INVALID_DATE', 'until') : null;
}

/** What stands of the restriction afterwards: nothing, or what is left of it from then on. */
function pausedUntil(term: RightTerm, until: Date | null): RightTerm[] {
  if (!until || (term.to && term.to <= until)) return [];
  return [term.from && term.from > until ? term : { ...term, from: until }];
}

/**
 * The access of one who gets the right, and what it depends on, from now until the moment or for good, as little changed as that
 * takes: a restriction gives way until then, and what no role gives is granted.
 */
export function accessWith(subject: Subject, right: Right, until: Date | null, now: number): Access {
  const access = accessOf(subject);
  const end = until?.getTime() ?? null;
  for (const needed of withDependencies([right])) {
    if (lasts(subject, needed, now, end)) continue;
    const others = access.rights.filter((term) => term.right !== needed);
    const own = access.rights.filter((term) => term.right === needed);
    access.rights = lasts(without(subject, needed), needed, now, end)
      ? [...others, ...own.flatMap((term) => (term.effect === 'restrict' ? pausedUntil(term, until) : [term]))]
      : [...others, { right: needed, effect: 'grant', from: null, to: until, shift: null, warehouseIds: null }];
  }
  return access;
}
