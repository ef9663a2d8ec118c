import { expect, test } from 'vitest';
import { type AccessDraft, effectsOf, movesWarehouses, UNLIMITED, withRight, withRole } from './access-draft.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const manager: AccessDraft = { roles: [{ role: 'MANAGER', ...UNLIMITED }], rights: [] };

test('a right that was given and is denied now is denied, between the same days', () => {
  const given = withRight(manager, 'finance.read', 'GRANT', { ...UNLIMITED, to: day(9) });
  const denied = withRight(given, 'finance.read', 'RESTRICT', given.rights[0]);
  expect(denied.rights).toEqual([{ right: 'finance.read', effect: 'RESTRICT', from: null, to: day(9), warehouseIds: null }]);
  expect(withRight(denied, 'finance.read', null).rights).toEqual([]);
});

test('what is won and lost is that of the moment, dates and all', () => {
  const after = withRight(
    withRight(manager, 'finance.read', 'GRANT', { ...UNLIMITED, from: day(5), to: day(9) }),
    'orders.cancel',
    'RESTRICT',
  );
  expect(effectsOf(manager, after, [], Date.parse(day(4)))).toEqual({ loses: ['orders.cancel'], gains: [] });
  expect(effectsOf(manager, after, [], Date.parse(day(5)))).toEqual({ loses: ['orders.cancel'], gains: ['finance.read'] });
  expect(effectsOf(manager, withRole(manager, 'MANAGER', null), [], 0).loses).toContain('orders.read');
});

test('other warehouses are told, even where the rights are the same', () => {
  const here = withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['a', 'b'] });
  expect(effectsOf(manager, here, [], 0)).toEqual({ loses: [], gains: [] });
  expect(movesWarehouses(manager, here)).toBe(true);
  expect(movesWarehouses(here, withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['b', 'a'] }))).toBe(false);
  expect(movesWarehouses(here, withRole(manager, 'MANAGER', { ...UNLIMITED, warehouseIds: ['a'] }))).toBe(true);
});
