import { ChangeRolesInput, SetMemberAccessInput, UpdateMemberInput } from '@prikazchik/inputs/team.input';
import { keyOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { Done, done } from '../../platform/graphql/result.ts';
import { streamOf } from '../../platform/graphql/subscriptions.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { demand } from '../../platform/viewer.ts';
import type { Accesses } from './access.service.ts';
import { SetMemberAccessArgs } from './access.types.ts';
import type { Details } from './details.service.ts';
import { UpdateMemberArgs } from './details.types.ts';
import { type MemberView, shownMember } from './members.rules.ts';
import type { Members } from './members.service.ts';
import { ChangeRolesArgs, MemberConnection, MemberFilter, MemberOrProblem, MemberType, TeamCountsType } from './team.types.ts';

const shownOrProblem = (answer: MemberView | Problem) => (answer instanceof Problem ? answer : shownMember(answer));

@Resolver()
export class MembersResolver {
  readonly service: Members;
  readonly accesses: Accesses;
  readonly details: Details;

  constructor(service: Members, accesses: Accesses, details: Details) {
    this.service = service;
    this.accesses = accesses;
    this.details = details;
  }

  @Allow('team.read')
  @Query(() => MemberConnection)
  async members(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => MemberFilter, { nullable: true }) filter: MemberFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    const page = await this.service.list(
      viewer,
      { first, after: after ?? null },
      {
        state: (filter?.state?.toLowerCase() as Lowercase<NonNullable<MemberFilter['state']>> | undefined) ?? null,
        role: filter?.role ? keyOf(filter.role) : null,
        search: filter?.search?.trim().slice(0, 100) || null,
      },
    );
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shownMember(node), cursor })) };
  }

  @Allow('team.read')
  @Query(() => MemberType)
  async member(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownMember(await this.service.find(viewer, parseId(id)));
  }

  @Allow('team.read')
  @Query(() => TeamCountsType)
  teamCounts(@Ctx() { viewer }: Context) {
    return this.service.counts(viewer);
  }

  @Allow('team.assign')
  @Mutation(() => MemberOrProblem)
  changeRoles(@Arg('input', () => ChangeRolesArgs) input: ChangeRolesArgs, @Ctx() { viewer }: Context) {
    const id = parseId(input.memberId);
    return withInput(ChangeRolesInput, input, async ({ roles }) =>
      shownOrProblem(await this.service.changeRoles(viewer, id, roles.map(keyOf))),
    );
  }

  @Allow('team.assign')
  @Mutation(() => MemberOrProblem, {
    description: '`version` is that of the access which was read; another one answers CHANGED_MEANWHILE.',
  })
  setMemberAccess(@Arg('input', () => SetMemberAccessArgs) input: SetMemberAccessArgs, @Ctx() { viewer }: Context) {
    return withInput(SetMemberAccessInput, input, async (value) => shownOrProblem(await this.accesses.set(viewer, value)));
  }

  @Allow('team.update')
  @Mutation(() => MemberOrProblem, {
    description:
      'What is left out is as their account says. `version` is that of the details which were read; another one answers CHANGED_MEANWHILE.',
  })
  updateMember(@Arg('input', () => UpdateMemberArgs) input: UpdateMemberArgs, @Ctx() { viewer }: Context) {
    return withInput(UpdateMemberInput, input, async (value) => shownOrProblem(await this.details.update(viewer, value)));
  }

  @Allow('team.block')
  @Mutation(() => MemberOrProblem)
  async unblockMember(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.unblock(viewer, parseId(id)));
  }

  @Allow('team.read')
  @Subscription(() => Done, {
    description: 'Tells when a member or an invitation of the shop has changed.',
    subscribe: ({ context }: { context: Context }) => {
      const { companyId } = demand(context.viewer, 'team.read').membership;
      return streamOf(context.pubsub, (signal) => (signal.topic === 'team' && signal.companyId === companyId ? done : null));
    },
  })
  teamChanged(@Root() event: Done) {
    return event;
  }
}
