import type { Right } from '@prikazchik/permissions/right';
import { refOf } from '@prikazchik/permissions/role';
import type { Period, Subject } from '@prikazchik/permissions/subject';

/** From when, and until when; null is without an end. */
export interface Dates {
  from: Date | null;
  to: Date | null;
}

export type RoleTerm = Dates & { role: string };
export type RightTerm = Dates & { right: Right; effect: 'grant' | 'restrict' };

/** All that a member was given or denied, by roles and by name. */
export interface Access {
  roles: RoleTerm[];
  rights: RightTerm[];
}

const dateOf = (moment: number | null | undefined) => (moment == null ? null : new Date(moment));
const datesOf = ({ from, to }: Period): Dates => ({ from: dateOf(from), to: dateOf(to) });
export const periodOf = ({ from, to }: Dates): Period => ({ from: from?.getTime(), to: to?.getTime() });

export function accessOf({ assignments, grants, restrictions }: Subject): Access {
  return {
    roles: assignments.map(({ role, ...period }) => ({ role: role.key, ...datesOf(period) })),
    rights: [
      ...grants.map(({ right, ...period }) => ({ right, effect: 'grant' as const, ...datesOf(period) })),
      ...restrictions.map(({ right, ...period }) => ({ right, effect: 'restrict' as const, ...datesOf(period) })),
    ],
  };
}

const span = ({ from, to }: Dates) => `${from?.toISOString() ?? ''}/${to?.toISOString() ?? ''}`;
export const roleLine = (term: RoleTerm) => `${term.role} ${span(term)}`;
export const rightLine = (term: RightTerm) => `${term.right} ${term.effect} ${span(term)}`;

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
  return {
    version: versionOf(access),
    roles: access.roles.map((term) => ({ ...term, role: refOf(term.role) })),
    rights: access.rights.map((term) => ({ ...term, effect: term.effect.toUpperCase() })),
  };
}

/** As the journal keeps it, every role and right with its dates where it has some. */
export function accessFacts(access: Access): Record<'roles' | 'granted' | 'restricted', string[]> {
  const dated = (what: string, dates: Dates) => (dates.from || dates.to ? `${what} ${span(dates)}` : what);
  const named = (effect: RightTerm['effect']) =>
    access.rights.filter((term) => term.effect === effect).map((term) => dated(term.right, term));
  return { roles: access.roles.map((term) => dated(term.role, term)), granted: named('grant'), restricted: named('restrict') };
}
