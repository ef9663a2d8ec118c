import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Ownership, TransferView } from './ownership.service.ts';
import { OwnershipTransferOrProblem, OwnershipTransferType } from './ownership.types.ts';

const shown = (transfer: TransferView) => ({ ...transfer, state: transfer.state.toUpperCase() });
const shownOrProblem = (answer: TransferView | Problem) => (answer instanceof Problem ? answer : shown(answer));

@Resolver()
export class OwnershipResolver {
  readonly service: Ownership;

  constructor(service: Ownership) {
    this.service = service;
  }

  @Allow('person')
  @Query(() => [OwnershipTransferType], {
    description:
      'Offers that wait for an answer and transfers that can still be undone, over all shops, in which the viewer is one of the two.',
  })
  async ownershipTransfers(@Ctx() context: Context) {
    return (await this.service.living(personOf(context))).map(shown);
  }

  @Allow('company.transfer')
  @Mutation(() => OwnershipTransferOrProblem, { description: 'Changes nothing until the other accepts, for which there are 72 hours.' })
  async offerOwnership(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.offer(viewer, parseId(memberId)));
  }

  @Allow('company.transfer')
  @Mutation(() => OwnershipTransferOrProblem)
  async cancelOwnershipOffer(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.cancel(viewer, parseId(id)));
  }

  @Allow('person')
  @Mutation(() => OwnershipTransferOrProblem, {
    description: 'The viewer becomes the owner; who was it becomes an administrator, and may undo it for 24 hours.',
  })
  async acceptOwnership(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return shownOrProblem(await this.service.accept(personOf(context), parseId(id)));
  }

  @Allow('person')
  @Mutation(() => OwnershipTransferOrProblem)
  async declineOwnership(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return shownOrProblem(await this.service.decline(personOf(context), parseId(id)));
  }

  @Allow('person')
  @Mutation(() => OwnershipTransferOrProblem, { description: 'The former owner takes the shop back; everybody is what they were.' })
  async undoOwnership(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return shownOrProblem(await this.service.undo(personOf(context), parseId(id)));
  }
}
