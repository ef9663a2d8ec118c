import { isRoleRef } from '@prikazchik/inputs/team.input';
import { isRight } from '@prikazchik/permissions/right';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

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

function parseRole(value: unknown): string {
  if (typeof value === 'string' && isRoleRef(value)) return value;
  throw new GraphQLError('Not a role.');
}

/** What names a role; whether the shop has a role of its own with this id is for the services to say. */
export const RoleKeyScalar = new GraphQLScalarType({
  name: 'RoleKey',
  description: "A preset role, such as `MANAGER`, or the id of a shop's own role.",
  serialize: parseRole,
  parseValue: parseRole,
  parseLiteral: (node) => parseRole(node.kind === Kind.STRING || node.kind === Kind.ENUM ? node.value : null),
});
