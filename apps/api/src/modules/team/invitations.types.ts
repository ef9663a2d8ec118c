import { Field, ID, InputType, Int } from 'type-graphql';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { LocaleEnum } from '../accounts/accounts.module.ts';
import { OwnRoleType } from './roles.types.ts';

const InvitationStateEnum = enumOf('InvitationState', ['PENDING', 'ASKED', 'ACCEPTED', 'DECLINED', 'REFUSED', 'REVOKED', 'EXPIRED']);
const InvitationKindEnum = enumOf('InvitationKind', ['LETTER', 'LINK'], 'A letter to an address, or a link that somebody hands over.');
const DeliveryEnum = enumOf('Delivery', ['QUEUED', 'SENT', 'FAILED']);

@RowType('Asker', { description: 'Who entered by a link, and from where.' })
class AskerType {
  @Field(() => String)
  fullName!: string;

  @Field(() => String, { description: 'The name that they sign in with, or their address, masked.' })
  name!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'As the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;
}

@RowType('Invitation')
export class InvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => InvitationKindEnum)
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Null for a link.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom a link is for, in the words of the one who made it.' })
  label!: string | null;

  @Field(() => String, { nullable: true, description: 'The link itself, in the answer of what made or replaced it and nowhere else.' })
  url!: string | null;

  @Field(() => AskerType, { nullable: true })
  asker!: AskerType | null;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => Date, { nullable: true, description: 'From when the roles will hold.' })
  from!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when; nobody joins after that.' })
  to!: Date | null;

  @Field(() => [ID], { nullable: true, description: 'In which warehouses; null: in all of them.' })
  warehouseIds!: string[] | null;

  @Field(() => InvitationStateEnum)
  state!: string;

  @Field(() => DeliveryEnum, { nullable: true, description: 'Null for a link.' })
  delivery!: string | null;

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

@RowType('InvitationPreview', { description: 'What the holder of the letter or the link may see before deciding.' })
class InvitationPreviewType {
  @Field(() => InvitationKindEnum)
  kind!: string;

  @Field(() => String)
  companyName!: string;

  @Field(() => String)
  inviterName!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => Date, { nullable: true, description: 'From when the roles will hold.' })
  from!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when they will.' })
  to!: Date | null;

  @Field(() => [String], { nullable: true, description: 'The names of the warehouses in which they will; null: in all of them.' })
  warehouses!: string[] | null;

  @Field(() => String, { nullable: true, description: 'Null for a link: it was sent to nobody.' })
  maskedEmail!: string | null;

  @Field(() => Boolean)
  hasAccount!: boolean;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => LocaleEnum, { description: 'The language in which whoever invites speaks to them.' })
  locale!: string;
}

@RowType('Reminded')
class RemindedType {
  @Field(() => Int)
  count!: number;
}

export const InvitationOrProblem = orProblem('Invitation', () => InvitationType);
export const RemindedOrProblem = orProblem('Reminded', () => RemindedType);
export const InvitationPreviewOrProblem = orProblem('InvitationPreview', () => InvitationPreviewType);
export const InvitationConnection = connectionOf('Invitation', () => InvitationType);

@InputType('InvitationFilter')
export class InvitationFilter {
  @Field(() => InvitationStateEnum, { nullable: true })
  state?: 'PENDING' | 'ASKED' | 'ACCEPTED' | 'DECLINED' | 'REFUSED' | 'REVOKED' | 'EXPIRED' | null;

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

@InputType()
class OfferArgs {
  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => Date, { nullable: true, description: 'From when the roles will hold.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when; nobody joins after that.' })
  to?: Date | null;

  @Field(() => [ID], { nullable: true, description: 'In which warehouses; left out, in all of them.' })
  warehouseIds?: string[] | null;
}

@InputType('InviteMemberInput')
export class InviteMemberArgs extends OfferArgs {
  @Field(() => String)
  email!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';

  @Field(() => Int, { defaultValue: 7 })
  days!: number;
}

@InputType('InviteByLinkInput')
export class InviteByLinkArgs extends OfferArgs {
  @Field(() => String, { description: 'Whom it is for, for the list of invitations.' })
  label!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';

  @Field(() => Int, { defaultValue: 24, description: 'How long the link lives: 1, 24 or 72.' })
  hours!: number;
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
