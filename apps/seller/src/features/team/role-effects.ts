import type { RoleKey } from '@prikazchik/graphql-client/schema.generated.ts';
import type { Right, Section } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import type { RightSet } from '@prikazchik/permissions/rightset';
import { minus, NONE, toRights, union } from '@prikazchik/permissions/rightset';
import { isRoleKey, ROLES } from '@prikazchik/permissions/role';

/** What a set of rights opens in one section of the policy, in the policy's order. */
export interface SectionEffect {
  readonly section: Section;
  readonly view: readonly Right[];
  readonly change: readonly Right[];
}

const SECTION_KEYS = Object.keys(SECTIONS) as readonly Section[];

/** The rights that the roles give together. A role that this version does not know gives nothing. */
export function rightsOfRoles(roles: readonly RoleKey[]): RightSet {
  return roles.reduce((sum, role) => {
    const key = role.toLowerCase();
    return isRoleKey(key) ? union(sum, ROLES[key].rights) : sum;
  }, NONE);
}

/** The rights grouped by section; sections without any are left out. */
export function bySection(rights: RightSet): SectionEffect[] {
  const keys = toRights(rights);
  return SECTION_KEYS.map((section) => {
    const here = keys.filter((right) => RIGHTS[right].section === section);
    return {
      section,
      view: here.filter((right) => RIGHTS[right].level === 'view'),
      change: here.filter((right) => RIGHTS[right].level === 'change'),
    };
  }).filter(({ view, change }) => view.length + change.length > 0);
}

/** What begins and what ends for a person whose roles change, by section. */
export function roleChange(before: readonly RoleKey[], after: readonly RoleKey[]) {
  const had = rightsOfRoles(before);
  const gets = rightsOfRoles(after);
  return { ends: bySection(minus(had, gets)), opens: bySection(minus(gets, had)) };
}
