import { ApproveAccessRequestInput, DeclineAccessRequestInput, ExtendAccessInput, RequestAccessInput } from '@prikazchik/inputs/team.input';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { AccessRequests, AccessRequestView } from './access-requests.service.ts';
import {
  AccessRequestOrProblem,
  AccessRequestType,
  ApproveAccessRequestArgs,
  DeclineAccessRequestArgs,
  ExtendAccessArgs,
  RequestAccessArgs,
} from './access-requests.types.ts';
import type { Extensions } from './extensions.service.ts';
import { shownMember } from './members.rules.ts';
import { MemberOrProblem } from './team.types.ts';

const shown = (request: AccessRequestView) => ({ ...request, state: request.state.toUpperCase() });
const shownOrProblem = (answer: AccessRequestView | Problem) => (answer instanceof Problem ? answer : shown(answer));

@Resolver()
export class AccessRequestsResolver {
  readonly service: AccessRequests;
  readonly extensions: Extensions;

  constructor(service: AccessRequests, extensions: Extensions) {
    this.service = service;
    this.extensions = extensions;
  }

  @Allow('team.assign')
  @Query(() => [AccessRequestType], { description: 'What colleagues ask for and nobody has answered, the oldest first.' })
  async accessRequests(@Ctx() { viewer }: Context) {
    return (await this.service.list(viewer)).map(shown);
  }

  @Allow('member')
  @Query(() => [AccessRequestType], { description: 'What the viewer asks for and nobody has answered.' })
  async myAccessRequests(@Ctx() context: Context) {
    return (await this.service.mine(personOf(context))).map(shown);
  }

  @Allow('member')
  @Mutation(() => AccessRequestOrProblem, { description: 'Asks those who could give the right for it; ten a day at most.' })
  requestAccess(@Arg('input', () => RequestAccessArgs) input: RequestAccessArgs, @Ctx() context: Context) {
    return withInput(RequestAccessInput, input, async (value) => shownOrProblem(await this.service.ask(personOf(context), value)));
  }

  @Allow('member')
  @Mutation(() => AccessRequestOrProblem)
  async withdrawAccessRequest(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return shownOrProblem(await this.service.withdraw(personOf(context), parseId(id)));
  }

  @Allow('team.assign')
  @Mutation(() => AccessRequestOrProblem, { description: 'Gives the right, with what it depends on, as `setMemberAccess` would.' })
  approveAccessRequest(@Arg('input', () => ApproveAccessRequestArgs) input: ApproveAccessRequestArgs, @Ctx() { viewer }: Context) {
    return withInput(ApproveAccessRequestInput, input, async (value) => shownOrProblem(await this.service.approve(viewer, value)));
  }

  @Allow('team.assign')
  @Mutation(() => MemberOrProblem, { description: 'Thirty days more of one role, or one right, that ends or has ended.' })
  extendAccess(@Arg('input', () => ExtendAccessArgs) input: ExtendAccessArgs, @Ctx() { viewer }: Context) {
    return withInput(ExtendAccessInput, input, async (value) => {
      const answer = await this.extensions.extend(viewer, value);
      return answer instanceof Problem ? answer : shownMember(answer);
    });
  }

  @Allow('team.assign')
  @Mutation(() => AccessRequestOrProblem)
  declineAccessRequest(@Arg('input', () => DeclineAccessRequestArgs) input: DeclineAccessRequestArgs, @Ctx() { viewer }: Context) {
    return withInput(DeclineAccessRequestInput, input, async (value) => shownOrProblem(await this.service.decline(viewer, value)));
  }
}
