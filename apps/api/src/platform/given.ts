import { isRight, type Right } from '@prikazchik/permissions/right';
import { compile } from '@prikazchik/permissions/rightset';
import { isRoleKey, ROLES, type Role } from '@prikazchik/permissions/role';
import type { Assignment, PersonalRight } from '@prikazchik/permissions/subject';

/** When and where something holds, as the database writes it into JSON. */
interface Dated {
  from: string | null;
  to: string | null;
  scope: string[] | null;
}

/** A role that was given; its name and rights come with it when it is one of the shop's own. */
export interface GivenRole extends Dated {
  role: string;
  name: string | null;
  rights: string[] | null;
}

export interface GivenRight extends Dated {
  right: string;
  effect: 'grant' | 'restrict';
}

/** A role that a shop made for itself. */
export interface OwnRole {
  key: string;
  name: string;
  rights: Right[];
}

const period = ({ from, to, scope }: Dated) => ({ from: from ? Date.parse(from) : null, to: to ? Date.parse(to) : null, scope });

/** A preset by its key, a shop's own role by its rights, of which those that this build does not know are passed over. */
export function roleOf(key: string, rights: readonly string[] | null): Role | null {
  if (isRoleKey(key)) return ROLES[key];
  return rights && { key, rights: compile(rights.filter(isRight)) };
}

export function assignmentsOf(given: GivenRole[] | null): Assignment[] {
  return (given ?? []).flatMap((one) => {
    const role = roleOf(one.role, one.rights);
    return role ? [{ role, ...period(one) }] : [];
  });
}

/** Those of the roles that the shop made for itself, with their names. */
export function ownRolesOf(given: Pick<GivenRole, 'role' | 'name' | 'rights'>[] | null): OwnRole[] {
  return (given ?? []).flatMap(({ role, name, rights }) => (name && rights ? [{ key: role, name, rights: rights.filter(isRight) }] : []));
}

export function personalOf(given: GivenRight[] | null, effect: GivenRight['effect']): PersonalRight[] {
  return (given ?? []).flatMap((one) => (one.effect === effect && isRight(one.right) ? [{ right: one.right, ...period(one) }] : []));
}
