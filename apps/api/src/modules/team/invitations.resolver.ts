import { RegisterByInvitationInput } from '@prikazchik/inputs/account.input';
import { InviteByLinkInput, InviteMemberInput } from '@prikazchik/inputs/team.input';
import { keyOf, refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { keepTokens, SessionOrProblem } from '../accounts/accounts.module.ts';
import type { Acceptances, Preview } from './acceptances.service.ts';
import type { Invitation } from './invitations.repository.ts';
import { dayOf, shownInvitation } from './invitations.rules.ts';
import type { Invitations, Sent } from './invitations.service.ts';
import type { Delivery, InvitationState } from './invitations.tables.ts';
import {
  InvitationConnection,
  InvitationFilter,
  InvitationOrProblem,
  InvitationPreviewOrProblem,
  InviteByLinkArgs,
  InviteMemberArgs,
  RegisterByInvitationArgs,
  RemindedOrProblem,
} from './invitations.types.ts';
import type { Reminders } from './reminders.service.ts';

const shownOrProblem = (answer: Invitation | Problem) => (answer instanceof Problem ? answer : shownInvitation(answer));
const sentOrProblem = (answer: Sent | Problem) => (answer instanceof Problem ? answer : shownInvitation(answer.invitation, answer.url));

const shownPreview = (preview: Preview) => ({
  ...preview,
  kind: preview.kind.toUpperCase(),
  locale: preview.locale.toUpperCase(),
  roles: preview.roles.map(refOf),
});

@Resolver()
export class InvitationsResolver {
  readonly service: Invitations;
  readonly acceptances: Acceptances;

  readonly reminders: Reminders;

  constructor(service: Invitations, acceptances: Acceptances, reminders: Reminders) {
    this.service = service;
    this.acceptances = acceptances;
    this.reminders = reminders;
  }

  @Allow('team.invite')
  @Query(() => InvitationConnection)
  async invitations(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => InvitationFilter, { nullable: true }) filter: InvitationFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    const page = await this.service.list(
      viewer,
      { first, after: after ?? null },
      {
        state: (filter?.state?.toLowerCase() as InvitationState | undefined) ?? null,
        role: filter?.role ? keyOf(filter.role) : null,
        email: filter?.email?.trim().slice(0, 254) || null,
        delivery: (filter?.delivery?.toLowerCase() as Delivery | undefined) ?? null,
        inviter: filter?.inviter?.trim().slice(0, 100) || null,
        from: dayOf(filter?.from),
        to: dayOf(filter?.to),
      },
    );
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shownInvitation(node), cursor })) };
  }

  @Allow('guest')
  @Query(() => InvitationPreviewOrProblem, { description: 'For the holder of the letter or the link; changes nothing.' })
  async invitationPreview(@Arg('token', () => String) token: string, @Ctx() { origin }: Context) {
    const preview = await this.acceptances.preview(token, origin);
    return preview instanceof Problem ? preview : shownPreview(preview);
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem)
  inviteMember(@Arg('input', () => InviteMemberArgs) input: InviteMemberArgs, @Ctx() { viewer }: Context) {
    return withInput(InviteMemberInput, input, async (value) => shownOrProblem(await this.service.invite(viewer, value)));
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem, {
    description: 'A link for whoever has no mailbox: one person enters by it once, and gets no right before they are let in.',
  })
  inviteByLink(@Arg('input', () => InviteByLinkArgs) input: InviteByLinkArgs, @Ctx() { viewer }: Context) {
    return withInput(InviteByLinkInput, input, async (value) => sentOrProblem(await this.service.inviteByLink(viewer, value)));
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem, { description: 'The old link dies at once; the new one goes by letter, or is in the answer.' })
  async resendInvitation(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return sentOrProblem(await this.service.resend(viewer, parseId(id)));
  }

  @Allow('team.invite')
  @Mutation(() => RemindedOrProblem, {
    description: 'Writes again, with the same link, to all who have not answered and have heard nothing for a day.',
  })
  async remindInvitations(@Ctx() { viewer }: Context) {
    const count = await this.reminders.remind(viewer);
    return count instanceof Problem ? count : { count };
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem, { description: 'The link dies at once.' })
  async revokeInvitation(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.revoke(viewer, parseId(id)));
  }

  @Allow('team.invite')
  @Mutation(() => InvitationOrProblem, { description: 'Answers for an invitation whose sender can not invite any more.' })
  async takeOverInvitation(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.takeOver(viewer, parseId(id)));
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, {
    description: 'For the holder of the letter. Makes the account, confirms the address and joins the shop in one go.',
  })
  async registerByInvitation(@Arg('input', () => RegisterByInvitationArgs) input: RegisterByInvitationArgs, @Ctx() context: Context) {
    return keepTokens(
      context,
      await withInput(RegisterByInvitationInput, input, (value) => this.acceptances.register(value, context.origin)),
    );
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, { description: 'For the holder of the letter.' })
  async declineInvitation(@Arg('token', () => String) token: string, @Ctx() { origin }: Context) {
    return (await this.acceptances.decline(token, origin)) ?? done;
  }
}
