import { Field, ID } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

const OwnershipStateEnum = enumOf('OwnershipState', ['OFFERED', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'EXPIRED', 'UNDONE']);

@RowType('OwnershipTransfer', { description: 'A shop that is offered, or was given, to another owner.' })
export class OwnershipTransferType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  companyId!: string;

  @Field(() => String)
  companyName!: string;

  @Field(() => OwnershipStateEnum)
  state!: string;

  @Field(() => String, { description: 'The name of whoever offered the shop.' })
  from!: string;

  @Field(() => String, { description: 'The name of whom it is offered to.' })
  to!: string;

  @Field(() => Boolean, { description: 'Whether the viewer is who offered it; else it is offered to them.' })
  byYou!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when the offer waits for an answer.' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Until when whoever offered may take the shop back; null before it was accepted.' })
  undoUntil!: Date | null;
}

export const OwnershipTransferOrProblem = orProblem('OwnershipTransfer', () => OwnershipTransferType);
