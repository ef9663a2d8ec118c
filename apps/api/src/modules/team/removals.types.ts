import { Field, ID, InputType, Int } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { PortalEnum } from '../accounts/accounts.module.ts';
import { InvitationType } from './invitations.types.ts';
import { MemberType } from './team.types.ts';

export const InvitationsChoiceEnum = enumOf(
  'InvitationsChoice',
  ['WAIT', 'TAKE_OVER', 'END'],
  'What becomes of the invitations that someone who is blocked or removed has sent.',
);
const InvitationFateEnum = enumOf('InvitationFate', ['WAITING', 'TAKEN_OVER', 'ENDED']);
const RevocationKindEnum = enumOf('RevocationKind', ['BLOCKED', 'REMOVED', 'LEFT', 'SIGNED_OUT']);

@RowType('Leaving', { description: 'What hangs on a member, to be read before they are blocked or removed.' })
export class LeavingType {
  @Field(() => Int, { description: 'Invitations of theirs that nobody has answered yet.' })
  invitationsCount!: number;

  @Allow('team.invite')
  @Field(() => [InvitationType], { nullable: true })
  invitations!: InvitationType[] | null;

  @Field(() => [RightScalar], { description: 'What nobody but the owner could do without them.' })
  soleRights!: string[];
}

@RowType('SettledInvitation')
export class SettledInvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom a link was for.' })
  label!: string | null;

  @Field(() => InvitationFateEnum)
  fate!: string;
}

@RowType('EndedStream', { description: 'A live page that was closed, reported by the process that closed it.' })
export class EndedStreamType {
  @Field(() => String)
  field!: string;

  @Field(() => Date)
  at!: Date;
}

@RowType('EndedSession')
export class EndedSessionType {
  @Field(() => PortalEnum)
  portal!: string;

  @Field(() => String, { nullable: true, description: 'As its browser calls itself, where the shop may know that.' })
  userAgent!: string | null;
}

@RowType('Revocation', { description: "The receipt of what ended with one person's access to the shop." })
export class RevocationType {
  @Field(() => ID)
  id!: string;

  @Field(() => RevocationKindEnum)
  kind!: string;

  @Field(() => MemberType)
  member!: MemberType;

  @Field(() => Date, { description: 'From this moment no request of theirs gets through.' })
  at!: Date;

  @Field(() => String, { description: 'Who did it.' })
  by!: string;

  @Field(() => Int, { description: 'Sign-ins of the person that lived then: they open this shop no more.' })
  sessions!: number;

  @Allow('security.read')
  @Field(() => [EndedSessionType], { nullable: true, description: 'Those that were ended, where the person goes on working here.' })
  endedSessions!: EndedSessionType[] | null;

  @Field(() => [EndedStreamType], { description: 'What has been closed so far: within a second, where every process hears of it.' })
  streams!: EndedStreamType[];

  @Allow('team.invite')
  @Field(() => [SettledInvitationType], { nullable: true })
  invitations!: SettledInvitationType[] | null;
}

export const RevocationOrProblem = orProblem('Revocation', () => RevocationType);

@InputType('RestoreMemberInput')
export class RestoreMemberArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => [RoleKeyScalar], { nullable: true, description: 'Null gives what they had, personal rights included.' })
  roles?: string[] | null;
}

@InputType('LeaveCompanyInput')
export class LeaveCompanyArgs {
  @Field(() => ID)
  companyId!: string;

  @Field(() => String)
  password!: string;
}
