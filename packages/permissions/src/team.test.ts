import { describe, expect, test } from 'vitest';
import { RIGHT_KEYS } from './right.ts';
import { compile, EVERY, isSubset, NONE } from './rightset.ts';
import type { RoleKey } from './role.ts';
import { ROLE_KEYS, ROLES } from './role.ts';
import { mayChange, mayGrant, mayOfferByLink, mayReset } from './team.ts';

/** Whose rights hold all of whose: written by hand, the policy's order of people. */
const ABOVE_OR_EQUAL: Readonly<Record<RoleKey, readonly RoleKey[]>> = {
  administrator: ROLE_KEYS,
  manager: ['manager', 'content_manager', 'warehouse_operator'],
  content_manager: ['content_manager'],
  accountant: ['accountant'],
  warehouse_operator: ['warehouse_operator'],
};

const pairs = ROLE_KEYS.flatMap((actor) => ROLE_KEYS.map((target) => ({ actor, target, fits: ABOVE_OR_EQUAL[actor].includes(target) })));

describe.each(pairs)('$actor and $target', ({ actor, target, fits }) => {
  const rights = ROLES[actor].rights;

  test(fits ? 'grants the role' : 'does not grant the role', () => {
    expect(mayGrant(rights, ROLES[target].rights)).toBe(fits ? null : 'RIGHT_NOT_HELD');
  });

  test(fits ? 'may change such a colleague' : 'does not touch one above', () => {
    const colleague = { id: 'b', isOwner: false, rights: ROLES[target].rights };
    expect(mayChange({ id: 'a', rights }, colleague)).toBe(fits ? null : 'TARGET_ABOVE_YOU');
  });
});

test('a second factor is taken only by one who holds more', () => {
  for (const { actor, target, fits } of pairs) {
    const refusal = mayReset({ id: 'a', rights: ROLES[actor].rights }, { id: 'b', isOwner: false, rights: ROLES[target].rights });
    const expected = actor === target ? 'TARGET_NOT_BELOW' : null;
    expect([actor, target, refusal]).toEqual([actor, target, fits ? expected : 'TARGET_ABOVE_YOU']);
  }
  expect(mayReset({ id: 'a', rights: EVERY }, { id: 'o', isOwner: true, rights: EVERY })).toBe('OWNER_UNTOUCHABLE');
  expect(mayReset({ id: 'a', rights: EVERY }, { id: 'a', isOwner: false, rights: NONE })).toBe('NOT_YOURSELF');
});

test.each(ROLE_KEYS)('%s does not touch the owner', (role) => {
  const owner = { id: 'o', isOwner: true, rights: EVERY };
  expect(mayChange({ id: 'a', rights: ROLES[role].rights }, owner)).toBe('OWNER_UNTOUCHABLE');
});

test('another owner does not touch the owner either', () => {
  expect(mayChange({ id: 'a', rights: EVERY }, { id: 'o', isOwner: true, rights: EVERY })).toBe('OWNER_UNTOUCHABLE');
});

test.each([EVERY, NONE])('nobody changes themselves', (rights) => {
  expect(mayChange({ id: 'a', rights }, { id: 'a', isOwner: false, rights })).toBe('NOT_YOURSELF');
});

test('nobody rises by granting: actor, the role of the target, the new role', () => {
  for (const actor of ROLE_KEYS) {
    for (const before of ROLE_KEYS) {
      for (const after of ROLE_KEYS) {
        const rights = ROLES[actor].rights;
        const refusal =
          mayChange({ id: 'a', rights }, { id: 'b', isOwner: false, rights: ROLES[before].rights }) ??
          mayGrant(rights, ROLES[after].rights);
        const fits = ABOVE_OR_EQUAL[actor].includes(before) && ABOVE_OR_EQUAL[actor].includes(after);
        expect([actor, before, after, refusal === null]).toEqual([actor, before, after, fits]);
        if (refusal === null) expect(isSubset(ROLES[after].rights, rights)).toBe(true);
      }
    }
  }
});

test('one right more is enough to stand above', () => {
  const actor = { id: 'a', rights: compile(['team.read', 'team.block']) };
  expect(mayChange(actor, { id: 'b', isOwner: false, rights: compile(['team.read']) })).toBeNull();
  expect(mayChange(actor, { id: 'b', isOwner: false, rights: compile(['team.read', 'ads.read']) })).toBe('TARGET_ABOVE_YOU');
});

test('a link gives no power over people, nothing that is dear and nothing of the owner’s', () => {
  expect(ROLE_KEYS.filter((key) => !mayOfferByLink(ROLES[key].rights))).toEqual(['administrator']);
  expect(RIGHT_KEYS.filter((right) => !mayOfferByLink(compile([right])))).toEqual([
    'company.legal.update',
    'company.transfer',
    'company.marketplace',
    'team.invite',
    'team.update',
    'team.assign',
    'team.block',
    'team.remove',
    'team.approveEmail',
    'roles.manage',
    'security.read',
    'security.manage',
    'developers.manage',
  ]);
  expect(mayOfferByLink(NONE)).toBe(true);
});
