/**
 * Hours of a week, on the clock that hangs on the wall of the shop: where clocks are moved, an hour that is left out is nobody's,
 * and one that comes twice counts twice.
 */
export interface Shift {
  /** The days on which it begins: Monday is 1, Tuesday 2, Wednesday 4, and so on. At least one. */
  readonly days: number;
  /** In minutes from midnight, from 0 to 1439. */
  readonly fromMinute: number;
  /** The same, from 1 to 1440, and not within. Earlier than `fromMinute`: it ends on the day after the one on which it began. */
  readonly toMinute: number;
  /** The shop's time zone, by its IANA name. */
  readonly zone: string;
}

/** The weekdays of `Shift.days`, from 1 for Monday to 7. */
export const daysOf = (days: number): number[] => [1, 2, 3, 4, 5, 6, 7].filter((day) => (days >> (day - 1)) & 1);

/** The other way round. */
export const daysFrom = (weekdays: readonly number[]): number => weekdays.reduce((days, day) => days | (1 << (day - 1)), 0);

const MINUTE_MS = 60_000;
const DAY = 1440;
const WEEK = 7 * DAY;
const EVERY_DAY = 127;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** As many weeks as it takes until every minute of the week has been shown, also where one day was left out. */
const TURN_MOST_MS = 15 * DAY * MINUTE_MS;

interface Clock {
  readonly format: Intl.DateTimeFormat;
  /** The minute since the epoch that was last asked about, and what the clock showed. */
  asked: number;
  shown: number;
}

const clocks = new Map<string, Clock>();

/** What clocks in the zone show at the moment: in minutes from the midnight before Monday. Read once for each minute. */
function minuteOfWeek(zone: string, now: number): number {
  const minute = Math.floor(now / MINUTE_MS);
  const clock = clocks.get(zone) ?? hang(zone);
  if (clock.asked !== minute) {
    clock.shown = read(clock.format, minute);
    clock.asked = minute;
  }
  return clock.shown;
}

/** @throws RangeError for a zone that there is not: nobody's hours are guessed */
function hang(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const clock = { format, asked: Number.NaN, shown: 0 };
  clocks.set(zone, clock);
  return clock;
}

function read(format: Intl.DateTimeFormat, minute: number): number {
  const shown = format.format(minute * MINUTE_MS);
  return WEEKDAYS.indexOf(shown.slice(0, 3)) * DAY + Number(shown.slice(-5, -3)) * 60 + Number(shown.slice(-2));
}

/** Whether the moment is within the hours. */
export function isOnShift({ days, fromMinute, toMinute, zone }: Shift, now: number): boolean {
  const wall = minuteOfWeek(zone, now);
  const today = Math.floor(wall / DAY);
  const minute = wall % DAY;
  const begins = (days >> today) & 1;
  if (fromMinute < toMinute) return begins === 1 && fromMinute <= minute && minute < toMinute;
  const beganYesterday = (days >> ((today + 6) % 7)) & 1;
  return (begins === 1 && fromMinute <= minute) || (beganYesterday === 1 && minute < toMinute);
}

/** The first moment after `now` at which it begins or ends; null for hours that never do either. */
export function nextTurn(shift: Shift, now: number): number | null {
  if (shift.days === EVERY_DAY && shift.fromMinute === 0 && shift.toMinute === DAY) return null;
  const isOn = isOnShift(shift, now);
  for (let at = nextEdge(shift, now); at <= now + TURN_MOST_MS; at = nextEdge(shift, at)) {
    if (isOnShift(shift, at) !== isOn) return at;
  }
  return null;
}

/** The next moment at which the clock shows a beginning or an end of some day, or at which it is moved. */
function nextEdge({ fromMinute, toMinute, zone }: Shift, now: number): number {
  const minute = Math.floor(now / MINUTE_MS);
  const wall = minuteOfWeek(zone, now) % DAY;
  const edge = minute + Math.min(...[fromMinute, toMinute].map((edge) => (edge - wall + DAY) % DAY || DAY));
  const lead = leadAt(zone, minute);
  if (leadAt(zone, edge) === lead) return edge * MINUTE_MS;
  let [before, after] = [minute, edge];
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2);
    if (leadAt(zone, between) === lead) before = between;
    else after = between;
  }
  return after * MINUTE_MS;
}

/** By how much clocks in the zone are ahead of UTC, in minutes, whole weeks left out. */
function leadAt(zone: string, minute: number): number {
  return (((minuteOfWeek(zone, minute * MINUTE_MS) - minute) % WEEK) + WEEK) % WEEK;
}
