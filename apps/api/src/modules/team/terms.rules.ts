import type { Right } from '@prikazchik/permissions/right';
import { refOf } from '@prikazchik/permissions/role';
import { daysOf, type Shift } from '@prikazchik/permissions/shift';
import type { Period, Scope, Subject } from '@prikazchik/permissions/subject';

/** From when, and until when; null is without an end. */
export interface Dates {
  from: Date | null;
  to: Date | null;
}

/**
 * When and where something holds; without hours, in all, and without warehouses, in all of them. These stand in one order, so that
 * terms can be compared.
 */
export type Limits = Dates & { shift: Shift | null; warehouseIds: string[] | null };

export type RoleTerm = Limits & { role: string };
export type RightTerm = Limits & { right: Right; effect: 'grant' | 'restrict' };

/** All that a member was given or denied, by roles and by name. */
export interface Access {
  roles: RoleTerm[];
  rights: RightTerm[];
}

const dateOf = (moment: number | null | undefined) => (moment == null ? null : new Date(moment));
type Held = Period & { scope?: Scope };
const limitsOf = ({ from, to, shift, scope }: Held): Limits => ({
  from: dateOf(from),
  to: dateOf(to),
  shift: shift ?? null,
  warehouseIds: scope?.toSorted() ?? null,
});
/** As decisions take it. */
export const heldAs = ({ from, to, shift, warehouseIds }: Limits): Held => ({
  from: from?.getTime(),
  to: to?.getTime(),
  shift,
  scope: warehouseIds,
});

export function accessOf({ assignments, grants, restrictions }: Subject): Access {
  return {
    roles: assignments.map(({ role, ...held }) => ({ role: role.key, ...limitsOf(held) })),
    rights: [
      ...grants.map(({ right, ...held }) => ({ right, effect: 'grant' as const, ...limitsOf(held) })),
      ...restrictions.map(({ right, ...held }) => ({ right, effect: 'restrict' as const, ...limitsOf(held) })),
    ],
  };
}

const span = ({ from, to }: Dates) => `${from?.toISOString() ?? ''}/${to?.toISOString() ?? ''}`;
const clock = (minute: number) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
/** Of which days, from when and until when; the zone is the shop's, and changes no access. */
const hours = ({ shift }: Limits) => (shift ? `${daysOf(shift.days).join('')} ${clock(shift.fromMinute)}-${clock(shift.toMinute)}` : '');
const places = ({ warehouseIds }: Limits) => warehouseIds?.join() ?? '';
export const roleLine = (term: RoleTerm) => `${term.role} ${span(term)} ${hours(term)} ${places(term)}`;
export const rightLine = (term: RightTerm) => `${term.right} ${term.effect} ${span(term)} ${hours(term)} ${places(term)}`;

/** Every warehouse that the access names. */
export const warehousesIn = ({ roles, rights }: Access): string[] => [
  ...new Set([...roles, ...rights].flatMap(({ warehouseIds }) => warehouseIds ?? [])),
];

/** The start and the factor of FNV-1a in 32 bits: RFC 9923. */
const FNV = { start: 0x811c9dc5, factor: 0x01000193 };

/** A number that is another one when the access is another one, in whatever way it was changed: for those who edit it. */
export function versionOf({ roles, rights }: Access): number {
  const lines = [...roles.map(roleLine), ...rights.map(rightLine)].toSorted().join('\n');
  let hash = FNV.start;
  for (let at = 0; at < lines.length; at += 1) hash = Math.imul(hash ^ lines.charCodeAt(at), FNV.factor);
  return hash >>> 1;
}

/** As the API shows it. */
export function shownAccess(subject: Subject) {
  const access = accessOf(subject);
  const shiftOf = ({ shift }: Limits) => shift && { ...shift, days: daysOf(shift.days), timeZone: shift.zone };
  return {
    version: versionOf(access),
    roles: access.roles.map((term) => ({ ...term, role: refOf(term.role), shift: shiftOf(term) })),
    rights: access.rights.map((term) => ({ ...term, effect: term.effect.toUpperCase(), shift: shiftOf(term) })),
  };
}

/** As the journal keeps it, every role and right with its warehouses, dates and hours where it has some. */
export function accessFacts(access: Access, nameOf: (warehouseId: string) => string): Record<'roles' | 'granted' | 'restricted', string[]> {
  const placed = (what: string, { warehouseIds }: Limits) => (warehouseIds ? `${what} @ ${warehouseIds.map(nameOf).join(', ')}` : what);
  const dated = (what: string, limits: Limits) =>
    [placed(what, limits), limits.from || limits.to ? span(limits) : '', hours(limits)].filter((said) => said !== '').join(' ');
  const named = (effect: RightTerm['effect']) =>
    access.rights.filter((term) => term.effect === effect).map((term) => dated(term.right, term));
  return { roles: access.roles.map((term) => dated(term.role, term)), granted: named('grant'), restricted: named('restrict') };
}
