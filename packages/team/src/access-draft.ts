import { rightsOf } from '@prikazchik/permissions/held';
import { RIGHT_KEYS, RIGHTS, type Right } from '@prikazchik/permissions/right';
import { minus, type RightSet, toRights } from '@prikazchik/permissions/rightset';
import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';
import type { Period } from '@prikazchik/permissions/subject';
import type { AccessTermsFragment } from './access.generated.ts';
import type { KnownRole } from './role-effects.ts';
import { rightsOfRoles } from './role-effects.ts';

/** Between which moments (ISO 8601) something holds; null is without an end, and the end itself is not within. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
}

export type Effect = AccessTermsFragment['rights'][number]['effect'];

/** All that a colleague is to have: as it is edited. */
export interface AccessDraft {
  readonly roles: readonly (Dates & { readonly role: RoleRef })[];
  readonly rights: readonly (Dates & { readonly right: Right; readonly effect: Effect })[];
}

export const FOREVER: Dates = { from: null, to: null };

/** What the API told, without what it was not asked for. */
export function draftOf({ roles, rights }: AccessTermsFragment): AccessDraft {
  return {
    roles: roles.map(({ role, from, to }) => ({ role, from, to })),
    rights: rights.map(({ right, effect, from, to }) => ({ right, effect, from, to })),
  };
}

/** The draft with this to say of the right, beside the roles; null: nothing. */
export function withRight(draft: AccessDraft, right: Right, effect: Effect | null, { from, to }: Dates = FOREVER): AccessDraft {
  const others = draft.rights.filter((term) => term.right !== right);
  return { ...draft, rights: effect ? [...others, { right, effect, from, to }] : others };
}

/** The draft with the role between these dates; null: without it. */
export function withRole(draft: AccessDraft, role: RoleRef, dates: Dates | null): AccessDraft {
  const others = draft.roles.filter((term) => term.role !== role);
  return { ...draft, roles: dates ? [...others, { role, ...dates }] : others };
}

const momentOf = (moment: string | null) => (moment === null ? null : Date.parse(moment));
const periodOf = ({ from, to }: Dates): Period => ({ from: momentOf(from), to: momentOf(to) });

/** What one who has this may do at that moment, in a shop that trades. */
function heldBy({ roles, rights }: AccessDraft, own: readonly KnownRole[], now: number): RightSet {
  const personal = (effect: Effect) =>
    rights.filter((term) => term.effect === effect).map((term) => ({ right: term.right, ...periodOf(term) }));
  return rightsOf(
    {
      companyState: 'active',
      membership: 'active',
      isOwner: false,
      assignments: roles.map((term) => ({
        role: presetOf(term.role) ?? { key: term.role, rights: rightsOfRoles([term.role], own) },
        ...periodOf(term),
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

/** What can be given to a person at all: the owner's alone are not among them. */
export const GIVEABLE = RIGHT_KEYS.filter((right) => !RIGHTS[right].ownerOnly);

/** What the roles of the draft give, whatever their dates. */
export const byRoles = ({ roles }: AccessDraft, own: readonly KnownRole[]): RightSet => {
  const keys = roles.map(({ role }) => role);
  return rightsOfRoles(keys, own);
};
