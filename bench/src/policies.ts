import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import { decide } from '@prikazchik/permissions/decide';
import { rightsOf } from '@prikazchik/permissions/held';
import { RIGHT_KEYS, type Right } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import { ROLE_KEYS, ROLES, type RoleKey } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';

/** Whether one may, asked of somebody who is known already. */
export type Asker = (right: Right) => boolean;

/** Gets to know somebody with this role, and makes ready whatever does not depend on the question. */
export type Policy = (role: RoleKey) => Asker;

const now = Date.now();

/** A member as the API reads them at each request. */
const subjectOf = (role: RoleKey): Subject => ({
  companyState: 'active',
  membership: 'active',
  isOwner: false,
  assignments: [{ role: ROLES[role], from: null, to: null, scope: null }],
  grants: [],
  restrictions: [],
  secondFactor: { enrolled: false },
});

const rightsOfRole = (role: RoleKey) => RIGHT_KEYS.filter((right) => has(ROLES[role].rights, right));

/** The least that an answer by name can cost: the name's place, then its bit in one of two words. */
function bits(): Policy {
  const places = new Map<string, number>(RIGHT_KEYS.map((right, at) => [right, at]));
  return (role) => {
    const { low, high } = ROLES[role].rights;
    return (right) => {
      const at = places.get(right) ?? 0;
      return ((at < 32 ? low >>> at : high >>> (at - 32)) & 1) === 1;
    };
  };
}

const casl: Policy = (role) => {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const right of rightsOfRole(role)) can(right, 'shop');
  const ability = build();
  return (right) => ability.can(right, 'shop');
};

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
  return (role) => (right) => enforcer.enforceSync(role, right);
}

/** Ours and the others', each with the same table of 49 rights in five roles. */
export async function createPolicies(): Promise<Record<string, Policy>> {
  return {
    'bare bitset': bits(),
    'decide()': (role) => {
      const subject = subjectOf(role);
      return (right) => decide(subject, right, now).allowed;
    },
    'has(rightsOf())': (role) => {
      const subject = subjectOf(role);
      return (right) => has(rightsOf(subject, now), right);
    },
    '@casl/ability': casl,
    casbin: await casbin(),
  };
}
