import type { CompanyState, MemberState, RoleKey } from '@prikazchik/graphql-client/schema.generated.ts';
import { rightsOf } from '@prikazchik/permissions/held';
import type { Locale, Right } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import type { PresetRole } from '@prikazchik/permissions/role';
import { OWNER_TITLE, ROLES } from '@prikazchik/permissions/role';

/** One person's place in one shop, as far as rights follow from it. */
export interface Place {
  readonly companyState: CompanyState;
  readonly state: MemberState;
  readonly isOwner: boolean;
  readonly roles: readonly RoleKey[];
}

/** The API names the states and roles of `permissions` in capitals. */
function lower<Name extends string>(name: Name): Lowercase<Name> {
  return name.toLowerCase() as Lowercase<Name>;
}

function presetOf(role: RoleKey): PresetRole {
  return ROLES[lower(role)];
}

/** What the person may do in the shop now, by the same table that the API decides with. */
export function rightsIn({ companyState, state, isOwner, roles }: Place): Right[] {
  const subject = {
    companyState: lower(companyState),
    membership: lower(state),
    isOwner,
    assignments: roles.map((role) => ({ role: presetOf(role) })),
    grants: [],
    restrictions: [],
    secondFactor: { enrolled: false },
  } as const;
  return toRights(rightsOf(subject, Date.now()));
}

/** What the person is called in the shop: owner, or their roles. */
export function placeTitles({ isOwner, roles }: Pick<Place, 'isOwner' | 'roles'>, locale: Locale): string[] {
  return isOwner ? [OWNER_TITLE[locale]] : roles.map((role) => presetOf(role).title[locale]);
}

/** Stands in an address for the shop that the person joined last. */
export const NEWEST_SHOP = 'newest';

/** The shop that the person joined last; throws when they work in none. */
export function newestShop(memberships: readonly { readonly companyId: string; readonly joinedAt: string }[]): string {
  const [newest] = memberships.toSorted((a, b) => Date.parse(b.joinedAt) - Date.parse(a.joinedAt));
  if (!newest) throw new Error('A person without a shop');
  return newest.companyId;
}
