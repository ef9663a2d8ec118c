import { RegisterByLinkInput } from '@prikazchik/inputs/account.input';
import { refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { keepTokens, SessionOrProblem } from '../accounts/accounts.module.ts';
import type { Entries } from './entries.service.ts';
import { EntryType, RegisterByLinkArgs } from './entries.types.ts';
import type { Invitation } from './invitations.repository.ts';
import { shownInvitation } from './invitations.rules.ts';
import { InvitationOrProblem } from './invitations.types.ts';

const shownOrProblem = (answer: Invitation | Problem) => (answer instanceof Problem ? answer : shownInvitation(answer));

@Resolver()
export class EntriesResolver {
  readonly service: Entries;

  constructor(service: Entries) {
    this.service = service;
  }

  @Allow('person')
  @Query(() => [EntryType], { description: 'Where the viewer waits to be let in, the oldest first.' })
  async myEntries(@Ctx() context: Context) {
    const entries = await this.service.mine(personOf(context));
    return entries.map(({ roles, ...entry }) => ({ ...entry, roles: roles.map(refOf) }));
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: 'For the holder of a link: uses it up. Gives nothing before somebody lets them in.' })
  async askEntryByLink(@Arg('token', () => String) token: string, @Ctx() context: Context) {
    return (await this.service.ask(personOf(context), token)) ?? done;
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, {
    description:
      'For the holder of a link: makes an account without an address and uses the link up. Gives nothing before somebody lets them in.',
  })
  async registerByLink(@Arg('input', () => RegisterByLinkArgs) input: RegisterByLinkArgs, @Ctx() context: Context) {
    return keepTokens(context, await withInput(RegisterByLinkInput, input, (value) => this.service.register(value, context.origin)));
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: 'Waits no more; the link stays used.' })
  async withdrawEntry(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return (await this.service.withdraw(personOf(context), parseId(id))) ?? done;
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem, { description: 'Gives the one who waits the place that the link offered.' })
  async approveEntry(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.approve(viewer, parseId(id)));
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem)
  async declineEntry(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.decline(viewer, parseId(id)));
  }
}
