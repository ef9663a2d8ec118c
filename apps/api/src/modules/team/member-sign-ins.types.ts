import { Field, ID } from 'type-graphql';
import { connectionOf, ProblemCodeEnum } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import type { ProblemCode } from '../../platform/problem.ts';
import { type SignInWay, SignInWayEnum } from '../accounts/accounts.module.ts';

@RowType('MemberSignIn', { description: "That somebody came in by a colleague's name, or tried to, as far as the shop may know it." })
class MemberSignInType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => SignInWayEnum)
  way!: SignInWay;

  @Field(() => ProblemCodeEnum, { nullable: true, description: 'Why it was refused; null when it was not.' })
  refusal!: ProblemCode | null;

  @Field(() => String, { nullable: true, description: 'Null of one who works in other shops, too.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'Null of one who works in other shops, too.' })
  ip!: string | null;
}

export const MemberSignInConnection = connectionOf('MemberSignIn', () => MemberSignInType);
