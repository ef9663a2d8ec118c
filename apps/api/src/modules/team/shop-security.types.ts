import { FACTOR_RULES } from '@prikazchik/inputs/team.input';
import { Field, InputType, Int } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { MemberType } from './team.types.ts';

const FactorRuleEnum = enumOf('FactorRule', FACTOR_RULES, 'Of whom a shop asks a second factor.');

@RowType('SecurityPolicy')
class SecurityPolicyType {
  @Field(() => FactorRuleEnum)
  rule!: string;

  @Field(() => [RoleKeyScalar], { description: 'Where the rule is about roles. The owner counts as an administrator.' })
  roles!: string[];

  @Field(() => Int, { description: 'To be sent back with a change.' })
  version!: number;
}

@RowType('ShopLock')
class ShopLockType {
  @Field(() => Date, { description: 'Since when everybody is out who was not let in after it.' })
  at!: Date;

  @Field(() => String, { description: 'Who locked it.' })
  by!: string;
}

@RowType('SecurityOfMember', { description: "One of the shop's people in matters of security." })
class SecurityOfMemberType {
  @Field(() => MemberType)
  member!: MemberType;

  @Field(() => Boolean, { description: 'The lock of the shop keeps them out.' })
  isLockedOut!: boolean;

  @Field(() => Boolean)
  hasSecondFactor!: boolean;

  @Field(() => Boolean, { description: 'The policy asks one of them.' })
  needsSecondFactor!: boolean;

  @Field(() => Int, { description: 'How many sessions of theirs open the shop.' })
  sessions!: number;

  @Field(() => Boolean, { description: 'Whether the viewer may take their second factor from them, as far as ranks go.' })
  canResetFactor!: boolean;
}

@RowType('ShopSecurity')
export class ShopSecurityType {
  @Field(() => SecurityPolicyType)
  policy!: SecurityPolicyType;

  @Field(() => ShopLockType, { nullable: true, description: 'Null while the shop is open.' })
  lock!: ShopLockType | null;

  @Field(() => [SecurityOfMemberType], { description: 'Everyone who has a place in the shop, in the order of joining.' })
  people!: SecurityOfMemberType[];
}

export const ShopSecurityOrProblem = orProblem('ShopSecurity', () => ShopSecurityType);

@InputType('SetSecurityPolicyInput')
export class SetSecurityPolicyArgs {
  @Field(() => Int)
  version!: number;

  @Field(() => FactorRuleEnum)
  rule!: (typeof FACTOR_RULES)[number];

  @Field(() => [RoleKeyScalar])
  roles!: string[];
}
