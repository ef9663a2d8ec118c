import type { Right, Section } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import type { RightSet } from '@prikazchik/permissions/rightset';
import { compile, minus, NONE, toRights, union } from '@prikazchik/permissions/rightset';
import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';

/** What a set of rights opens in one section of the policy, in the policy's order. */
export interface SectionEffect {
  readonly section: Section;
  readonly view: readonly Right[];
  readonly change: readonly Right[];
}

const SECTION_KEYS = Object.keys(SECTIONS) as readonly Section[];

/** A role with what it gives, as the API tells of the shop's own. */
export interface KnownRole {
  readonly key: RoleRef;
  readonly rights: readonly Right[];
}

/** The rights that the roles give together; of the shop's own, those that are known. */
export function rightsOfRoles(roles: readonly RoleRef[], own: readonly KnownRole[] = []): RightSet {
  return roles.reduce((sum, role) => {
    const rights = presetOf(role)?.rights ?? compile(own.find(({ key }) => key === role)?.rights ?? []);
    return union(sum, rights);
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
export function roleChange(before: readonly RoleRef[], after: readonly RoleRef[], own: readonly KnownRole[] = []): RoleChange {
  const had = rightsOfRoles(before, own);
  const gets = rightsOfRoles(after, own);
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
