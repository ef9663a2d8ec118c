import type { Period, Subject } from './subject.ts';

/**
 * The first moment after `now`, in epoch milliseconds, at which a role, a right or a restriction begins or ends: until then
 * the person may do what they may do now, as far as dates go. Null when none of their dates is still to come.
 */
export function nextMoment(
  { assignments, grants, restrictions }: Pick<Subject, 'assignments' | 'grants' | 'restrictions'>,
  now: number,
): number | null {
  const periods: readonly Period[] = [...assignments, ...grants, ...restrictions];
  const moments = periods.flatMap(({ from, to }) => [from ?? now, to ?? now]).filter((moment) => moment > now);
  return moments.length > 0 ? Math.min(...moments) : null;
}
