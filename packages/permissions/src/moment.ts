import { decide } from './decide.ts';
import type { Right } from './right.ts';
import { nextTurn, type Shift } from './shift.ts';
import { isInside, type Period, type Subject } from './subject.ts';

type Holding = Pick<Subject, 'assignments' | 'grants' | 'restrictions'>;

const periodsOf = ({ assignments, grants, restrictions }: Holding): readonly Period[] => [...assignments, ...grants, ...restrictions];

/**
 * The first moment after `now`, in epoch milliseconds, at which a role, a right or a restriction begins or ends, by its dates or
 * its hours: until then the person may do what they may do now. Null when nothing of that is still to come.
 */
export function nextMoment(holding: Holding, now: number): number | null {
  const moments = periodsOf(holding).flatMap(({ from, to, shift }) => [from, to, shift && nextTurn(shift, now)]);
  return firstAfter(now, moments);
}

/** Two weeks show every minute of a week at least once, also where clocks are moved in one of them. */
const SHOWN_MS = 14 * 86_400_000;

/**
 * `now`, and every later moment, in order, at which there holds together what never did so far. It is looked for at each date, and
 * where hours begin and end in the two weeks after it: what comes later, up to the next date, is what these weeks have shown.
 */
export function* momentsOf(holding: Holding, now: number): Generator<number> {
  const periods = periodsOf(holding);
  const seen = new Set<string>();
  for (const at of turnsAndDates(periods, now)) {
    const held = periods.map((period) => (isInside(period, at) ? 1 : 0)).join('');
    if (seen.has(held)) continue;
    seen.add(held);
    yield at;
  }
}

function* turnsAndDates(periods: readonly Period[], now: number): Generator<number> {
  const dates = periods.flatMap(({ from, to }) => [from ?? now, to ?? now]).filter((date) => date > now);
  const shifts = distinct(periods.flatMap(({ shift }) => shift ?? []));
  let from = now;
  for (const date of [...new Set(dates.toSorted((one, other) => one - other)), Number.POSITIVE_INFINITY]) {
    yield from;
    yield* turnsBetween(shifts, from, Math.min(date, from + SHOWN_MS));
    from = date;
  }
}

/** When the right will be held first, if it is not now: as far as dates and hours go. Null: never. */
export function opensAt(subject: Subject, right: Right, now: number): number | null {
  for (const at of momentsOf(subject, now)) if (decide(subject, right, at).allowed) return at;
  return null;
}

/** The beginnings and ends of the hours after the one moment and before the other, in order. */
function* turnsBetween(shifts: readonly Shift[], from: number, to: number): Generator<number> {
  const turns = shifts.map((shift) => nextTurn(shift, from));
  for (let at = firstAfter(from, turns); at !== null && at < to; at = firstAfter(at, turns)) {
    yield at;
    for (const [index, shift] of shifts.entries()) if (turns[index] === at) turns[index] = nextTurn(shift, at);
  }
}

function distinct(shifts: readonly Shift[]): Shift[] {
  const keyOf = ({ days, fromMinute, toMinute, zone }: Shift) => [days, fromMinute, toMinute, zone].join();
  return [...new Map(shifts.map((shift) => [keyOf(shift), shift])).values()];
}

function firstAfter(now: number, moments: readonly (number | null | undefined)[]): number | null {
  let first: number | null = null;
  for (const moment of moments) if (moment != null && moment > now && (first === null || moment < first)) first = moment;
  return first;
}
