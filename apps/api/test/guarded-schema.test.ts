import { buildSchema } from 'graphql';
import { Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { allowedOf } from '../src/platform/graphql/allow.ts';
import { type GuardOptions, guard } from '../src/platform/graphql/guard.ts';
import { createSchema } from '../src/platform/graphql/schema.ts';
import { allFields, composeResolvers, contextOf, type Field } from './schema.ts';

const options: GuardOptions = { onRefused: async () => {}, confirm: async () => null, keepStream: (stream) => stream };

describe('building the schema is refused', () => {
  it.each([
    ['Query', 'type Query { open: Int }'],
    ['Mutation', 'type Query { _: Int } type Mutation { open: Int }'],
    ['Subscription', 'type Query { _: Int } type Subscription { open: Int }'],
  ])('for a field of %s that says nothing of who may ask for it', (type, source) => {
    expect(() => guard(buildSchema(source), options)).toThrow(`${type}.open`);
  });

  it('by createSchema, too, and by name', () => {
    @Resolver()
    class Open {
      @Query(() => String)
      leak() {
        return 'everything';
      }
    }
    expect(() => createSchema([[Open, new Open()]], options)).toThrow('Root fields without @Allow: Query.leak');
  });
});

const reached = new Error('Reached.');
const untouchable = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => Promise.reject(reached)) });
const schema = createSchema(
  (await composeResolvers()).map(([type]) => [type, untouchable] as const),
  options,
);
const guarded = allFields(schema).flatMap(({ type, field }) => {
  const who = allowedOf(field.extensions);
  return who ? [{ name: `${type}.${field.name}`, type, field, who }] : [];
});

/** What a guest gets for the field; graphql-js takes an Error for a refusal whether it is thrown or returned. */
async function asGuest(type: string, field: Field): Promise<unknown> {
  const ask = type === 'Subscription' ? field.subscribe : field.resolve;
  const info = { fieldName: field.name, parentType: schema.getType(type), schema } as never;
  return (async () => ask?.({}, {}, contextOf(null), info))().catch((error: unknown) => error);
}

it.each(guarded)('the schema that the API serves has the guard before $name', async ({ type, field, who }) => {
  const answer = await asGuest(type, field);
  if (who === 'guest') expect(answer).toBe(reached);
  else expect(answer).toMatchObject({ name: 'Refusal', code: 'UNAUTHENTICATED' });
});

it('tells of the outage, not of a fault of ours, when a refusal can not be written down', async () => {
  const outage = new Error('The journal is away.');
  const unheard = createSchema(
    (await composeResolvers()).map(([type]) => [type, untouchable] as const),
    { ...options, onRefused: () => Promise.reject(outage) },
  );
  const field = unheard.getMutationType()?.getFields().blockMember;
  const info = { fieldName: 'blockMember', parentType: unheard.getMutationType(), schema: unheard } as never;
  expect(await field?.resolve?.({}, {}, contextOf(null), info)).toBe(outage);
});
