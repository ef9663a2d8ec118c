import { EmailInput } from '@prikazchik/inputs/session.input';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import type { EmailApprovals } from './email-approvals.service.ts';
import type { EmailChanges } from './email-changes.service.ts';
import { AskedEmailChangeType, EmailChangeOrProblem, EmailChangeType } from './email-changes.types.ts';

@Resolver()
export class EmailChangesResolver {
  readonly changes: EmailChanges;
  readonly approvals: EmailApprovals;

  constructor(changes: EmailChanges, approvals: EmailApprovals) {
    this.changes = changes;
    this.approvals = approvals;
  }

  @Allow('person')
  @Query(() => EmailChangeType, { nullable: true, description: "The viewer's own living request." })
  myEmailChange(@Ctx() context: Context) {
    return this.changes.mine(personOf(context));
  }

  @Allow('person')
  @Mutation(() => EmailChangeOrProblem, {
    description: 'Sends a link to the new box, and word of it to the old one. The answer is the same whether or not the address is known.',
  })
  requestEmailChange(@Arg('email', () => String) email: string, @Ctx() context: Context) {
    return withInput(EmailInput, { email }, (value) => this.changes.request(personOf(context), value.email));
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem)
  async cancelEmailChange(@Ctx() context: Context) {
    return (await this.changes.cancel(personOf(context))) ?? done;
  }

  @Allow('guest')
  @Mutation(() => EmailChangeOrProblem, { description: 'For the holder of the letter to the new box.' })
  confirmNewEmail(@Arg('token', () => String) token: string, @Ctx() context: Context) {
    return this.changes.confirm(token, context.origin);
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, { description: "For the holder of the letter to the old box. Ends all of the person's sessions, too." })
  async stopEmailChange(@Arg('token', () => String) token: string, @Ctx() context: Context) {
    return (await this.changes.stop(token, context.origin)) ?? done;
  }

  @Allow('team.approveEmail')
  @Query(() => [AskedEmailChangeType], { description: 'Requests of the shop’s people whose new box is proved, the oldest first.' })
  emailChanges(@Ctx() { viewer }: Context) {
    return this.approvals.list(viewer);
  }

  @Allow('team.approveEmail')
  @Mutation(() => DoneOrProblem, { description: 'The address moves a moment later, or when the old box has had its day to stop it.' })
  async approveEmailChange(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return (await this.approvals.approve(viewer, parseId(id))) ?? done;
  }

  @Allow('team.approveEmail')
  @Mutation(() => DoneOrProblem)
  async declineEmailChange(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return (await this.approvals.decline(viewer, parseId(id))) ?? done;
  }
}
