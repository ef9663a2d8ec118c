import { Field, InputType } from 'type-graphql';
import { orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

@RowType('ReturnLink', { description: 'An address by which a colleague without a box sets a new password, once, within an hour.' })
class ReturnLinkType {
  @Field(() => String, { description: 'Shown here only: it is kept nowhere.' })
  url!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@InputType('ReturnByLinkInput')
export class ReturnByLinkArgs {
  @Field(() => String)
  token!: string;

  @Field(() => String)
  password!: string;
}

export const ReturnLinkOrProblem = orProblem('ReturnLink', () => ReturnLinkType);
