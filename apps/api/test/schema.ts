import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { composeModules } from '../src/modules.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect, type Database } from '../src/platform/db.ts';
import type { Context } from '../src/platform/graphql/context.ts';
import type { Resolver } from '../src/platform/graphql/schema.ts';
import { createLog } from '../src/platform/log.ts';
import type { Origin, Viewer } from '../src/platform/viewer.ts';

export type Operation = 'Query' | 'Mutation' | 'Subscription';
export type Field = GraphQLField<unknown, Context>;

export interface RootField {
  operation: Operation;
  /** `Mutation.signIn`. */
  name: string;
  field: Field;
}

/** The resolvers as the API wires them; without a database they can be looked at but not asked. */
export async function composeResolvers(database?: Database): Promise<Resolver[]> {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://nobody@localhost/nothing',
    LINK_SECRET: randomBytes(32).toString('base64url'),
    SIGNING_KEYS: JSON.stringify({ keys: [{ ...jwk, kid: 'test' }] }),
  });
  const { resolvers } = await composeModules({
    config,
    database: database ?? connect(config),
    enqueue: async () => {},
    log: createLog('silent'),
  });
  return resolvers;
}

/** Object types of our own, introspection left out. */
function objectTypes(schema: GraphQLSchema): GraphQLObjectType<unknown, Context>[] {
  return Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__')) as GraphQLObjectType<
    unknown,
    Context
  >[];
}

/** Every field of every object type, with the type that it hangs on. */
export function allFields(schema: GraphQLSchema): { type: string; field: Field }[] {
  return objectTypes(schema).flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })));
}

/** Every field of Query, Mutation and Subscription. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  return allFields(schema).flatMap(({ type, field }) =>
    isOperation(type) ? [{ operation: type, name: `${type}.${field.name}`, field }] : [],
  );
}

const isOperation = (type: string): type is Operation => type === 'Query' || type === 'Mutation' || type === 'Subscription';

/** A document that asks one root field for no more than its type's name. */
export function documentOf(
  { operation, field }: RootField,
  selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }',
): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`);
  const passed = field.args.map(({ name }) => `${name}: $${name}`);
  const list = (items: string[]) => (items.length > 0 ? `(${items.join(', ')})` : '');
  return `${operation.toLowerCase()} ${list(declared)} { ${field.name}${list(passed)} ${selection} }`;
}

/** The origin of a request that comes over no network. */
export const origin: Origin = { requestId: 'test', ip: '127.0.0.1', userAgent: null, portal: 'seller' };

/** The context of such a request; nothing is ever signalled to its streams. */
export function contextOf(viewer: Viewer | null): Context {
  return {
    viewer,
    origin,
    pubsub: { subscribe: () => () => {}, tell: () => {}, close: async () => {} },
    refreshToken: null,
    setRefreshToken: () => {},
    deviceToken: null,
    setDeviceToken: () => {},
    forgetBrowser: () => {},
  };
}
