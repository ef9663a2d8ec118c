import { checkRights } from '@prikazchik/permissions/dependency';
import { rightsOf } from '@prikazchik/permissions/held';
import type { Right } from '@prikazchik/permissions/right';
import { minus, type RightSet, toRights, union } from '@prikazchik/permissions/rightset';
import { ROLE_KEYS, ROLES, type Role } from '@prikazchik/permissions/role';
import { atAnyHour, type Subject } from '@prikazchik/permissions/subject';
import { type OwnRole, roleOf } from '../../platform/given.ts';
import { Problem } from '../../platform/problem.ts';
import type { ShopViewer } from '../../platform/viewer.ts';
import { type Member, refusalToChange, refusalToGrant } from './members.rules.ts';

/** As many roles as a shop may make for itself: more than anyone can tell apart. */
export const ownRolesMost = 50;

/** The roles that the keys name, one's own looked up among those of the shop; null when one of them is not there. */
export function rolesNamed(keys: readonly string[], own: readonly OwnRole[]): Role[] | null {
  const found = keys.flatMap((key) => {
    const role = roleOf(key, own.find((one) => one.key === key)?.rights ?? null);
    return role ? [role] : [];
  });
  return found.length === keys.length ? found : null;
}

/** What a glance sees of a name: neither case, nor marks that nobody can see, nor what parts its words. */
const atAGlance = (name: string) =>
  name
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

const reserved = new Set(['Владелец', 'Owner', ...ROLE_KEYS.flatMap((key) => Object.values(ROLES[key].title))].map(atAGlance));

/** A name that people would take for a role that every shop has, or for its owner. */
export function isPresetTitle(name: string): boolean {
  return reserved.has(atAGlance(name));
}

/** The rights of a role in the making, or what is wrong with them. */
export function fitRights(rights: readonly string[]): { set: RightSet; keys: Right[] } | Problem {
  const checked = checkRights(rights);
  if (checked.ok) return { set: checked.rights, keys: toRights(checked.rights) };
  const [missing] = checked.missing;
  return checked.refused.length > 0 || !missing
    ? new Problem('INVALID_CHOICE', 'rights')
    : new Problem('RIGHT_MISSING', 'rights', { right: missing });
}

/**
 * Why the viewer may not change this role to these rights; null if they may. Editing a role changes everyone who holds it: so
 * each of them must be one whom the viewer could change, and nothing may be in it, before or after, that the viewer lacks.
 */
export function refusalToEdit(viewer: ShopViewer, role: Role, rights: RightSet, holders: readonly Member[]): Problem | null {
  const both = { key: role.key, rights: union(role.rights, rights) };
  const refusal = refusalToGrant(viewer, [both], 'rights');
  if (refusal) return refusal;
  for (const holder of holders) {
    const untouchable = refusalToChange(viewer, holder);
    if (untouchable) return new Problem(untouchable.code, null, { name: holder.fullName });
  }
  return null;
}

/** What becomes of one who holds the role when its rights are others: what they lose and gain in the shop as it is now, in their hours. */
export function effectOn(subject: Subject, role: Role, now: number): { loses: Right[]; gains: Right[] } {
  // Looked at as if they were at work: one who is blocked gets back what the role gives.
  const before = atAnyHour({ ...subject, membership: 'active' });
  const assignments = before.assignments.map((one) => (one.role.key === role.key ? { ...one, role } : one));
  const had = rightsOf(before, now);
  const gets = rightsOf({ ...before, assignments }, now);
  return { loses: toRights(minus(had, gets)), gains: toRights(minus(gets, had)) };
}
