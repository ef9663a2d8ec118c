import { Field, ID } from 'type-graphql';
import { connectionOf, enumOf, ProblemCodeEnum } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import type { ProblemCode } from '../../platform/problem.ts';
import type { SignInWay } from './sign-ins.rules.ts';

export const PortalEnum = enumOf('Portal', ['SELLER', 'STAFF'], 'The seller cabinet, or the staff portal.');
export const SignInWayEnum = enumOf(
  'SignInWay',
  ['PASSWORD', 'CODE', 'RECOVERY_CODE', 'PASSKEY', 'HANDOFF', 'STOLEN_TOKEN'],
  'How somebody came in, or tried to.',
);

@RowType('OwnSession', { description: 'One sign-in of the viewer that may still be used.' })
export class OwnSessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => PortalEnum)
  portal!: keyof typeof PortalEnum;

  @Field(() => String, { nullable: true, description: 'As the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { description: 'Within some minutes.' })
  lastUsedAt!: Date;

  @Field(() => Date, { description: 'At the latest.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'The one that asks.' })
  isThis!: boolean;
}

@RowType('SignIn', { description: 'That somebody signed in as the viewer, or tried to.' })
class SignInType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => SignInWayEnum)
  way!: SignInWay;

  @Field(() => ProblemCodeEnum, { nullable: true, description: 'Why it was refused; null when it was not.' })
  refusal!: ProblemCode | null;

  @Field(() => String, { nullable: true })
  userAgent!: string | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;
}

export const SignInConnection = connectionOf('SignIn', () => SignInType);
