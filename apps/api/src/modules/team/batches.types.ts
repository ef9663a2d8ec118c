import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf, orProblem, ProblemCodeEnum } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import type { ProblemCode } from '../../platform/problem.ts';
import { LocaleEnum } from '../accounts/accounts.module.ts';

const BatchLineStateEnum = enumOf('BatchLineState', ['READY', 'SENT', 'REFUSED']);

@RowType('InvitationBatchLine')
export class BatchLineType {
  @Field(() => Int, { description: 'Its number in the list.' })
  line!: number;

  @Field(() => String)
  email!: string;

  @Field(() => String, { description: 'As the list says it; empty where it says none.' })
  role!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => BatchLineStateEnum)
  state!: string;

  @Field(() => ProblemCodeEnum, { nullable: true })
  problem!: ProblemCode | null;
}

@RowType('InvitationBatch', { description: 'Many invitations from one list: looked at first, then sent one by one.' })
export class BatchType {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean)
  isStarted!: boolean;

  @Field(() => Int)
  ready!: number;

  @Field(() => Int)
  sent!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => [BatchLineType])
  lines!: BatchLineType[];
}

export const BatchOrProblem = orProblem('InvitationBatch', () => BatchType);

@InputType('PrepareInvitationsInput')
export class PrepareInvitationsArgs {
  @Field(() => String, { description: 'An address and, where it differs, a role on each line; CSV, at most 500 lines.' })
  list!: string;

  @Field(() => [RoleKeyScalar], { description: 'For the lines that name none.' })
  roles!: string[];

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';

  @Field(() => Int, { defaultValue: 7 })
  days!: number;
}
