import { isRight } from '@prikazchik/permissions/right';
import { GraphQLError, GraphQLScalarType } from 'graphql';

function parseRight(value: unknown): string {
  if (typeof value === 'string' && isRight(value)) return value;
  throw new GraphQLError('Not a right.');
}

/** A key of the permission table; unknown ones are refused before anything runs. */
export const RightScalar = new GraphQLScalarType({
  name: 'Right',
  description: 'A right of the permission table, such as `team.invite`.',
  serialize: parseRight,
  parseValue: parseRight,
});
