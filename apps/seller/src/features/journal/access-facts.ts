/** A role or a right of somebody's access, as the journal keeps it. */
export interface AccessFact {
  readonly what: string;
  /** The names of its warehouses; empty: all. */
  readonly places: string;
  /** Moments; empty: without an end. */
  readonly from: string;
  readonly to: string;
  /** Its hours: weekdays from 1 for Monday, and two times of a day; null: all. */
  readonly hours: { readonly days: readonly number[]; readonly from: string; readonly to: string } | null;
}

/** What stands between a role or a right and its dates, and in no other value of the journal. */
const DATED = / (?=[\dTZ:.-]*\/[\dTZ:.-]*$)/;

/** The hours, behind all else: the days, and the two times. */
const TIMED = / ([1-7]{1,7}) (\d\d:\d\d)-(\d\d:\d\d)$/;

/** What stands between a role or a right and the names of its warehouses. */
const PLACED = ' @ ';

/** Reads `finance.read @ Дальний 2026-11-25T09:00:00.000Z/ 12345 09:00-21:00`, of which all but the right may be missing. */
export function accessFactOf(fact: string): AccessFact {
  const [timed, days, begins, ends] = TIMED.exec(fact) ?? [];
  const [placed = '', span = '/'] = (timed ? fact.slice(0, -timed.length) : fact).split(DATED, 2);
  const at = placed.indexOf(PLACED);
  const [from = '', to = ''] = span.split('/');
  return {
    what: at < 0 ? placed : placed.slice(0, at),
    places: at < 0 ? '' : placed.slice(at + PLACED.length),
    from,
    to,
    hours: days && begins && ends ? { days: [...days].map(Number), from: begins, to: ends } : null,
  };
}
