import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, isUnionType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { addConfirmations } from './confirmed.ts';
import { type GuardOptions, guard } from './guard.ts';
import { kindOf } from './result.ts';

type ResolverClass = new (...services: never[]) => object;
/** A resolver's class with the one instance that answers, wired by its module by hand. */
export type Resolver = readonly [ResolverClass, object];

/** Builds the schema and its guard; nothing else may make one that is served. */
export function createSchema(resolvers: readonly Resolver[], options: GuardOptions): GraphQLSchema {
  return guard(buildSchema(resolvers), options);
}

/** The schema without its guard: for the guard to be put around, and for tests that ask what is behind it. */
export function buildSchema(resolvers: readonly Resolver[]): GraphQLSchema {
  const instances = new Map<unknown, object>(resolvers);
  const schema = buildSchemaSync({
    resolvers: resolvers.map(([type]) => type) as NonEmptyArray<ResolverClass>,
    container: { get: (type) => instances.get(type) },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    // Demanded wherever there is a subscription; ours bring their own streams and never touch it.
    pubSub: createPubSub(),
  });
  resolveUnionsAtOnce(schema);
  addConfirmations(schema);
  return schema;
}

/** type-graphql tells the kind of a union's value through a promise, which a compiled document does not wait for. */
function resolveUnionsAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isUnionType(type)) continue;
    const names = type.getTypes().map(({ name }) => name);
    type.resolveType = (value) => kindOf(value, names);
  }
}
