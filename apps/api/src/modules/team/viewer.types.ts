import type { ReasonCode } from '@prikazchik/permissions/decide';
import { Field, ID, InputType } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { LocaleEnum, UserType } from '../accounts/accounts.module.ts';
import { CompanyStateEnum, RegisterCompanyArgs } from '../companies/companies.module.ts';
import { MemberAccessType } from './access.types.ts';
import { OwnRoleType } from './roles.types.ts';
import { MemberStateEnum } from './team.types.ts';

const AccessChangeKindEnum = enumOf('AccessChangeKind', [
  'ROLE_CHANGED',
  'BLOCKED',
  'UNBLOCKED',
  'REMOVED',
  'SIGNED_OUT',
  'SESSION_ENDED',
  'COMPANY_CHANGED',
]);

const reasonCodes = [
  'OWNER',
  'ROLE',
  'PERSONAL_GRANT',
  'PERSONAL_RESTRICTION',
  'NOT_GRANTED',
  'COMPANY_STATE',
  'OUT_OF_DATES',
  'OUT_OF_HOURS',
  'OUT_OF_SCOPE',
  'NOT_A_MEMBER',
  'BLOCKED',
  'SECOND_FACTOR_NEEDED',
  'LOCKED',
  'SIGN_IN_AGAIN',
  'SECOND_FACTOR',
] as const satisfies readonly ReasonCode[];
const AccessBarEnum = enumOf(
  'AccessBar',
  ['LOCKED', 'SIGN_IN_AGAIN', 'SECOND_FACTOR'],
  'What keeps somebody who works in a shop out of it for the time being.',
);
const AccessReasonCodeEnum = enumOf('AccessReasonCode', reasonCodes);

@RowType('Membership', { description: "One person's place in one shop." })
export class MembershipType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  companyId!: string;

  @Field(() => String)
  companyName!: string;

  @Field(() => CompanyStateEnum)
  companyState!: string;

  @Field(() => Boolean)
  isOwner!: boolean;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => MemberStateEnum)
  state!: string;

  @Field(() => Date)
  joinedAt!: Date;

  @Field(() => [RightScalar], { description: 'What the person may do there now.' })
  rights!: string[];

  @Field(() => MemberAccessType, { description: 'What the person was given or denied there.' })
  access!: MemberAccessType;
}

export const MembershipOrProblem = orProblem('Membership', () => MembershipType);

@RowType('Viewer', { description: 'Who is asking: the person, the shop named by the X-Company header, and what they may do in it now.' })
export class ViewerType {
  @Field(() => UserType)
  user!: UserType;

  @Field(() => MembershipType, { nullable: true })
  membership!: MembershipType | null;

  @Field(() => [MembershipType])
  memberships!: MembershipType[];

  @Field(() => [RightScalar])
  rights!: string[];

  @Field(() => AccessBarEnum, {
    nullable: true,
    description: 'What keeps the viewer out of the shop for the time being, though they work there.',
  })
  bar!: string | null;
}

@RowType('AccessChange')
export class AccessChangeType {
  @Field(() => AccessChangeKindEnum)
  kind!: string;

  @Field(() => ID, { nullable: true })
  companyId!: string | null;

  @Field(() => String, { nullable: true, description: 'Who changed it.' })
  by!: string | null;

  @Field(() => Date)
  at!: Date;
}

@RowType('AccessReason')
export class AccessReasonType {
  @Field(() => AccessReasonCodeEnum)
  code!: ReasonCode;

  @Field(() => RoleKeyScalar, { nullable: true })
  role!: string | null;

  @Field(() => CompanyStateEnum, { nullable: true })
  companyState!: string | null;
}

@RowType('AccessExplanation')
export class AccessExplanationType {
  @Field(() => RightScalar)
  right!: string;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => [AccessReasonType])
  because!: AccessReasonType[];

  @Field(() => [ID], { nullable: true, description: 'The warehouses in which it is held; null: in all but `exceptIn`.' })
  onlyIn!: string[] | null;

  @Field(() => [ID])
  exceptIn!: string[];

  @Field(() => Date, { nullable: true, description: 'When it will be held, if nothing but its dates and hours is in the way now.' })
  opensAt!: Date | null;

  @Field(() => [String], { description: 'Names of those who could give the right.' })
  whoCanGrant!: string[];
}

@InputType('RegisterInput')
export class RegisterArgs {
  @Field(() => RegisterCompanyArgs)
  company!: RegisterCompanyArgs;

  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  phone!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String)
  offerVersion!: string;

  @Field(() => Boolean)
  offerAccepted!: boolean;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';
}

@InputType('OpenCompanyInput')
export class OpenCompanyArgs {
  @Field(() => RegisterCompanyArgs)
  company!: RegisterCompanyArgs;

  @Field(() => String)
  offerVersion!: string;

  @Field(() => Boolean)
  offerAccepted!: boolean;
}
