import { ReturnByLinkInput } from '@prikazchik/inputs/session.input';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { MemberReturns } from './member-returns.service.ts';
import { ReturnByLinkArgs, ReturnLinkOrProblem } from './member-returns.types.ts';

@Resolver()
export class MemberReturnsResolver {
  readonly service: MemberReturns;

  constructor(service: MemberReturns) {
    this.service = service;
  }

  @Allow('security.manage')
  @Mutation(() => ReturnLinkOrProblem, {
    description:
      'For a colleague without a box who has forgotten the password. Never for the owner, an equal, or one who works in another shop, too.',
  })
  createReturnLink(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return this.service.create(viewer, parseId(memberId));
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, {
    description: 'For the holder of a return link. Takes the second factor and ends every session; signs nobody in.',
  })
  returnByLink(@Arg('input', () => ReturnByLinkArgs) input: ReturnByLinkArgs, @Ctx() context: Context) {
    return withInput(ReturnByLinkInput, input, async (value) => {
      const device = await this.service.redeem(value, context.origin);
      if (device instanceof Problem) return device;
      context.setDeviceToken(device);
      return done;
    });
  }
}
