import { rightsOf } from '@prikazchik/permissions/held';
import { RIGHT_KEYS, RIGHTS, type Right } from '@prikazchik/permissions/right';
import { minus, type RightSet, toRights } from '@prikazchik/permissions/rightset';
import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';
import { daysFrom } from '@prikazchik/permissions/shift';
import type { Period, Scope } from '@prikazchik/permissions/subject';
import type { Hours } from '@prikazchik/ui/hours.ts';
import type { AccessTermsFragment } from './access.generated.ts';
import type { KnownRole } from './role-effects.ts';
import { rightsOfRoles } from './role-effects.ts';

/** Between which moments (ISO 8601) something holds; null is without an end, and the end itself is not within. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
}

export type Effect = AccessTermsFragment['rights'][number]['effect'];

/** When and where something holds; without hours, in all, and without warehouses, in all of them. */
export interface Limits extends Dates {
  readonly shift: Hours | null;
  readonly warehouseIds: readonly string[] | null;
}

/** All that a colleague is to have: as it is edited. */
export interface AccessDraft {
  readonly roles: readonly (Limits & { readonly role: RoleRef })[];
  readonly rights: readonly (Limits & { readonly right: Right; readonly effect: Effect })[];
}

export const UNLIMITED: Limits = { from: null, to: null, shift: null, warehouseIds: null };

/** What the API told, without what it was not asked for. */
export function draftOf({ roles, rights }: AccessTermsFragment): AccessDraft {
  return {
    roles: roles.map(({ role, ...limits }) => ({ role, ...only(limits) })),
    rights: rights.map(({ right, effect, ...limits }) => ({ right, effect, ...only(limits) })),
  };
}

/** The draft with this to say of the right, beside the roles; null: nothing. */
export function withRight(draft: AccessDraft, right: Right, effect: Effect | null, limits: Limits = UNLIMITED): AccessDraft {
  const others = draft.rights.filter((term) => term.right !== right);
  return { ...draft, rights: effect ? [...others, { right, effect, ...only(limits) }] : others };
}

/** The draft with the role, as long and where these say; null: without it. */
export function withRole(draft: AccessDraft, role: RoleRef, limits: Limits | null): AccessDraft {
  const others = draft.roles.filter((term) => term.role !== role);
  return { ...draft, roles: limits ? [...others, { role, ...only(limits) }] : others };
}

function only({ from, to, shift, warehouseIds }: Limits): Limits {
  return { from, to, shift: shift && { days: shift.days, fromMinute: shift.fromMinute, toMinute: shift.toMinute }, warehouseIds };
}

const momentOf = (moment: string | null) => (moment === null ? null : Date.parse(moment));
const heldAs = ({ from, to, shift, warehouseIds }: Limits, zone: string): Period & { scope: Scope } => ({
  from: momentOf(from),
  to: momentOf(to),
  shift: shift && { ...shift, days: daysFrom(shift.days), zone },
  scope: warehouseIds,
});

/** What one who has this may do at that moment, in a shop that trades. */
function heldBy({ roles, rights }: AccessDraft, own: readonly KnownRole[], now: number, zone: string): RightSet {
  const personal = (effect: Effect) =>
    rights.filter((term) => term.effect === effect).map((term) => ({ right: term.right, ...heldAs(term, zone) }));
  return rightsOf(
    {
      companyState: 'active',
      membership: 'active',
      isOwner: false,
      assignments: roles.map((term) => ({
        role: presetOf(term.role) ?? { key: term.role, rights: rightsOfRoles([term.role], own) },
        ...heldAs(term, zone),
      })),
      grants: personal('GRANT'),
      restrictions: personal('RESTRICT'),
      secondFactor: { enrolled: false },
    },
    now,
  );
}

/** What the change takes and gives at that moment, hours going by the clock of the zone. */
export function effectsOf(before: AccessDraft, after: AccessDraft, own: readonly KnownRole[], now: number, zone: string) {
  const [had, gets] = [heldBy(before, own, now, zone), heldBy(after, own, now, zone)];
  return { loses: toRights(minus(had, gets)), gains: toRights(minus(gets, had)) };
}

/** Whether the change names other warehouses somewhere. */
export function movesWarehouses(before: AccessDraft, after: AccessDraft): boolean {
  const said = ({ warehouseIds }: Limits) => warehouseIds?.toSorted().join();
  return linesOf(before, said) !== linesOf(after, said);
}

/** Whether the change names other hours somewhere. */
export function movesHours(before: AccessDraft, after: AccessDraft): boolean {
  const said = ({ shift }: Limits) => shift && `${shift.days.toSorted()} ${shift.fromMinute} ${shift.toMinute}`;
  return linesOf(before, said) !== linesOf(after, said);
}

/** What is said of roles and rights, where something is. */
function linesOf({ roles, rights }: AccessDraft, said: (limits: Limits) => string | null | undefined): string {
  return [...roles.map((term) => [term.role, said(term)]), ...rights.map((term) => [term.right, said(term)])]
    .flatMap(([what, limit]) => (limit ? [`${what} ${limit}`] : []))
    .toSorted()
    .join();
}

/** What can be given to a person at all: the owner's alone are not among them. */
export const GIVEABLE = RIGHT_KEYS.filter((right) => !RIGHTS[right].ownerOnly);

/** What the roles of the draft give, whatever their dates. */
export const byRoles = ({ roles }: AccessDraft, own: readonly KnownRole[]): RightSet => {
  const keys = roles.map(({ role }) => role);
  return rightsOfRoles(keys, own);
};
