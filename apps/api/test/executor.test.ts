import { type DocumentNode, type GraphQLOutputType, getNamedType, isLeafType, isObjectType, isUnionType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteError } from '../src/platform/graphql/errors.ts';
import { createExecutor, type Executor } from '../src/platform/graphql/executor.ts';
import { createSchema } from '../src/platform/graphql/schema.ts';
import { createLog } from '../src/platform/log.ts';
import { argumentsOf } from './arguments.ts';
import { startApp, type TestApp } from './harness.ts';
import { type Player, seedPlayers } from './players.ts';
import { composeResolvers, contextOf, documentOf, type RootField, rootFields } from './schema.ts';

/**
 * What is compiled answers what graphql-js would, to the letter: data, errors, their order, paths and refusals. Seen to fail
 * here: unions resolved by a promise, the defaults of inputs, errors without their extensions.
 */
let app: TestApp;
let players: Player[];
let compiled: Executor;
let interpreted: Executor;
let roots: RootField[];

beforeAll(async () => {
  app = await startApp();
  players = (await seedPlayers(app)).filter(({ state }) => state === 'active' || state === 'suspended');
  const owners = players.filter(({ kind, state }) => kind === 'owner' && state === 'active');
  for (const { client } of owners) await client.get(create, { input: card });
  const schema = createSchema(await composeResolvers(app.api.database), {
    onRefused: async () => {},
    confirm: async () => null,
    keepStream: (stream) => stream,
  });
  roots = rootFields(schema);
  compiled = createExecutor(schema, () => true);
  interpreted = createExecutor(schema, () => false);
}, 60_000);
afterAll(() => app.stop());

const create = 'mutation ($input: ProductInput!) { createProduct(input: $input) { ... on Product { id } } }';
const card = { sku: 'EQ-1', title: 'Самовар', description: '', seoTitle: '', seoDescription: '' };

/** Every field below, as deep as the API lets anyone ask. */
function everything(type: GraphQLOutputType, depth = 7): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const parts = named.getTypes().map((member) => `... on ${member.name} ${everything(member, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named) || depth === 0) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  return `{ __typename ${fields.map((field) => `${field.name} ${everything(field.type, depth - 1)}`).join(' ')} }`;
}

interface Answer {
  thrown?: string;
  data?: unknown;
  errors?: unknown;
}

/** In a form that can be compared: an error as formatError would see it, with the words of what was thrown. */
async function answerOf(executor: Executor, document: DocumentNode, variables: Record<string, unknown>, player: Player): Promise<Answer> {
  const context = contextOf(await player.viewer());
  try {
    const { data, errors = [] } = await executor({ document, operationName: null, variables, context });
    for (const error of errors) noteError(error, 'test', createLog('silent'));
    const told = errors.map((error) => ({ ...error.toJSON(), original: error.originalError?.message ?? error.message }));
    return { data: JSON.parse(JSON.stringify(data)), errors: told.sort((a, b) => String(a.path).localeCompare(String(b.path))) };
  } catch (error) {
    return { thrown: String(error) };
  }
}

async function same(source: string, variables: Record<string, unknown>, player: Player): Promise<Answer> {
  const document = parse(source);
  const [ours, theirs] = [await answerOf(compiled, document, variables, player), await answerOf(interpreted, document, variables, player)];
  expect(ours).toEqual(theirs);
  return ours;
}

it('is the same for every query in all its depth, as everyone', async () => {
  const queries = roots.filter(({ operation }) => operation === 'Query');
  let withData = 0;
  let refused = 0;
  for (const player of players) {
    for (const root of queries) {
      const { data, errors } = await same(documentOf(root, everything(root.field.type)), argumentsOf(root.field), player);
      if (data) withData += 1;
      if (Array.isArray(errors) && errors.length > 0) refused += 1;
    }
  }
  expect(withData).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
}, 120_000);

describe('is the same for', () => {
  const owner = () => {
    const player = players.find(({ kind, state }) => kind === 'owner' && state === 'active');
    if (!player) throw new Error('Nobody plays the owner.');
    return player;
  };

  it.each<[string, string, Record<string, unknown>]>([
    ['aliases', '{ a: members { edges { node { id } } } b: members(first: 1) { edges { node { name: fullName } } } }', {}],
    ['fields asked twice', '{ company { name } company { name timeZone } }', {}],
    ['fragments within fragments', 'fragment A on Company { name ...B } fragment B on Company { timeZone } { company { ...A } }', {}],
    ['a condition that holds', 'query ($yes: Boolean!) { company { name @include(if: $yes) timeZone @skip(if: $yes) } }', { yes: true }],
    ['one that does not', 'query ($yes: Boolean!) { company { name @include(if: $yes) timeZone @skip(if: $yes) } }', { yes: false }],
    ['the default of a variable', 'query ($n: Int = 1) { members(first: $n) { edges { cursor } } }', {}],
    ['null for a variable with a default', 'query ($n: Int = 1) { members(first: $n) { edges { cursor } } }', { n: null }],
    ['a number out of bounds', 'query ($n: Int!) { members(first: $n) { edges { cursor } } }', { n: 500 }],
    ['a variable of another type', 'query ($n: Int!) { members(first: $n) { edges { cursor } } }', { n: 'many' }],
    ['a variable that is missing', 'query ($id: ID!) { product(id: $id) { id } }', {}],
    ['a field of an input that is not there', create, { input: { ...card, colour: 'red' } }],
    ['an input that lacks a field', create, { input: { sku: 'EQ-2' } }],
    ['a value of no enum', 'query ($f: MemberFilter) { members(filter: $f) { edges { cursor } } }', { f: { role: 'TSAR' } }],
    ['an enum in the document', '{ members(filter: { role: MANAGER }) { edges { node { roles } } } }', {}],
    ['what is not there', 'query ($id: ID!) { product(id: $id) { id } }', { id: '0199f2f0-0000-7000-8000-000000000000' }],
    ['a Problem', create, { input: card }],
    [
      'a mutation of two fields in turn',
      `mutation ($i: ProductInput!) { a: createProduct(input: $i) { __typename } b: createProduct(input: $i) { ... on Problem { code field } } }`,
      { i: card },
    ],
    ['a second operation', 'query a { __typename } query b { __typename }', {}],
    ['the schema itself', '{ __schema { queryType { name } } __type(name: "Member") { fields { name type { kind } } } }', {}],
  ])('%s', async (_what, source, variables) => {
    await same(source, variables, owner());
  });
});
