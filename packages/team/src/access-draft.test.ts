import { expect, test } from 'vitest';
import { type AccessDraft, effectsOf, movesHours, movesWarehouses, UNLIMITED, withRight, withRole } from './access-draft.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const manager: AccessDraft = { roles: [{ role: 'MANAGER', ...UNLIMITED }], rights: [] };

test('a right that was given and is denied now is denied, between the same days', () => {
  const given = withRight(manager, 'finance.read', 'GRANT', { ...UNLIMITED, to: day(9) });
  const denied = withRight(given, 'finance.read', 'RESTRICT', given.rights[0]);
  expect(denied.rights).toEqual([{ right: 'finance.read', effect: 'RESTRICT', from: null, to: day(9), shift: null, warehouseIds: null }]);
  expect(withRight(denied, 'finance.read', null).rights).toEqual([]);
});

test('what is won and lost is that of the moment, dates and all', () => {
  const after = withRight(
    withRight(manager, 'finance.read', 'GRANT', { ...UNLIMITED, from: day(5), to: day(9) }),
    'orders.cancel',
    'RESTRICT',
  );
  expect(effectsOf(manager, after, [], Date.parse(day(4)), 'UTC')).toEqual({ loses: ['orders.cancel'], gains: [] });
  expect(effectsOf(manager, after, [], Date.parse(day(5)), 'UTC')).toEqual({ loses: ['orders.cancel'], gains: ['finance.read'] });
  expect(effectsOf(manager, withRole(manager, 'MANAGER', null), [], 0, 'UTC').loses).toContain('orders.read');
});

test('other warehouses are told, even where the rights are the same', () => {
  const here = withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['a', 'b'] });
  expect(effectsOf(manager, here, [], 0, 'UTC')).toEqual({ loses: [], gains: [] });
  expect(movesWarehouses(manager, here)).toBe(true);
  expect(movesWarehouses(here, withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['b', 'a'] }))).toBe(false);
  expect(movesWarehouses(here, withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['a'] }))).toBe(true);
});

test('hours are told, and weighed by the clock of the shop', () => {
  // The first of January 2026 was a Thursday.
  const limited = withRole(manager, 'MANAGER', { ...UNLIMITED, shift: { days: [4], fromMinute: 0, toMinute: 180 } });
  expect(effectsOf(manager, limited, [], Date.parse(day(1)), 'UTC').loses).toEqual([]);
  expect(effectsOf(manager, limited, [], Date.parse(day(1)), 'Europe/Moscow').loses).toContain('orders.read');
  expect(movesHours(manager, limited)).toBe(true);
  const same = withRole(manager, 'MANAGER', { ...UNLIMITED, shift: { days: [4], fromMinute: 0, toMinute: 180 } });
  expect(movesHours(limited, same)).toBe(false);
});
