import { rightsOf } from '@prikazchik/permissions/held';
import { RIGHT_KEYS, RIGHTS, type Right } from '@prikazchik/permissions/right';
import { minus, type RightSet, toRights } from '@prikazchik/permissions/rightset';
import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';
import type { Period, Scope } from '@prikazchik/permissions/subject';
import type { AccessTermsFragment } from './access.generated.ts';
import type { KnownRole } from './role-effects.ts';
import { rightsOfRoles } from './role-effects.ts';

/** Between which moments (ISO 8601) something holds; null is without an end, and the end itself is not within. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
}

export type Effect = AccessTermsFragment['rights'][number]['effect'];

/** When and where something holds; without warehouses, in all of them. */
export interface Limits extends Dates {
  readonly warehouseIds: readonly string[] | null;
}

/** All that a colleague is to have: as it is edited. */
export interface AccessDraft {
  readonly roles: readonly (Limits & { readonly role: RoleRef })[];
  readonly rights: readonly (Limits & { readonly right: Right; readonly effect: Effect })[];
}

export const UNLIMITED: Limits = { from: null, to: null, warehouseIds: null };

/** What the API told, without what it was not asked for. */
export function draftOf({ roles, rights }: AccessTermsFragment): AccessDraft {
  return {
    roles: roles.map(({ role, from, to, warehouseIds }) => ({ role, from, to, warehouseIds })),
    rights: rights.map(({ right, effect, from, to, warehouseIds }) => ({ right, effect, from, to, warehouseIds })),
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

const only = ({ from, to, warehouseIds }: Limits): Limits => ({ from, to, warehouseIds });

const momentOf = (moment: string | null) => (moment === null ? null : Date.parse(moment));
const heldAs = ({ from, to, warehouseIds }: Limits): Period & { scope: Scope } => ({
  from: momentOf(from),
  to: momentOf(to),
  scope: warehouseIds,
});

/** What one who has this may do at that moment, in a shop that trades. */
function heldBy({ roles, rights }: AccessDraft, own: readonly KnownRole[], now: number): RightSet {
  const personal = (effect: Effect) =>
    rights.filter((term) => term.effect === effect).map((term) => ({ right: term.right, ...heldAs(term) }));
  return rightsOf(
    {
      companyState: 'active',
      membership: 'active',
      isOwner: false,
      assignments: roles.map((term) => ({
        role: presetOf(term.role) ?? { key: term.role, rights: rightsOfRoles([term.role], own) },
        ...heldAs(term),
      })),
      grants: personal('GRANT'),
      restrictions: personal('RESTRICT'),
      secondFactor: { enrolled: false },
    },
    now,
  );
}

/** What the change takes and gives at that moment. */
export function effectsOf(before: AccessDraft, after: AccessDraft, own: readonly KnownRole[], now: number) {
  const [had, gets] = [heldBy(before, own, now), heldBy(after, own, now)];
  return { loses: toRights(minus(had, gets)), gains: toRights(minus(gets, had)) };
}

/** Whether the change names other warehouses somewhere. */
export function movesWarehouses(before: AccessDraft, after: AccessDraft): boolean {
  const placesOf = ({ roles, rights }: AccessDraft) =>
    [...roles.map((term) => [term.role, term] as const), ...rights.map((term) => [term.right, term] as const)]
      .flatMap(([what, { warehouseIds }]) => (warehouseIds ? [`${what} ${warehouseIds.toSorted().join()}`] : []))
      .toSorted()
      .join();
  return placesOf(before) !== placesOf(after);
}

/** What can be given to a person at all: the owner's alone are not among them. */
export const GIVEABLE = RIGHT_KEYS.filter((right) => !RIGHTS[right].ownerOnly);

/** What the roles of the draft give, whatever their dates. */
export const byRoles = ({ roles }: AccessDraft, own: readonly KnownRole[]): RightSet => {
  const keys = roles.map(({ role }) => role);
  return rightsOfRoles(keys, own);
};
