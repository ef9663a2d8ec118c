import { expect, test } from 'vitest';
import type { Right } from './right.ts';
import { compile } from './rightset.ts';
import type { Role } from './role.ts';
import { ROLES } from './role.ts';
import type { Subject } from './subject.ts';
import type { Person } from './who.ts';
import { whoCan, whoCanGrant } from './who.ts';

const NOW = 1_000;

function person(id: string, role: Role | null, more: Partial<Subject> = {}): Person {
  const subject: Subject = {
    companyState: 'active',
    membership: 'active',
    isOwner: false,
    assignments: role ? [{ role }] : [],
    grants: [],
    restrictions: [],
    secondFactor: { enrolled: false },
    ...more,
  };
  return { id, subject };
}

const lead: Role = { key: 'lead', rights: compile(['company.read', 'team.read', 'team.assign', 'stocks.read']) };
const people = [
  person('owner', null, { isOwner: true }),
  person('administrator', ROLES.administrator),
  person('blocked', ROLES.administrator, { membership: 'blocked' }),
  person('restricted', ROLES.administrator, { restrictions: [{ right: 'finance.read' }] }),
  person('manager', ROLES.manager),
  person('accountant', ROLES.accountant),
  person('operator', ROLES.warehouse_operator, { assignments: [{ role: ROLES.warehouse_operator, scope: ['north'] }] }),
  person('lead', lead),
];

const ids = (some: readonly Person[]) => some.map(({ id }) => id);
const find = (id: string) => people.find((one) => one.id === id) ?? person(id, null);

test('who can', () => {
  expect(ids(whoCan('finance.read', people, NOW))).toEqual(['owner', 'administrator', 'accountant']);
  expect(ids(whoCan('returns.read', people, NOW))).toEqual(['owner', 'administrator', 'restricted', 'manager', 'operator']);
  expect(ids(whoCan('company.transfer', people, NOW))).toEqual(['owner']);
});

test.each<[right: Right, to: string, whom: readonly string[]]>([
  ['finance.read', 'manager', ['owner', 'administrator']],
  ['stocks.read', 'newcomer', ['owner', 'administrator', 'restricted', 'lead']],
  ['stocks.read', 'accountant', ['owner', 'administrator']],
  ['company.transfer', 'administrator', ['owner']],
  ['finance.read', 'administrator', ['owner']],
  ['finance.read', 'owner', []],
])('whom to ask for %s, for %s', (right, to, whom) => {
  expect(ids(whoCanGrant(right, find(to), people, NOW))).toEqual(whom);
});

test('nobody can give anything in a shop that does not trade', () => {
  const waiting = people.map(({ id, subject }) => ({ id, subject: { ...subject, companyState: 'registered' as const } }));
  expect(whoCanGrant('finance.read', find('manager'), waiting, NOW)).toEqual([]);
});
