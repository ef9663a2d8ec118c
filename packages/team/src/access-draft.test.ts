import { expect, test } from 'vitest';
import { type AccessDraft, effectsOf, FOREVER, withRight, withRole } from './access-draft.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const manager: AccessDraft = { roles: [{ role: 'MANAGER', ...FOREVER }], rights: [] };

test('a right that was given and is denied now is denied, between the same days', () => {
  const given = withRight(manager, 'finance.read', 'GRANT', { from: null, to: day(9) });
  const denied = withRight(given, 'finance.read', 'RESTRICT', given.rights[0]);
  expect(denied.rights).toEqual([{ right: 'finance.read', effect: 'RESTRICT', from: null, to: day(9) }]);
  expect(withRight(denied, 'finance.read', null).rights).toEqual([]);
});

test('what is won and lost is that of the moment, dates and all', () => {
  const after = withRight(withRight(manager, 'finance.read', 'GRANT', { from: day(5), to: day(9) }), 'orders.cancel', 'RESTRICT');
  expect(effectsOf(manager, after, [], Date.parse(day(4)))).toEqual({ loses: ['orders.cancel'], gains: [] });
  expect(effectsOf(manager, after, [], Date.parse(day(5)))).toEqual({ loses: ['orders.cancel'], gains: ['finance.read'] });
  expect(effectsOf(manager, withRole(manager, 'MANAGER', null), [], 0).loses).toContain('orders.read');
});
