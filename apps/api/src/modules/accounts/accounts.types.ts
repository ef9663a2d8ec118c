import { Field, ID, InputType } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

export const LocaleEnum = enumOf('Locale', ['RU', 'EN']);

@RowType('User')
export class UserType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null for those without a box, who sign in with `signInName`.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for those who came by a letter.' })
  signInName!: string | null;

  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'E.164.' })
  phone!: string | null;

  @Field(() => LocaleEnum)
  locale!: string;

  @Field(() => Date)
  createdAt!: Date;
}

@RowType('Session', {
  description: 'A signed-in session: keep `accessToken` in memory only; the refresh token travels in an HttpOnly cookie.',
})
export class SessionType {
  @Field(() => String)
  accessToken!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@RowType('Handoff', {
  description: 'An address for one browser to carry a sign-in from one portal to the other; works once, for a minute.',
})
class HandoffType {
  @Field(() => String)
  url!: string;
}

export const UserOrProblem = orProblem('User', () => UserType);
export const SessionOrProblem = orProblem('Session', () => SessionType);
export const HandoffOrProblem = orProblem('Handoff', () => HandoffType);

@InputType('SignInInput')
export class SignInArgs {
  @Field(() => String, { description: 'The address, or the name of one without a box.' })
  name!: string;

  @Field(() => String)
  password!: string;
}

@InputType('ResetPasswordInput')
export class ResetPasswordArgs {
  @Field(() => String)
  token!: string;

  @Field(() => String)
  password!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'They are lost, or somebody else added them.' })
  removePasskeys!: boolean;
}

@InputType('ProfileInput')
export class ProfileArgs {
  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';
}
