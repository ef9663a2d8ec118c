import { ProfileInput } from '@prikazchik/inputs/account.input';
import { FinishSignInInput } from '@prikazchik/inputs/factor.input';
import { EmailInput, ResetPasswordInput, SignInInput } from '@prikazchik/inputs/session.input';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { Done, DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { HandoffOrProblem, ProfileArgs, ResetPasswordArgs, SessionOrProblem, SignInArgs, UserOrProblem } from './accounts.types.ts';
import type { Challenges } from './challenges.service.ts';
import type { Credentials } from './credentials.service.ts';
import { FinishSignInArgs, SignInResult } from './factors.types.ts';
import type { Handoffs } from './handoffs.service.ts';
import { keepTokens } from './kept-tokens.service.ts';
import type { Profiles } from './profiles.service.ts';
import { SecondFactorRequired } from './secrets.service.ts';
import type { Sessions } from './sessions.service.ts';

@Resolver()
export class AccountsResolver {
  readonly sessions: Sessions;
  readonly challenges: Challenges;
  readonly credentials: Credentials;
  readonly handoffs: Handoffs;
  readonly profiles: Profiles;

  constructor(sessions: Sessions, challenges: Challenges, credentials: Credentials, handoffs: Handoffs, profiles: Profiles) {
    this.sessions = sessions;
    this.challenges = challenges;
    this.credentials = credentials;
    this.handoffs = handoffs;
    this.profiles = profiles;
  }

  @Allow('guest')
  @Mutation(() => SignInResult)
  async signIn(@Arg('input', () => SignInArgs) input: SignInArgs, @Ctx() context: Context) {
    const answer = await withInput(SignInInput, input, (value) => this.sessions.signIn(value, context.origin, context.deviceToken));
    // Until the second factor is shown, the browser gets no cookie.
    return answer instanceof SecondFactorRequired ? answer : keepTokens(context, answer);
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, {
    description: 'The second step of signing in, with a code of the app or a recovery code. For the holder of the challenge.',
  })
  async finishSignIn(@Arg('input', () => FinishSignInArgs) input: FinishSignInArgs, @Ctx() context: Context) {
    return keepTokens(context, await withInput(FinishSignInInput, input, (value) => this.challenges.finish(value, context.origin)));
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, { description: 'Lives on the refresh cookie, which it replaces.' })
  async refreshSession(@Ctx() context: Context) {
    const session = await this.sessions.refresh(context.refreshToken, context.origin);
    if (session instanceof Problem) context.setRefreshToken(null);
    return keepTokens(context, session);
  }

  @Allow('guest')
  @Mutation(() => Done, { description: 'Ends the session of the cookie.' })
  async signOut(@Ctx() context: Context) {
    await this.sessions.signOut(context.refreshToken, context.viewer, context.origin);
    context.forgetBrowser();
    return done;
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem)
  resendConfirmation(@Arg('email', () => String) email: string, @Ctx() context: Context) {
    return withInput(EmailInput, { email }, async (value) => {
      await this.credentials.resendConfirmation(value.email, context.origin);
      return done;
    });
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, { description: 'For the holder of the letter.' })
  async confirmEmail(@Arg('token', () => String) token: string, @Ctx() context: Context) {
    return (await this.credentials.confirm(token, context.origin)) ?? done;
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, { description: 'The answer is the same whether or not the address is known.' })
  requestPasswordReset(@Arg('email', () => String) email: string, @Ctx() context: Context) {
    return withInput(EmailInput, { email }, async (value) => {
      await this.credentials.requestReset(value.email, context.origin);
      return done;
    });
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, { description: 'For the holder of the letter. Ends every session; signs nobody in.' })
  resetPassword(@Arg('input', () => ResetPasswordArgs) input: ResetPasswordArgs, @Ctx() context: Context) {
    return withInput(ResetPasswordInput, input, async (value) => {
      const device = await this.credentials.reset(value, context.origin);
      if (device instanceof Problem) return device;
      context.setDeviceToken(device);
      return done;
    });
  }

  @Allow('person')
  @Mutation(() => UserOrProblem)
  updateProfile(@Arg('input', () => ProfileArgs) input: ProfileArgs, @Ctx() context: Context) {
    return withInput(ProfileInput, input, async (value) => {
      const user = await this.profiles.update(personOf(context), value);
      return user instanceof Problem ? user : { ...user, locale: user.locale.toUpperCase() };
    });
  }

  @Allow('person')
  @Mutation(() => HandoffOrProblem, {
    description:
      'Carries this sign-in to the seller cabinet of a shop. `challenge`: the SHA-256, in base64url, of the verifier (RFC 7636).',
  })
  async startHandoff(
    @Arg('companyId', () => ID) companyId: string,
    @Arg('challenge', () => String) challenge: string,
    @Ctx() context: Context,
  ) {
    const url = await this.handoffs.start(personOf(context), parseId(companyId), challenge);
    return url instanceof Problem ? url : { url };
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, { description: 'For the holder of the address, in the browser that began: it alone has the verifier.' })
  async finishHandoff(@Arg('token', () => String) token: string, @Arg('verifier', () => String) verifier: string, @Ctx() context: Context) {
    return keepTokens(context, await this.handoffs.finish({ token, verifier }, context.viewer, context.origin));
  }
}
