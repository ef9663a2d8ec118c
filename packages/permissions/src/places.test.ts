import { expect, test } from 'vitest';
import type { Place } from './held.ts';
import { isAtWorkIn, placesOf, rightsIn, rightsOnPaper } from './held.ts';
import type { Right } from './right.ts';
import { has } from './rightset.ts';
import { ROLES } from './role.ts';
import type { Subject } from './subject.ts';
import { mayGrant } from './team.ts';

const NOW = 1_000_000;
const NOBODY: Subject = {
  companyState: 'active',
  membership: 'active',
  isOwner: false,
  assignments: [],
  grants: [],
  restrictions: [],
  secondFactor: { enrolled: false },
};
const operatorIn = (...scope: string[]): Subject => ({ ...NOBODY, assignments: [{ role: ROLES.warehouse_operator, scope }] });
const operator: Subject = { ...NOBODY, assignments: [{ role: ROLES.warehouse_operator }] };

/** As the API asks before a role is given: in every place that tells the two apart. */
const mayGive = (actor: Subject, given: Subject) =>
  placesOf(actor, given).every((place) => mayGrant(rightsIn(actor, place, NOW), rightsOnPaper(given, place)) === null);

test.each<[what: string, actor: Subject, given: Subject, may: boolean]>([
  ['all, from all', operator, operator, true],
  ['some, from all', operator, operatorIn('a'), true],
  ['all, from some', operatorIn('a'), operator, false],
  ['the same', operatorIn('a'), operatorIn('a'), true],
  ['fewer', operatorIn('a', 'b'), operatorIn('b'), true],
  ['more', operatorIn('a'), operatorIn('a', 'b'), false],
  ['others', operatorIn('a'), operatorIn('b'), false],
  ['all, from all but one', { ...operator, restrictions: [{ right: 'returns.read', scope: ['a'] }] }, operator, false],
  ['another, from all but one', { ...operator, restrictions: [{ right: 'returns.read', scope: ['a'] }] }, operatorIn('b'), true],
])('nobody gives more warehouses than they have: %s', (_what, actor, given, may) => {
  expect(mayGive(actor, given)).toBe(may);
});

test.each<[right: Right, place: Place, held: boolean]>([
  ['stocks.read', 'a', true],
  ['stocks.read', 'b', false],
  ['stocks.read', null, false],
  ['team.read', 'a', true],
  ['team.read', null, true],
])('what belongs to no warehouse is not limited: %s in %s', (right, place, held) => {
  expect(has(rightsIn(operatorIn('a'), place, NOW), right)).toBe(held);
});

test('what several roles give adds up, place by place', () => {
  const both: Subject = { ...NOBODY, assignments: [...operatorIn('a').assignments, { role: ROLES.manager, scope: ['b'] }] };
  expect(placesOf(both)).toEqual([null, 'a', 'b']);
  expect(has(rightsIn(both, 'a', NOW), 'stocks.write')).toBe(false);
  expect(has(rightsIn(both, 'b', NOW), 'stocks.write')).toBe(true);
});

test('a restriction wins in its warehouses, and there alone', () => {
  const limited: Subject = { ...operatorIn('a', 'b'), restrictions: [{ right: 'stocks.read', scope: ['b'] }] };
  expect([has(rightsIn(limited, 'a', NOW), 'stocks.read'), has(rightsIn(limited, 'b', NOW), 'stocks.read')]).toEqual([true, false]);
});

test('one is at work where any right of warehouses holds', () => {
  expect([isAtWorkIn(operatorIn('a'), 'a', NOW), isAtWorkIn(operatorIn('a'), 'b', NOW), isAtWorkIn(NOBODY, 'a', NOW)]).toEqual([
    true,
    false,
    false,
  ]);
});
