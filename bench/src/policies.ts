import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import { decide } from '@prikazchik/permissions/decide';
import { rightsOf } from '@prikazchik/permissions/held';
import { RIGHT_KEYS, type Right } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import { ROLE_KEYS, ROLES, type RoleKey } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';

/** May one with this role do this? */
export interface Question {
  role: RoleKey;
  right: Right;
}

/** Answers a question, made ready beforehand with everything that does not depend on it. */
export type Policy = (question: Question) => boolean;

const now = Date.now();

const subjects = byRole(
  (role): Subject => ({
    companyState: 'active',
    membership: 'active',
    isOwner: false,
    assignments: [{ role: ROLES[role], from: null, to: null, scope: null }],
    grants: [],
    restrictions: [],
    secondFactor: { enrolled: false },
  }),
);

function byRole<T>(make: (role: RoleKey) => T): Record<RoleKey, T> {
  return {
    administrator: make('administrator'),
    manager: make('manager'),
    content_manager: make('content_manager'),
    accountant: make('accountant'),
    warehouse_operator: make('warehouse_operator'),
  };
}

const rightsOfRole = (role: RoleKey) => RIGHT_KEYS.filter((right) => has(ROLES[role].rights, right));

function bits(): Policy {
  const place = Object.fromEntries(RIGHT_KEYS.map((right, at) => [right, at]));
  const words = byRole((role) => {
    const set = new Uint32Array(2);
    for (const right of rightsOfRole(role)) {
      const at = place[right] ?? 0;
      set[at >>> 5] = (set[at >>> 5] ?? 0) | (1 << (at & 31));
    }
    return set;
  });
  return ({ role, right }) => {
    const at = place[right] ?? 0;
    return (((words[role][at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
  };
}

function casl(): Policy {
  const abilities = byRole((role) => {
    const { can, build } = new AbilityBuilder(createMongoAbility);
    for (const right of rightsOfRole(role)) can(right, 'shop');
    return build();
  });
  return ({ role, right }) => abilities[role].can(right, 'shop');
}

const MODEL = `
[request_definition]
r = sub, act
[policy_definition]
p = sub, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.act == p.act
`;

async function casbin(): Promise<Policy> {
  const lines = ROLE_KEYS.flatMap((role) => rightsOfRole(role).map((right) => `p, ${role}, ${right}`));
  const enforcer = await newEnforcer(newModelFromString(MODEL), new StringAdapter(lines.join('\n')));
  return ({ role, right }) => enforcer.enforceSync(role, right);
}

/** Ours and the others', each with the same table of 49 rights in five roles. */
export async function createPolicies(): Promise<Record<string, Policy>> {
  return {
    'bare bitset': bits(),
    'decide()': ({ role, right }) => decide(subjects[role], right, now).allowed,
    'has(rightsOf())': ({ role, right }) => has(rightsOf(subjects[role], now), right),
    '@casl/ability': casl(),
    casbin: await casbin(),
  };
}
