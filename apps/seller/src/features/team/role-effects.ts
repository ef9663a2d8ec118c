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

/** What a change of roles does to each section, for the person whose roles change. */
export interface RoleChange {
  /** Nothing of it stays open. */
  readonly closes: readonly Section[];
  /** Some rights go, others stay. */
  readonly narrows: readonly Section[];
  /** Nothing of it was open before. */
  readonly opens: readonly Section[];
  /** Rights come to those that were there. */
  readonly widens: readonly Section[];
}

/** Compares what the roles open before and after. */
export function roleChange(before: readonly RoleKey[], after: readonly RoleKey[]): RoleChange {
  const had = rightsOfRoles(before);
  const gets = rightsOfRoles(after);
  const sections = (rights: RightSet) => bySection(rights).map(({ section }) => section);
  const open = { before: sections(had), after: sections(gets) };
  const loses = sections(minus(had, gets));
  const gains = sections(minus(gets, had));
  return {
    closes: loses.filter((section) => !open.after.includes(section)),
    narrows: loses.filter((section) => open.after.includes(section)),
    opens: gains.filter((section) => !open.before.includes(section)),
    widens: gains.filter((section) => open.before.includes(section)),
  };
}
