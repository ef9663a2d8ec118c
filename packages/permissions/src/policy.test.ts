import { expect, test } from 'vitest';
import type { Level, Right, RightDefinition } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import { has } from './rightset.ts';
import type { RoleKey } from './role.ts';
import { isRoleKey, OWNER_TITLE, ROLE_KEYS, ROLES } from './role.ts';

/**
 * The policy a second time, written by hand and knowing nothing of the table: one line a right, with its level and the
 * roles that hold it beside owner and administrator. A change of the table that nobody meant is red here.
 */
const POLICY = `
company.read            view    manager content_manager accountant warehouse_operator
company.update          change
company.legal.read      view    accountant
company.legal.update    change  2FA
company.transfer        change  2FA OWNER
company.marketplace     change  2FA
team.read               view    manager content_manager accountant warehouse_operator
team.contacts.read      view    manager
team.invite             change
team.update             change
team.assign             change
team.block              change
team.remove             change
team.approveEmail       change
roles.manage            change
audit.read              view
audit.export            view
security.read           view
security.manage         change
orders.read             view    manager
orders.process          change  manager
orders.cancel           change  manager
orders.buyer.read       view    manager
orders.export           view    manager
products.read           view    manager content_manager
products.write          change  manager content_manager
products.import         change  manager content_manager
products.archive        change  manager content_manager
prices.read             view    manager content_manager
prices.write            change  manager content_manager
stocks.read             view    manager content_manager warehouse_operator
stocks.write            change  manager
shipments.read          view    manager warehouse_operator
shipments.write         change  manager warehouse_operator
labels.print            view    manager warehouse_operator
returns.read            view    manager warehouse_operator
returns.process         change  manager warehouse_operator
warehouses.manage       change  manager
customers.read          view    manager
customers.reply         change  manager
ads.read                view    manager
ads.write               change  manager
promotions.write        change  manager
analytics.read          view    manager
finance.read            view    accountant
finance.documents       view    accountant
finance.upload          change  accountant
finance.export          view    accountant
developers.manage       change  2FA
`;

interface Line {
  readonly right: string;
  readonly level: string | undefined;
  readonly roles: readonly RoleKey[];
  readonly freshSecondFactor: boolean;
  readonly ownerOnly: boolean;
}

const lines: readonly Line[] = POLICY.trim()
  .split('\n')
  .map((line) => {
    const [right = '', level, ...marks] = line.split(/\s+/);
    const ownerOnly = marks.includes('OWNER');
    const roles = marks.filter(isRoleKey);
    return { right, level, roles: ownerOnly ? roles : ['administrator', ...roles], ownerOnly, freshSecondFactor: marks.includes('2FA') };
  });

/** The same, read off the package. */
function lineOf(right: Right, definition: RightDefinition): Line {
  const roles = ROLE_KEYS.filter((role) => has(ROLES[role].rights, right));
  const level: Level = definition.level;
  return { right, level, roles, ownerOnly: definition.ownerOnly, freshSecondFactor: definition.freshSecondFactor };
}

test('the table and the roles say what the policy says, right by right', () => {
  expect(RIGHT_KEYS.map((right) => lineOf(right, RIGHTS[right]))).toEqual(lines);
});

test.each(lines)('$right is held by the owner alone, or by a role', ({ ownerOnly, roles }) => {
  expect(roles.length > 0).toBe(!ownerOnly);
});

test('roles are called as people call them', () => {
  expect(Object.fromEntries(ROLE_KEYS.map((role) => [role, ROLES[role].title.ru]))).toEqual({
    administrator: 'Администратор',
    manager: 'Менеджер',
    content_manager: 'Контент-менеджер',
    accountant: 'Бухгалтер',
    warehouse_operator: 'Оператор склада',
  });
  expect(OWNER_TITLE.ru).toBe('Владелец');
});

test.each(ROLE_KEYS)('the role %s names itself', (role) => {
  expect(ROLES[role].key).toBe(role);
});

test.each(['constructor', '__proto__', 'owner', 'MANAGER', ''])('%o is no role', (value) => {
  expect(isRoleKey(value)).toBe(false);
});
