import { describe, expect, test } from 'vitest';
import type { Reason } from './decide.ts';
import { decide, SECOND_FACTOR_FRESH_MS } from './decide.ts';
import type { Right } from './right.ts';
import { compile } from './rightset.ts';
import { ROLES } from './role.ts';
import type { Subject } from './subject.ts';

const NOW = Date.UTC(2027, 0, 15, 12);
const HOUR = 3_600_000;
const DONE = { from: NOW - 2 * HOUR, to: NOW - HOUR };
const LATER = { from: NOW + HOUR };

const nobody: Subject = {
  companyState: 'active',
  membership: 'active',
  isOwner: false,
  assignments: [],
  grants: [],
  restrictions: [],
  secondFactor: { enrolled: false },
};
const owner: Subject = { ...nobody, isOwner: true };
const manager: Subject = { ...nobody, assignments: [{ role: ROLES.manager }] };
const operator: Subject = { ...nobody, assignments: [{ role: ROLES.warehouse_operator, scope: ['north'] }] };

const role = (key: string): Reason => ({ code: 'ROLE', role: key });
const companyState = (state: Subject['companyState']): Reason => ({ code: 'COMPANY_STATE', companyState: state });

interface Case {
  readonly what: string;
  readonly subject: Subject;
  readonly right: Right;
  readonly warehouse?: string | null;
  readonly because: readonly Reason[];
}

const ALLOWED: readonly Case[] = [
  { what: 'an owner', subject: owner, right: 'company.transfer', because: [{ code: 'OWNER' }] },
  {
    what: 'an owner whom something was taken from: nothing is',
    subject: { ...owner, restrictions: [{ right: 'orders.read' }] },
    right: 'orders.read',
    because: [{ code: 'OWNER' }],
  },
  { what: 'a role', subject: manager, right: 'orders.read', because: [role('manager')] },
  {
    what: 'two roles: both are named',
    subject: { ...nobody, assignments: [{ role: ROLES.accountant }, { role: ROLES.manager }] },
    right: 'team.read',
    because: [role('accountant'), role('manager')],
  },
  {
    what: "a shop's own role",
    subject: { ...nobody, assignments: [{ role: { key: '8a0f', rights: compile(['audit.read']) } }] },
    right: 'audit.read',
    because: [role('8a0f')],
  },
  {
    what: 'a personal grant beside a role that lacks it',
    subject: { ...manager, grants: [{ right: 'finance.read' }] },
    right: 'finance.read',
    because: [{ code: 'PERSONAL_GRANT' }],
  },
  {
    what: 'a restriction that is over',
    subject: { ...manager, restrictions: [{ right: 'orders.read', ...DONE }] },
    right: 'orders.read',
    because: [role('manager')],
  },
  { what: 'a warehouse of the scope', subject: operator, right: 'returns.read', warehouse: 'north', because: [role('warehouse_operator')] },
  { what: 'some warehouse', subject: operator, right: 'returns.read', because: [role('warehouse_operator')] },
  {
    what: 'what belongs to no warehouse by nature',
    subject: operator,
    right: 'company.read',
    warehouse: null,
    because: [role('warehouse_operator')],
  },
  {
    what: 'the other warehouse than the restricted one',
    subject: { ...manager, restrictions: [{ right: 'orders.read', scope: ['north'] }] },
    right: 'orders.read',
    warehouse: 'south',
    because: [role('manager')],
  },
  {
    what: 'a second factor just confirmed',
    subject: { ...owner, secondFactor: { enrolled: true, confirmedAt: NOW - SECOND_FACTOR_FRESH_MS } },
    right: 'company.legal.update',
    because: [{ code: 'OWNER' }],
  },
  {
    what: 'a right that asks for no second factor',
    subject: { ...owner, secondFactor: { enrolled: true, confirmedAt: null } },
    right: 'orders.read',
    because: [{ code: 'OWNER' }],
  },
  {
    what: 'the card of a shop not active yet',
    subject: { ...owner, companyState: 'registered' },
    right: 'company.update',
    because: [{ code: 'OWNER' }],
  },
  {
    what: 'looking at a suspended shop',
    subject: { ...manager, companyState: 'suspended' },
    right: 'orders.read',
    because: [role('manager')],
  },
];

const REFUSED: readonly Case[] = [
  { what: 'no membership', subject: { ...manager, membership: null }, right: 'company.read', because: [{ code: 'NOT_A_MEMBER' }] },
  { what: 'one removed', subject: { ...manager, membership: 'removed' }, right: 'company.read', because: [{ code: 'NOT_A_MEMBER' }] },
  { what: 'one blocked', subject: { ...manager, membership: 'blocked' }, right: 'company.read', because: [{ code: 'BLOCKED' }] },
  {
    what: 'an owner of a shop that they left',
    subject: { ...owner, membership: 'removed' },
    right: 'company.read',
    because: [{ code: 'NOT_A_MEMBER' }],
  },
  {
    what: 'one who has to sign in anew',
    subject: { ...manager, bar: 'SIGN_IN_AGAIN' },
    right: 'company.read',
    because: [{ code: 'SIGN_IN_AGAIN' }],
  },
  { what: 'one whom a lock keeps out', subject: { ...manager, bar: 'LOCKED' }, right: 'company.read', because: [{ code: 'LOCKED' }] },
  {
    what: 'an owner without the second factor asked for',
    subject: { ...owner, bar: 'SECOND_FACTOR' },
    right: 'company.read',
    because: [{ code: 'SECOND_FACTOR' }],
  },
  {
    what: 'one blocked, whatever bars them',
    subject: { ...manager, membership: 'blocked', bar: 'LOCKED' },
    right: 'company.read',
    because: [{ code: 'BLOCKED' }],
  },
  { what: 'nobody gave it', subject: manager, right: 'finance.read', because: [{ code: 'NOT_GRANTED' }] },
  {
    what: "an owner's right, whatever a role says",
    subject: {
      ...nobody,
      assignments: [{ role: { key: '8a0f', rights: compile(['company.transfer']) } }],
      grants: [{ right: 'company.transfer' }],
    },
    right: 'company.transfer',
    because: [{ code: 'NOT_GRANTED' }],
  },
  {
    what: "an owner's right that a role alone would give",
    subject: { ...nobody, assignments: [{ role: { key: '8a0f', rights: compile(['company.transfer']) } }] },
    right: 'company.transfer',
    because: [{ code: 'NOT_GRANTED' }],
  },
  {
    what: 'a restriction over role and grant',
    subject: { ...manager, grants: [{ right: 'orders.read' }], restrictions: [{ right: 'orders.read' }] },
    right: 'orders.read',
    because: [{ code: 'PERSONAL_RESTRICTION' }],
  },
  {
    what: 'a role that is over',
    subject: { ...nobody, assignments: [{ role: ROLES.manager, ...DONE }] },
    right: 'orders.read',
    because: [{ code: 'OUT_OF_DATES' }],
  },
  {
    what: 'a role that has not begun',
    subject: { ...nobody, assignments: [{ role: ROLES.manager, ...LATER }] },
    right: 'orders.read',
    because: [{ code: 'OUT_OF_DATES' }],
  },
  {
    what: 'a grant that has not begun',
    subject: { ...nobody, grants: [{ right: 'orders.read', ...LATER }] },
    right: 'orders.read',
    because: [{ code: 'OUT_OF_DATES' }],
  },
  { what: 'another warehouse', subject: operator, right: 'returns.read', warehouse: 'south', because: [{ code: 'OUT_OF_SCOPE' }] },
  { what: 'an object of no warehouse', subject: operator, right: 'returns.read', warehouse: null, because: [{ code: 'OUT_OF_SCOPE' }] },
  {
    what: 'a scope without warehouses',
    subject: { ...nobody, assignments: [{ role: ROLES.manager, scope: [] }] },
    right: 'orders.read',
    because: [{ code: 'OUT_OF_SCOPE' }],
  },
  {
    what: 'a restricted warehouse',
    subject: { ...manager, restrictions: [{ right: 'orders.read', scope: ['north'] }] },
    right: 'orders.read',
    warehouse: 'north',
    because: [{ code: 'PERSONAL_RESTRICTION' }],
  },
  {
    what: 'a restriction that leaves no warehouse of the scope',
    subject: { ...operator, restrictions: [{ right: 'returns.read', scope: ['north', 'south'] }] },
    right: 'returns.read',
    because: [{ code: 'PERSONAL_RESTRICTION' }],
  },
  {
    what: 'a narrowed restriction of what belongs to no warehouse: it can only mean all of it',
    subject: { ...manager, restrictions: [{ right: 'ads.read', scope: ['north'] }] },
    right: 'ads.read',
    warehouse: 'south',
    because: [{ code: 'PERSONAL_RESTRICTION' }],
  },
  {
    what: 'an owner of a shop not active yet',
    subject: { ...owner, companyState: 'under_review' },
    right: 'team.invite',
    because: [companyState('under_review')],
  },
  {
    what: 'acting in a suspended shop',
    subject: { ...manager, companyState: 'suspended' },
    right: 'orders.process',
    because: [companyState('suspended')],
  },
  {
    what: 'everything in the way at once: all of it is named',
    subject: { ...nobody, companyState: 'rejected', restrictions: [{ right: 'finance.read' }] },
    right: 'finance.read',
    because: [{ code: 'NOT_GRANTED' }, { code: 'PERSONAL_RESTRICTION' }, companyState('rejected')],
  },
  {
    what: 'a second factor never confirmed',
    subject: { ...owner, secondFactor: { enrolled: true, confirmedAt: null } },
    right: 'company.legal.update',
    because: [{ code: 'SECOND_FACTOR_NEEDED' }],
  },
  {
    what: 'a second factor confirmed too long ago',
    subject: { ...owner, secondFactor: { enrolled: true, confirmedAt: NOW - SECOND_FACTOR_FRESH_MS - 1 } },
    right: 'company.legal.update',
    because: [{ code: 'SECOND_FACTOR_NEEDED' }],
  },
  {
    what: 'a second factor would not help: it is not asked for',
    subject: { ...manager, secondFactor: { enrolled: true, confirmedAt: null } },
    right: 'company.legal.update',
    because: [{ code: 'NOT_GRANTED' }],
  },
];

function answer({ subject, right, warehouse }: Case) {
  return decide(subject, right, NOW, warehouse === undefined ? undefined : { warehouseId: warehouse });
}

describe('allows', () => {
  test.each(ALLOWED)('$what', (example) => {
    expect(answer(example)).toEqual({ allowed: true, because: example.because });
  });
});

describe('refuses', () => {
  test.each(REFUSED)('$what', (example) => {
    expect(answer(example)).toEqual({ allowed: false, because: example.because });
  });
});

test('dates hold from their first moment to before their last', () => {
  const subject: Subject = { ...nobody, assignments: [{ role: ROLES.manager, from: NOW, to: NOW + HOUR }] };
  const allowedAt = (now: number) => decide(subject, 'orders.read', now).allowed;
  expect([NOW - 1, NOW, NOW + HOUR - 1, NOW + HOUR].map(allowedAt)).toEqual([false, true, true, false]);
});
