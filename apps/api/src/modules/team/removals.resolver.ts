import { LeaveCompanyInput, RestoreMemberInput } from '@prikazchik/inputs/team.input';
import { keyOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { shownInvitation } from './invitations.rules.ts';

import { shownMember } from './members.rules.ts';
import type { InvitationsChoice, Removals, Revocation } from './removals.service.ts';
import {
  InvitationsChoiceEnum,
  LeaveCompanyArgs,
  LeavingType,
  RestoreMemberArgs,
  RevocationOrProblem,
  RevocationType,
} from './removals.types.ts';
import type { Restores } from './restores.service.ts';
import { shownRevocation } from './revocations.rules.ts';
import { MemberOrProblem } from './team.types.ts';

const shownOrProblem = (answer: Revocation | Problem) => (answer instanceof Problem ? answer : shownRevocation(answer));

type ChoiceName = keyof typeof InvitationsChoiceEnum;

const choiceOf = (name: ChoiceName): InvitationsChoice => name.toLowerCase() as Lowercase<ChoiceName>;

@Resolver()
export class RemovalsResolver {
  readonly service: Removals;
  readonly restores: Restores;

  constructor(service: Removals, restores: Restores) {
    this.service = service;
    this.restores = restores;
  }

  @Allow('team.read')
  @Query(() => LeavingType, { description: 'What hangs on a member, to be read before they are blocked or removed.' })
  async leavingPreview(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    const { invitations, soleRights } = await this.service.preview(viewer, parseId(memberId));
    return { invitationsCount: invitations.length, invitations: invitations.map((invitation) => shownInvitation(invitation)), soleRights };
  }

  @Allow('team.read')
  @Query(() => RevocationType, { nullable: true, description: 'The newest receipt of a member, with what has been closed so far.' })
  async revocation(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    const receipt = await this.service.receipt(viewer, parseId(memberId));
    return receipt && shownRevocation(receipt);
  }

  @Allow('team.block')
  @Mutation(() => RevocationOrProblem)
  async blockMember(
    @Arg('id', () => ID) id: string,
    @Arg('invitations', () => InvitationsChoiceEnum, { defaultValue: 'WAIT' }) invitations: ChoiceName,
    @Ctx() { viewer }: Context,
  ) {
    return shownOrProblem(await this.service.block(viewer, parseId(id), choiceOf(invitations)));
  }

  @Allow('team.remove')
  @Mutation(() => RevocationOrProblem)
  async removeMember(
    @Arg('id', () => ID) id: string,
    @Arg('invitations', () => InvitationsChoiceEnum, { defaultValue: 'WAIT' }) invitations: ChoiceName,
    @Ctx() { viewer }: Context,
  ) {
    return shownOrProblem(await this.service.remove(viewer, parseId(id), choiceOf(invitations)));
  }

  @Allow('team.remove')
  @Mutation(() => MemberOrProblem, { description: 'Gives a removed member a new place at once; one who left is only invited.' })
  restoreMember(@Arg('input', () => RestoreMemberArgs) input: RestoreMemberArgs, @Ctx() { viewer }: Context) {
    const id = parseId(input.memberId);
    return withInput(RestoreMemberInput, input, async ({ roles }) => {
      const restored = await this.restores.restore(viewer, id, roles?.map(keyOf) ?? null);
      return restored instanceof Problem ? restored : shownMember(restored);
    });
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: "The person's own way out of a shop; its owner has none." })
  leaveCompany(@Arg('input', () => LeaveCompanyArgs) input: LeaveCompanyArgs, @Ctx() context: Context) {
    const viewer = personOf(context);
    const companyId = parseId(input.companyId);
    return withInput(LeaveCompanyInput, input, async ({ password }) => (await this.service.leave(viewer, companyId, password)) ?? done);
  }
}
