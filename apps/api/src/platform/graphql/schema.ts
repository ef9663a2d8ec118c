import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { type GuardOptions, guard } from './guard.ts';

type ResolverClass = new (...services: never[]) => object;
/** A resolver's class with the one instance that answers, wired by its module by hand. */
export type Resolver = readonly [ResolverClass, object];

/** Builds the schema and its guard; nothing else may make an executable one. */
export function createSchema(resolvers: Resolver[], options: GuardOptions): GraphQLSchema {
  const instances = new Map<unknown, object>(resolvers);
  const schema = buildSchemaSync({
    resolvers: resolvers.map(([type]) => type) as NonEmptyArray<ResolverClass>,
    container: { get: (type) => instances.get(type) },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    // Demanded wherever there is a subscription; ours bring their own streams and never touch it.
    pubSub: createPubSub(),
  });
  return guard(schema, options);
}
