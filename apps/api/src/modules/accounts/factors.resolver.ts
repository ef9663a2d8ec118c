import { CodeInput, ConfirmOperationInput, PasswordInput } from '@prikazchik/inputs/factor.input';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import type { Confirmations } from './confirmations.service.ts';
import type { Factors } from './factors.service.ts';
import { ConfirmOperationArgs, RecoveryCodesOrProblem, SecondFactorType, TotpEnrolmentOrProblem } from './factors.types.ts';

@Resolver()
export class FactorsResolver {
  readonly factors: Factors;
  readonly confirmations: Confirmations;

  constructor(factors: Factors, confirmations: Confirmations) {
    this.factors = factors;
    this.confirmations = confirmations;
  }

  @Allow('person')
  @Query(() => SecondFactorType, { description: "The viewer's own." })
  secondFactor(@Ctx() context: Context) {
    return this.factors.status(personOf(context));
  }

  @Allow('person')
  @Mutation(() => TotpEnrolmentOrProblem, {
    description: 'Shows a secret for an authenticator app; it counts once `confirmTotp` has seen a code.',
  })
  startTotp(@Arg('password', () => String) password: string, @Ctx() context: Context) {
    return withInput(PasswordInput, { password }, (value) => this.factors.start(personOf(context), value.password));
  }

  @Allow('person')
  @Mutation(() => RecoveryCodesOrProblem, { description: "Ends the viewer's other sessions: they began without the second factor." })
  confirmTotp(@Arg('code', () => String) code: string, @Ctx() context: Context) {
    return withInput(CodeInput, { code }, (value) => this.factors.confirm(personOf(context), value.code));
  }

  @Allow('person')
  @Mutation(() => RecoveryCodesOrProblem, { description: 'A new set kills the old one.' })
  renewRecoveryCodes(@Arg('code', () => String) code: string, @Ctx() context: Context) {
    return withInput(CodeInput, { code }, (value) => this.factors.renewCodes(personOf(context), value.code));
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem)
  disableTotp(@Arg('code', () => String) code: string, @Ctx() context: Context) {
    return withInput(CodeInput, { code }, async (value) => (await this.factors.disable(personOf(context), value.code)) ?? done);
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, {
    description: 'Confirms one call of a protected operation, for five minutes and once: that which was answered with CONFIRMATION_NEEDED.',
  })
  confirmOperation(@Arg('input', () => ConfirmOperationArgs) input: ConfirmOperationArgs, @Ctx() context: Context) {
    return withInput(ConfirmOperationInput, input, async (value) => (await this.confirmations.give(personOf(context), value)) ?? done);
  }
}
