import { startOfDay, startOfNextDay } from '@prikazchik/ui/day.ts';
import { describe, expect, it } from 'vitest';
import { journalSearch, journalVariables } from './journal-search.ts';

describe('the address of the journal', () => {
  it('drops what it does not know', () => {
    expect(journalSearch({ section: 'GOODS', outcome: 'maybe', from: '2026-13-01', to: '2026-11-25', person: ' ' })).toEqual({
      person: undefined,
      section: 'GOODS',
      outcome: undefined,
      from: undefined,
      to: '2026-11-25',
      after: undefined,
    });
  });

  it('asks for whole days of the shop, the last one included', () => {
    const { filter } = journalVariables({ from: '2026-11-24', to: '2026-11-25' }, 'Europe/Moscow');
    expect([filter.from, filter.to]).toEqual(['2026-11-23T21:00:00.000Z', '2026-11-25T21:00:00.000Z']);
  });
});

it.each([
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-11-25', 'America/St_Johns', '2026-11-25T03:30:00.000Z', '2026-11-26T03:30:00.000Z'],
  ['2026-11-25', 'UTC', '2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'],
])('%s in %s begins and ends by the clocks there', (day, zone, start, end) => {
  expect([startOfDay(day, zone), startOfNextDay(day, zone)]).toEqual([start, end]);
});
