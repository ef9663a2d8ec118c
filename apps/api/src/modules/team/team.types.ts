import { Field, ID, InputType, Int } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { LocaleEnum } from '../accounts/accounts.module.ts';
import { MemberAccessType } from './access.types.ts';
import { MemberDetailsType } from './details.types.ts';
import { OwnRoleType } from './roles.types.ts';

export const MemberStateEnum = enumOf('MemberState', ['ACTIVE', 'BLOCKED', 'REMOVED']);
const InvitationStateEnum = enumOf('InvitationState', ['PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED']);
const DeliveryEnum = enumOf('Delivery', ['QUEUED', 'SENT', 'FAILED']);

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

@RowType('Invitation')
export class InvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => InvitationStateEnum)
  state!: string;

  @Field(() => DeliveryEnum)
  delivery!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String)
  invitedBy!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  sentAt!: Date | null;

  @Field(() => Date, { nullable: true })
  remindedAt!: Date | null;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when its sender can not invite any more: nobody joins by it until somebody else takes it over.',
  })
  waitingSince!: Date | null;

  @Field(() => ID, { nullable: true })
  memberId!: string | null;
}

@RowType('InvitationPreview', { description: 'What the holder of the letter may see before deciding.' })
class InvitationPreviewType {
  @Field(() => String)
  companyName!: string;

  @Field(() => String)
  inviterName!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => String)
  maskedEmail!: string;

  @Field(() => Boolean)
  hasAccount!: boolean;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

@RowType('Reminded')
class RemindedType {
  @Field(() => Int)
  count!: number;
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
export const InvitationOrProblem = orProblem('Invitation', () => InvitationType);
export const RemindedOrProblem = orProblem('Reminded', () => RemindedType);
export const InvitationPreviewOrProblem = orProblem('InvitationPreview', () => InvitationPreviewType);
export const MemberConnection = connectionOf('Member', () => MemberType);
export const InvitationConnection = connectionOf('Invitation', () => InvitationType);

@InputType('MemberFilter')
export class MemberFilter {
  @Field(() => MemberStateEnum, { nullable: true })
  state?: 'ACTIVE' | 'BLOCKED' | 'REMOVED' | null;

  @Field(() => RoleKeyScalar, { nullable: true })
  role?: string | null;

  @Field(() => String, { nullable: true })
  search?: string | null;
}

@InputType('InvitationFilter')
export class InvitationFilter {
  @Field(() => InvitationStateEnum, { nullable: true })
  state?: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED' | null;

  @Field(() => RoleKeyScalar, { nullable: true })
  role?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => DeliveryEnum, { nullable: true })
  delivery?: 'QUEUED' | 'SENT' | 'FAILED' | null;

  @Field(() => String, { nullable: true, description: 'A part of the name of whoever answers for it now.' })
  inviter?: string | null;

  @Field(() => String, { nullable: true, description: 'The first day on which it was made, in the time zone of the shop: `2026-11-25`.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'The last day on which it was made.' })
  to?: string | null;
}

@InputType('InviteMemberInput')
export class InviteMemberArgs {
  @Field(() => String)
  email!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';

  @Field(() => Int, { defaultValue: 7 })
  days!: number;
}

@InputType('ChangeRolesInput')
export class ChangeRolesArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];
}

@InputType('RegisterByInvitationInput')
export class RegisterByInvitationArgs {
  @Field(() => String)
  token!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  phone!: string;

  @Field(() => String)
  password!: string;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';
}
