import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID } from 'type-graphql';
import { orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { PortalEnum } from './own-sessions.types.ts';

@RowType('Passkey', { description: 'A key of the viewer, on a device of theirs, that signs in to one portal without a password.' })
export class PasskeyType {
  @Field(() => ID)
  id!: string;

  @Field(() => PortalEnum)
  portal!: string;

  @Field(() => String, { nullable: true, description: 'The browser in which it was made, as it calls itself.' })
  userAgent!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  lastUsedAt!: Date | null;
}

@RowType('PasskeyQuestion', { description: 'What the browser is to put to a key: once, for five minutes.' })
class PasskeyQuestionType {
  @Field(() => GraphQLJSONObject, { description: 'In the JSON form of WebAuthn Level 3.' })
  options!: object;
}

export const PasskeyOrProblem = orProblem('Passkey', () => PasskeyType);
export const PasskeyQuestionOrProblem = orProblem('PasskeyQuestion', () => PasskeyQuestionType);
