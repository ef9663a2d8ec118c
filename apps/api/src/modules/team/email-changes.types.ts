import { Field, ID } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

const EmailChangeStateEnum = enumOf(
  'EmailChangeState',
  ['NEW_BOX', 'APPROVAL', 'TIME', 'OVER'],
  'What a request still waits for: its new box, an approval, its time; or nothing, because the places of its person have changed since.',
);

@RowType('EmailChange', { description: 'That a person wants to sign in with another address.' })
export class EmailChangeType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The new one.' })
  email!: string;

  @Field(() => EmailChangeStateEnum)
  state!: keyof typeof EmailChangeStateEnum;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when the box is to be proved and somebody to approve.' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the address moves by itself; null as long as something is missing.' })
  movesAt!: Date | null;
}

export const EmailChangeOrProblem = orProblem('EmailChange', () => EmailChangeType);

@RowType('AskedEmailChange', { description: 'A request of a member, whose new box is proved, as those see it who may approve.' })
export class AskedEmailChangeType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'With which they sign in now; null for one who has had no box so far.' })
  email!: string | null;

  @Field(() => String, { nullable: true })
  signInName!: string | null;

  @Field(() => String)
  newEmail!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the address moves, once it was approved here or in another shop.' })
  movesAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer may answer it: it is neither their own nor that of somebody above them.' })
  canDecide!: boolean;
}
