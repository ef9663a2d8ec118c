import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { momentsOf, nextMoment, opensAt } from './moment.ts';
import { RIGHT_KEYS } from './right.ts';
import { ROLES } from './role.ts';
import { isOnShift, nextTurn, type Shift } from './shift.ts';
import { atAnyHour, atEveryHour, isInside, type Period, type Subject } from './subject.ts';

/**
 * Hours against a list of the minutes that they cover and the clock as another formatter reads it. Broken on purpose and seen to fail
 * here: a night shift asks for the day after; the offset of `now` is taken for the whole way to the next turn; the walk over
 * moments ends with the last date, or a week after it; what is over by its dates is opened by its hours.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The same numbers on every run (Park–Miller). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Two weeks in which clocks are moved: forwards and back, by an hour or half of it; or never. */
const WEEKS: readonly (readonly [zone: string, from: string])[] = [
  ['Europe/Moscow', '2026-11-30'],
  ['Europe/Berlin', '2026-03-22'],
  ['Europe/Berlin', '2026-10-18'],
  ['America/St_Johns', '2026-03-01'],
  ['Australia/Lord_Howe', '2026-09-27'],
  ['Asia/Kathmandu', '2026-06-01'],
];

/** Minute by minute, what the clock shows: in minutes from the midnight before Monday. */
function wallsOf(zone: string, from: string): number[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: 15 * 1440 }, (_, minute) => {
    const [day = '', time = ''] = format.format(Date.parse(from) + minute * MINUTE).split(' ');
    const [hours, minutes] = time.split(':').map(Number);
    return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0);
  });
}

/** Every minute of the week that the hours cover. */
function coveredBy({ days, fromMinute, toMinute }: Shift): Set<number> {
  const covered = new Set<number>();
  for (let day = 0; day < 7; day += 1) {
    if (Math.floor(days / 2 ** day) % 2 === 0) continue;
    const end = toMinute > fromMinute ? toMinute : toMinute + 1440;
    for (let minute = fromMinute; minute < end; minute += 1) covered.add((day * 1440 + minute) % 10_080);
  }
  return covered;
}

function shiftsIn(zone: string, roll: (below: number) => number): Shift[] {
  const usual: Shift[] = [
    { days: 31, fromMinute: 540, toMinute: 1260, zone },
    { days: 64, fromMinute: 1320, toMinute: 150, zone },
    { days: 32, fromMinute: 150, toMinute: 1440, zone },
    { days: 127, fromMinute: 0, toMinute: 1440, zone },
    { days: 127, fromMinute: 150, toMinute: 149, zone },
  ];
  const any = Array.from({ length: 6 }, () => {
    const fromMinute = roll(1440);
    return { days: 1 + roll(127), fromMinute, toMinute: ((fromMinute + roll(1439)) % 1440) + 1, zone };
  });
  return [...usual, ...any.filter(({ fromMinute, toMinute }) => fromMinute !== toMinute)];
}

const nobody: Subject = {
  companyState: 'active',
  membership: 'active',
  isOwner: false,
  assignments: [],
  grants: [],
  restrictions: [],
  secondFactor: { enrolled: false },
};

/** What is told of the hours at the moment, where it is not what it should be. */
function wrongAt(shift: Shift, now: number, isOn: boolean, turn: number | null): unknown[] {
  const subject: Subject = { ...nobody, assignments: [{ role: ROLES.manager, shift }] };
  const restricted: Subject = { ...nobody, assignments: [{ role: ROLES.manager }], restrictions: [{ right: 'orders.read', shift }] };
  const opens = isOn ? now : turn;
  const told: unknown[] = [decide(subject, 'orders.read', now).because[0]?.code, decide(restricted, 'orders.read', now).allowed];
  const due: unknown[] = [isOn ? 'ROLE' : 'OUT_OF_HOURS', !isOn];
  // The last turn may lie behind the last minute that is known.
  if (turn !== null) {
    told.push(...[nextTurn(shift, now), nextMoment(subject, now), opensAt(subject, 'orders.read', now)]);
    due.push(...[turn, turn, opens]);
  }
  return `${told}` === `${due}` ? [] : [{ now, told, due }];
}

describe.each(WEEKS)('in %s from %s', (zone, from) => {
  const walls = wallsOf(zone, from);
  const start = Date.parse(from);

  test.each(shiftsIn(zone, dice(20_261)))('%o: every minute agrees with the list of minutes', (shift) => {
    const covered = coveredBy(shift);
    const expected = walls.map((wall) => covered.has(wall));
    const momentOf = (minute: number) => start + minute * MINUTE;
    expect(expected.map((_, minute) => isOnShift(shift, momentOf(minute) + 17))).toEqual(expected);
    const wrong: unknown[] = [];
    let turn: number | null = null;
    for (let minute = walls.length - 2; minute >= 0; minute -= 1) {
      if (expected[minute + 1] !== expected[minute]) turn = momentOf(minute + 1);
      if (minute % 11 === 0) wrong.push(...wrongAt(shift, momentOf(minute) + 17, expected[minute] === true, turn));
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

describe('where clocks are moved', () => {
  const at = (moment: string) => Date.parse(moment);
  const night = { days: 64, fromMinute: 150, toMinute: 210, zone: 'Europe/Berlin' };

  test('hours that begin in the one left out begin when it is over', () => {
    // At 2:00 of 29 March 2026 clocks in Berlin show 3:00.
    expect(nextTurn(night, at('2026-03-29T00:00Z'))).toBe(at('2026-03-29T01:00Z'));
    expect(nextTurn(night, at('2026-03-29T01:00Z'))).toBe(at('2026-03-29T01:30Z'));
  });

  test('hours that end in the one that comes twice hold in both of its halves', () => {
    // At 3:00 of 25 October 2026 clocks in Berlin show 2:00 once more.
    const early = { ...night, fromMinute: 60, toMinute: 150 };
    const turns: string[] = [];
    for (let moment = nextTurn(early, at('2026-10-24T12:00Z')); moment !== null && turns.length < 4; moment = nextTurn(early, moment)) {
      turns.push(new Date(moment).toISOString().slice(11, 16));
    }
    expect(turns).toEqual(['23:00', '00:30', '01:00', '01:30']);
  });

  test('nobody is let in by a clock that there is not', () => {
    expect(() => isOnShift({ ...night, zone: 'Europe/Nowhere' }, 0)).toThrow(RangeError);
  });
});

test('no zone moves its clocks twice in two weeks, from which the walks over moments draw their bounds', () => {
  const wrong: string[] = [];
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const leadOn = (day: number) => format.format(at2026 + day * DAY).split('GMT')[1];
    const moves = Array.from({ length: 3 * 365 }, (_, day) => day).filter((day) => leadOn(day) !== leadOn(day + 1));
    if (moves.some((day, index) => index > 0 && day - (moves[index - 1] ?? 0) <= 15)) wrong.push(zone);
  }
  expect(wrong).toEqual([]);
});
const at2026 = Date.parse('2026-01-01');

test('the moments that are walked show everything that one will ever hold together', () => {
  const roll = dice(7);
  for (let round = 0; round < 8; round += 1) {
    // A change of the clocks is among the first days, or after the last date.
    const now = Date.parse('2026-03-20T10:07Z') + roll(9) * DAY;
    const term = (): Period => {
      const shift = shiftsIn('Europe/Berlin', roll)[roll(9)];
      const from = roll(2) ? now + roll(20 * 1440) * MINUTE : null;
      return { from, to: roll(2) ? (from ?? now) + (1 + roll(20 * 1440)) * MINUTE : null, shift: roll(4) ? (shift ?? null) : null };
    };
    const periods = Array.from({ length: 4 }, term);
    const subject = { assignments: periods.map((period) => ({ role: ROLES.manager, ...period })), grants: [], restrictions: [] };
    const heldAt = (at: number) => periods.map((period) => (isInside(period, at) ? 1 : 0)).join('');

    const moments = [...momentsOf(subject, now)];
    expect(moments).toEqual([...new Set(moments)].toSorted((one, other) => one - other));
    const walked = new Set(moments.map(heldAt));
    const ever = new Set<string>();
    for (let at = now; at < now + 70 * DAY; at += MINUTE) ever.add(heldAt(at));
    expect([...ever].filter((held) => !walked.has(held))).toEqual([]);
  }
});

test('what is over by its dates is out of dates, in its hours and outside of them; opening waits for both', () => {
  const shift = { days: 1, fromMinute: 540, toMinute: 600, zone: 'UTC' };
  const monday = Date.parse('2026-11-30');
  const subject = (dates: Period): Subject => ({ ...nobody, grants: [{ right: 'finance.read', shift, ...dates }] });
  for (const hour of [9, 12]) {
    const now = monday + hour * 60 * MINUTE;
    expect(decide(subject({ to: now }), 'finance.read', now).because).toEqual([{ code: 'OUT_OF_DATES' }]);
    expect(opensAt(subject({ to: now }), 'finance.read', now)).toBeNull();
    expect(opensAt(subject({ from: now + DAY }), 'finance.read', now)).toBe(monday + 7 * DAY + 9 * 60 * MINUTE);
  }
});

test('whoever works at some hours is trusted at any, and holds at every hour what no hours limit', () => {
  const shift = { days: 1, fromMinute: 540, toMinute: 600, zone: 'UTC' };
  const subject: Subject = {
    ...nobody,
    assignments: [{ role: ROLES.manager, shift }],
    grants: [{ right: 'finance.read' }, { right: 'audit.read', shift }],
    restrictions: [{ right: 'orders.cancel', shift }],
  };
  const always: Subject = { ...subject, assignments: [...subject.assignments, { role: ROLES.manager }] };
  const rights = ['orders.read', 'orders.cancel', 'finance.read', 'audit.read'] as const;
  const may = (who: Subject, at: string) => rights.filter((right) => decide(who, right, Date.parse(at)).allowed);
  const [within, outside] = ['2026-11-30T09:30Z', '2026-12-01T10:00Z'];
  expect(may(subject, within)).toEqual(['orders.read', 'finance.read', 'audit.read']);
  expect(may(subject, outside)).toEqual(['finance.read']);
  for (const at of [within, outside]) {
    expect(may(atAnyHour(subject), at)).toEqual(rights);
    expect(may(atEveryHour(subject), at)).toEqual(['finance.read']);
    expect(may(atEveryHour(always), at)).toEqual(['orders.read', 'finance.read']);
  }
});

test('a walk over the most that may be given at once stays short', () => {
  const roll = dice(11);
  const now = Date.parse('2026-11-30T10:07Z');
  const shifts = Array.from({ length: 7 }, () => shiftsIn('Europe/Berlin', roll)[5] ?? null);
  const grants = RIGHT_KEYS.map((right, index) => {
    const from = now + roll(900) * DAY;
    return { right, from, to: from + (30 + roll(900)) * DAY, shift: shifts[index % 7] };
  });
  const moments = [...momentsOf({ assignments: [], grants, restrictions: [] }, now)];
  expect(moments.length).toBeGreaterThan(100);
  expect(moments.length).toBeLessThan(2_000);
});
