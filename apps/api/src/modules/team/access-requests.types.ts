import { Field, ID, InputType } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';

const AccessRequestStateEnum = enumOf('AccessRequestState', ['PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'ENDED']);

@RowType('AccessRequest', { description: 'A right that a member asks for.' })
export class AccessRequestType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  memberName!: string;

  @Field(() => RightScalar)
  right!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, in the words of the one who asks.' })
  note!: string | null;

  @Field(() => AccessRequestStateEnum)
  state!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Until when it was approved; null is without an end.' })
  until!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer may approve or decline it.' })
  canAnswer!: boolean;
}

export const AccessRequestOrProblem = orProblem('AccessRequest', () => AccessRequestType);

@InputType('ExtendAccessInput')
export class ExtendAccessArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => RoleKeyScalar, { nullable: true })
  role?: string | null;

  @Field(() => RightScalar, { nullable: true })
  right?: string | null;

  @Field(() => Date, { description: 'The end that was seen; another one answers CHANGED_MEANWHILE.' })
  to!: Date;
}

@InputType('RequestAccessInput')
export class RequestAccessArgs {
  @Field(() => RightScalar)
  right!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType('ApproveAccessRequestInput')
export class ApproveAccessRequestArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Date, { nullable: true, description: 'Not included itself; left out: without an end.' })
  until?: Date | null;
}

@InputType('DeclineAccessRequestInput')
export class DeclineAccessRequestArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}
