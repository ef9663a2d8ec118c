import { isRight, type Right } from '@prikazchik/permissions/right';
import { compile } from '@prikazchik/permissions/rightset';
import { isRoleKey, ROLES, type Role } from '@prikazchik/permissions/role';
import type { Shift } from '@prikazchik/permissions/shift';
import type { Assignment, PersonalRight } from '@prikazchik/permissions/subject';

/** When and where something holds, as the database writes it into JSON. */
interface Dated {
  from: string | null;
  to: string | null;
  scope: string[] | null;
  /** The hours: all three, or none. */
  days: number | null;
  fromMinute: number | null;
  toMinute: number | null;
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

function shiftOf({ days, fromMinute, toMinute }: Dated, zone: string): Shift | null {
  return days === null || fromMinute === null || toMinute === null ? null : { days, fromMinute, toMinute, zone };
}

const period = (given: Dated, zone: string) => ({
  from: given.from ? Date.parse(given.from) : null,
  to: given.to ? Date.parse(given.to) : null,
  shift: shiftOf(given, zone),
  scope: given.scope,
});

/** A preset by its key, a shop's own role by its rights, of which those that this build does not know are passed over. */
export function roleOf(key: string, rights: readonly string[] | null): Role | null {
  if (isRoleKey(key)) return ROLES[key];
  return rights && { key, rights: compile(rights.filter(isRight)) };
}

/** Hours are those of the shop, whose time zone goes with them. */
export function assignmentsOf(given: GivenRole[] | null, zone: string): Assignment[] {
  return (given ?? []).flatMap((one) => {
    const role = roleOf(one.role, one.rights);
    return role ? [{ role, ...period(one, zone) }] : [];
  });
}

/** Those of the roles that the shop made for itself, with their names. */
export function ownRolesOf(given: Pick<GivenRole, 'role' | 'name' | 'rights'>[] | null): OwnRole[] {
  return (given ?? []).flatMap(({ role, name, rights }) => (name && rights ? [{ key: role, name, rights: rights.filter(isRight) }] : []));
}

export function personalOf(given: GivenRight[] | null, effect: GivenRight['effect'], zone: string): PersonalRight[] {
  return (given ?? []).flatMap((one) => (one.effect === effect && isRight(one.right) ? [{ right: one.right, ...period(one, zone) }] : []));
}
