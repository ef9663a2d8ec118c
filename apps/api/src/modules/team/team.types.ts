import { Field, ID, InputType, Int } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { MemberAccessType } from './access.types.ts';
import { MemberDetailsType } from './details.types.ts';
import { OwnRoleType } from './roles.types.ts';

export const MemberStateEnum = enumOf('MemberState', ['ACTIVE', 'BLOCKED', 'REMOVED']);

@RowType('Contacts')
export class ContactsType {
  @Field(() => String, { nullable: true, description: 'Null for one without a box, who signs in with `signInName`.' })
  email!: string | null;

  @Field(() => String, { nullable: true })
  signInName!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}

@RowType('Member')
export class MemberType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fullName!: string;

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

  @Field(() => Boolean)
  isYou!: boolean;

  @Allow('team.contacts.read')
  @Field(() => ContactsType, { nullable: true })
  contacts!: ContactsType | null;

  @Allow('team.assign')
  @Field(() => MemberAccessType, { nullable: true })
  access!: MemberAccessType | null;

  @Field(() => String, { nullable: true, description: 'What they are in the shop, in its own words.' })
  position!: string | null;

  @Allow('team.update')
  @Field(() => MemberDetailsType, { nullable: true })
  details!: MemberDetailsType | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when nobody ends or changes their access: they gave the shop away, and may still take it back.',
  })
  keptUntil!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer may do this to this member now.' })
  canChangeRole!: boolean;

  @Field(() => Boolean)
  canEdit!: boolean;

  @Field(() => Boolean)
  canBlock!: boolean;

  @Field(() => Boolean)
  canRemove!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may have them sign in anew.' })
  canEndSessions!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may make a return link for them: they have no box.' })
  canReturn!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may give this removed member a new place.' })
  canRestore!: boolean;
}

@RowType('TeamCounts')
export class TeamCountsType {
  @Field(() => Int)
  active!: number;

  @Field(() => Int)
  blocked!: number;

  @Field(() => Int)
  pendingInvitations!: number;
}

export const MemberOrProblem = orProblem('Member', () => MemberType);
export const MemberConnection = connectionOf('Member', () => MemberType);

@InputType('MemberFilter')
export class MemberFilter {
  @Field(() => MemberStateEnum, { nullable: true })
  state?: 'ACTIVE' | 'BLOCKED' | 'REMOVED' | null;

  @Field(() => RoleKeyScalar, { nullable: true })
  role?: string | null;

  @Field(() => String, { nullable: true })
  search?: string | null;
}

@InputType('ChangeRolesInput')
export class ChangeRolesArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];
}
