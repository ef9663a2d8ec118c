import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { orProblem, ProblemType } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { SessionType } from './accounts.types.ts';

@RowType('SecondFactorRequired', {
  description: 'The password was right. `challenge` stands for this sign-in alone: keep it in memory; it opens nothing without a code.',
})
class SecondFactorRequiredType {
  @Field(() => String)
  challenge!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@RowType('SecondFactor')
export class SecondFactorType {
  @Field(() => Date, { nullable: true, description: 'Since when an authenticator app is asked for; null without one.' })
  since!: Date | null;

  @Field(() => Int)
  recoveryCodesLeft!: number;
}

@RowType('TotpEnrolment', { description: 'Shown this once: for an authenticator app, as text and as the address of its QR code.' })
class TotpEnrolmentType {
  @Field(() => String, { description: 'Base32.' })
  secret!: string;

  @Field(() => String)
  uri!: string;
}

@RowType('RecoveryCodes', { description: 'Shown this once. Each lets in once whoever has lost the app.' })
class RecoveryCodesType {
  @Field(() => [String])
  codes!: string[];
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SessionType, SecondFactorRequiredType, ProblemType] as const,
});
export const TotpEnrolmentOrProblem = orProblem('TotpEnrolment', () => TotpEnrolmentType);
export const RecoveryCodesOrProblem = orProblem('RecoveryCodes', () => RecoveryCodesType);

@InputType('FinishSignInInput')
export class FinishSignInArgs {
  @Field(() => String)
  challenge!: string;

  @Field(() => String)
  code!: string;
}

@InputType('ConfirmOperationInput')
export class ConfirmOperationArgs {
  @Field(() => String)
  confirmation!: string;

  @Field(() => String, { nullable: true, description: 'Of those who have a second factor.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Of those who have none.' })
  password!: string | null;
}
