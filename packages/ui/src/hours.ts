import type { Locale } from '@prikazchik/permissions/right';

/** Hours of a week as the API tells them: weekdays from 1 for Monday, minutes from midnight. */
export interface Hours {
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Its days. */
export const WEEK: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** In minutes. */
export const DAY = 1440;

/** What the weekday is called: «пн», «понедельник». */
export function weekdayName(day: number, style: 'short' | 'long', locale: Locale): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

/** Weekdays in order, three and more in a row by the first and the last: «пн–пт», «сб, вс». */
export function weekdayNames(days: readonly number[], locale: Locale): string {
  const runs: number[][] = [];
  for (const day of days.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const named = (day: number | undefined) => weekdayName(day ?? 0, 'short', locale);
  return runs.map((run) => (run.length > 2 ? `${named(run[0])}–${named(run.at(-1))}` : run.map(named).join(', '))).join(', ');
}

/** The minute of a day as clocks show it: `09:00`; the last midnight is `00:00`, as a field for times has it. */
export function clockOf(minute: number): string {
  return [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
