import { describe, expect, test } from 'vitest';
import { missingDependencies, withDependencies } from './dependency.ts';
import type { CompanyState, Right } from './right.ts';
import { isRight, RIGHT_KEYS, RIGHTS, SECTIONS } from './right.ts';
import { toRights } from './rightset.ts';
import { ROLE_KEYS, ROLES } from './role.ts';

const STATES: readonly CompanyState[] = ['registered', 'under_review', 'rejected', 'active', 'suspended'];

describe.each(RIGHT_KEYS)('%s', (right) => {
  const { title, section, level, dependsOn, states } = RIGHTS[right];

  test('has a name in both languages', () => {
    expect(title.ru).toMatch(/[а-я]/);
    expect(title.en).toMatch(/^[A-Z][\x20-\x7E]+$/);
    expect(Object.keys(SECTIONS)).toContain(section);
  });

  test("holds in the shop's states by the rule", () => {
    const holds = (state: CompanyState) => state === 'active' || (state === 'suspended' ? level === 'view' : right.startsWith('company.'));
    expect(new Set(states)).toEqual(new Set(STATES.filter(holds)));
  });

  test('depends on rights that hold whenever it does', () => {
    for (const dependency of dependsOn) expect(RIGHTS[dependency].states).toEqual(expect.arrayContaining([...states]));
  });

  test('depends only on what lets one view, or on what such rights let one change', () => {
    for (const dependency of dependsOn) expect([level, RIGHTS[dependency].level]).not.toEqual(['view', 'change']);
  });

  test('does not depend on itself', () => {
    const reached = dependsOn.flatMap((dependency) => [...withDependencies([dependency])]);
    expect(reached).not.toContain(right);
  });
});

test('titles differ, so that people can tell rights apart', () => {
  for (const locale of ['ru', 'en'] as const) {
    const titles = RIGHT_KEYS.map((right) => RIGHTS[right].title[locale]);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test('rights of one section stand together, in the order of the sections', () => {
  const runs = RIGHT_KEYS.map((right) => RIGHTS[right].section).filter((section, place, all) => section !== all[place - 1]);
  expect(runs).toEqual(Object.keys(SECTIONS));
});

test('objects of a warehouse: orders, stocks, shipments, labels, returns, warehouses', () => {
  const byWarehouse = RIGHT_KEYS.filter((right) => RIGHTS[right].byWarehouse);
  expect(byWarehouse).toEqual(RIGHT_KEYS.filter((right) => /^(orders|stocks|shipments|labels|returns|warehouses)\./.test(right)));
});

test.each(ROLE_KEYS)('the role %s holds all that its rights depend on', (role) => {
  expect(missingDependencies(toRights(ROLES[role].rights))).toEqual([]);
});

test.each(['team.invite', 'company.legal.read'] satisfies Right[])('%s is a right', (value) => {
  expect(isRight(value)).toBe(true);
});

test.each(['team.Invite', 'team', '', 'constructor', '__proto__', 'toString', 'team.invite '])('%o is no right', (value) => {
  expect(isRight(value)).toBe(false);
});

test('an unknown right does not compile', () => {
  // @ts-expect-error: the vocabulary is closed.
  const unknown: Right = 'team.everything';
  expect(isRight(unknown)).toBe(false);
});
