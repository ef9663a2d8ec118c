import type { CompanyState, MemberState } from '@prikazchik/graphql-client/schema.generated.ts';
import { rightsOf } from '@prikazchik/permissions/held';
import type { Locale, Right } from '@prikazchik/permissions/right';
import { compile, toRights } from '@prikazchik/permissions/rightset';
import type { Role, RoleRef } from '@prikazchik/permissions/role';
import { OWNER_TITLE, presetOf } from '@prikazchik/permissions/role';

/** One person's place in one shop, as far as rights follow from it. */
export interface Place {
  readonly companyState: CompanyState;
  readonly state: MemberState;
  readonly isOwner: boolean;
  readonly roles: readonly RoleRef[];
  /** Those of the roles that the shop made for itself. */
  readonly ownRoles: readonly { readonly key: RoleRef; readonly name: string; readonly rights: readonly Right[] }[];
}

/** The API names the states and roles of `permissions` in capitals. */
function lower<Name extends string>(name: Name): Lowercase<Name> {
  return name.toLowerCase() as Lowercase<Name>;
}

/** The role of that name, one of the shop’s own by the rights that came with it. */
export function roleOf(ref: RoleRef, own: Place['ownRoles']): Role {
  return presetOf(ref) ?? { key: ref, rights: compile(own.find(({ key }) => key === ref)?.rights ?? []) };
}

/** What the person may do in the shop now, by the same table that the API decides with. */
export function rightsIn({ companyState, state, isOwner, roles, ownRoles }: Place): Right[] {
  const subject = {
    companyState: lower(companyState),
    membership: lower(state),
    isOwner,
    assignments: roles.map((role) => ({ role: roleOf(role, ownRoles) })),
    grants: [],
    restrictions: [],
    secondFactor: { enrolled: false },
  } as const;
  return toRights(rightsOf(subject, Date.now()));
}

/** What the person is called in the shop: owner, or their roles. */
export function placeTitles({ isOwner, roles, ownRoles }: Pick<Place, 'isOwner' | 'roles' | 'ownRoles'>, locale: Locale): string[] {
  if (isOwner) return [OWNER_TITLE[locale]];
  return roles.map((role) => presetOf(role)?.title[locale] ?? ownRoles.find(({ key }) => key === role)?.name ?? role);
}

/** Stands in an address for the shop that the person joined last. */
export const NEWEST_SHOP = 'newest';

/** The shop that the person joined last; throws when they work in none. */
export function newestShop(memberships: readonly { readonly companyId: string; readonly joinedAt: string }[]): string {
  const [newest] = memberships.toSorted((a, b) => Date.parse(b.joinedAt) - Date.parse(a.joinedAt));
  if (!newest) throw new Error('A person without a shop');
  return newest.companyId;
}
