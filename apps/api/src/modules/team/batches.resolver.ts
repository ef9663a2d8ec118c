import { PrepareInvitationsInput } from '@prikazchik/inputs/team.input';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { shownBatch } from './batches.rules.ts';
import type { Batches } from './batches.service.ts';
import { BatchOrProblem, BatchType, PrepareInvitationsArgs } from './batches.types.ts';

@Resolver()
export class BatchesResolver {
  readonly service: Batches;

  constructor(service: Batches) {
    this.service = service;
  }

  @Allow('team.invite')
  @Query(() => BatchType)
  async invitationBatch(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownBatch(await this.service.find(viewer, parseId(id)));
  }

  @Allow('team.invite')
  @Mutation(() => BatchOrProblem, { description: 'Reads a list and says of each line whether it could be sent; nothing leaves yet.' })
  prepareInvitations(@Arg('input', () => PrepareInvitationsArgs) input: PrepareInvitationsArgs, @Ctx() { viewer }: Context) {
    return withInput(PrepareInvitationsInput, input, async (value) => {
      const batch = await this.service.prepare(viewer, value);
      return batch instanceof Problem ? batch : shownBatch(batch);
    });
  }

  @Allow('team.invite')
  @Mutation(() => BatchOrProblem, { description: 'Sends every line that could be, in the background; for the one who prepared it.' })
  async sendInvitations(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    const batch = await this.service.send(viewer, parseId(id));
    return batch instanceof Problem ? batch : shownBatch(batch);
  }
}
