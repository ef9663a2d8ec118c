import type { Right } from '@prikazchik/permissions/right';
import { compile, type RightSet } from '@prikazchik/permissions/rightset';
import type { Subject } from '@prikazchik/permissions/subject';
import type { EndStage } from './ends.tables.ts';

/** A role or a right of a member that ends. */
export interface End {
  /** A role's key; null for a right. */
  role: string | null;
  right: Right | null;
  /** What whoever would make it longer must hold. */
  rights: RightSet;
  /** In epoch milliseconds. */
  to: number;
}

const day = 86_400_000;

/** How long before its end it is told. */
const toldBefore = 3 * day;

/** What a member was given that has an end, passed or to come. Restrictions are left out: with them nothing is lost. */
export function endsOf({ assignments, grants }: Pick<Subject, 'assignments' | 'grants'>): End[] {
  return [
    ...assignments.flatMap(({ role, to }) => (to == null ? [] : [{ role: role.key, right: null, rights: role.rights, to }])),
    ...grants.flatMap(({ right, to }) => (to == null ? [] : [{ role: null, right, rights: compile([right]), to }])),
  ];
}

export const nameOfEnd = ({ role, right }: Pick<End, 'role' | 'right'>): string => role ?? right ?? '';

const lineOf = (end: End) => `${nameOfEnd(end)} ${end.to}`;

/** When which ends are to be told that were not planned for the one who had `before`: none whose moment has passed. */
export function planOf(before: Subject | null, after: Subject, now: number): { end: End; stage: EndStage; at: number }[] {
  const planned = new Set(before ? endsOf(before).map(lineOf) : []);
  return endsOf(after)
    .filter((end) => !planned.has(lineOf(end)))
    .flatMap((end) => [
      { end, stage: 'soon' as const, at: end.to - toldBefore },
      { end, stage: 'over' as const, at: end.to },
    ])
    .filter(({ at }) => at > now);
}
