import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';
import { password } from './seeds.ts';

let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const repeat = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (count: number, open: string, inside: string, close: string) => open.repeat(count) + inside + close.repeat(count);
const everything = 'id sku title description seoTitle seoDescription state version createdAt updatedAt photos { id url width height }';
const products = (first: string) => `products(first: ${first}) { edges { node { ${everything} } } }`;

describe('a document within every limit', () => {
  it.each([
    ['aliases', `{ viewer { ${repeat(15, (n) => `a${n}: __typename`)} } }`],
    ['root fields', `{ ${repeat(10, () => '__typename')} }`],
    ['directives', `{ viewer { ${repeat(5, () => '__typename @include(if: true)')} } }`],
    ['tokens', repeat(200, (n) => `query q${n} { __typename }`)],
    ['cost', `{ ${products('100')} }`],
    ['the whole schema', '{ __schema { types { name kind fields { name type { name kind ofType { name kind ofType { name } } } } } } }'],
  ])('is served: %s', async (_, query) => {
    const operationName = query.startsWith('query q0') ? 'q0' : undefined;
    const { status, errors } = await send(owner, { body: { query, operationName } });
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });
});

describe('a document beyond a limit', () => {
  it.each([
    ['tokens', repeat(201, (n) => `query q${n} { __typename }`)],
    ['one field many times', `{ viewer { ${repeat(900, () => '__typename')} } }`],
    ['tokens, most of them a text', `{ viewer(${repeat(500, (n) => `a${n}: ""`)}) { __typename } }`],
    ['depth', nested(11, '{ a ', '{ b }', '}')],
    ['depth, in a fragment', `{ ...deep } fragment deep on Query ${nested(11, '{ a ', '{ b }', '}')}`],
    ['depth of introspection', `{ __schema { types ${nested(20, '{ fields { type ', '{ name }', '} }')} } }`],
    ['aliases', `{ viewer { ${repeat(16, (n) => `a${n}: __typename`)} } }`],
    ['aliases of root fields', `{ ${repeat(8, (n) => `a${n}: offer(locale: RU) { v: version }`)} }`],
    [
      'aliases, in fragments',
      `{ ...a ...b } ${repeat(2, (f) => `fragment ${'ab'[f]} on Query { ${repeat(9, (n) => `${'ab'[f]}${n}: __typename`)} }`)}`,
    ],
    ['root fields', `{ ${repeat(11, () => '__typename')} }`],
    ['root fields, in fragments', `{ ${repeat(4, () => '...few')} } fragment few on Query { ${repeat(3, () => '__typename')} }`],
    [
      'root fields, in fragments of fragments',
      `{ ${repeat(4, () => '...a')} } fragment a on Query { ...b ...b } fragment b on Query { viewer { __typename } __typename }`,
    ],
    ['directives', `{ viewer { ${repeat(6, () => '__typename @include(if: true)')} } }`],
    ['directives on one field', `{ __typename ${repeat(100, () => '@nothing')} }`],
    ['cost', `{ a: ${products('100')} b: ${products('100')} c: ${products('100')} }`],
    ['cost, by a variable', `query ($first: Int! = 100) { a: ${products('$first')} b: ${products('$first')} c: ${products('$first')} }`],
    ['cost, in a fragment', `{ ...all } fragment all on Query { a: ${products('100')} b: ${products('100')} c: ${products('100')} }`],
    ['cost of a list that would be refused anyway', `{ ${products('2000000000')} }`],
    ['fragments in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['many fragments in a circle', `{ ...f0 } ${repeat(100, (n) => `fragment f${n} on Query { ...f${(n + 1) % 100} }`)}`],
  ])('is refused as a fault of the document: %s', async (_, query) => {
    const started = performance.now();
    const { status, errors, text } = await send(owner, { body: { query } });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(status).toBe(400);
    expect(errors[0]?.extensions?.code).toMatch(/^(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/);
    expect(text).not.toMatch(/"data":{|stack|node_modules/);
  });

  // Costs are remembered by the variables that they hang on; those of another operation may hold any text.
  it('is refused whatever is sent for the variables of another operation of the document', async () => {
    const query = `query A($m: Int!) { a: ${products('$m')} b: ${products('$m')} c: ${products('$m')} }
      query B($a: Boolean!, $z: Boolean!) { a: __typename @include(if: $a) z: __typename @include(if: $z) }`;
    const ask = (variables: object) => send(owner, { body: { query, operationName: 'A', variables } });
    expect((await ask({ m: 1, a: 'x', z: 'y,number 100,string z' })).status).toBe(200);
    const { status, errors } = await ask({ m: 100, a: 'x,number 1,string y', z: 'z' });
    expect(status).toBe(400);
    expect(errors[0]?.message).toMatch(/^The document costs/);
  });

  it.each([0, -1, 101, 2_000_000_000])('is refused where it pages by %d', async (first) => {
    expect(await owner.refusal('query ($first: Int!) { members(first: $first) { edges { cursor } } }', { first })).toBe('BAD_USER_INPUT');
  });
});

describe('a request that is none', () => {
  it.each([
    ['several operations and no name', { query: 'query a { __typename } query b { __typename }' }],
    ['a name that is not there', { query: '{ __typename }', operationName: 'a' }],
    ['no document', {}],
    ['an empty document', { query: '' }],
    ['a document that is a number', { query: 5 }],
    ['a document that is a list', { query: ['{ __typename }'] }],
    ['variables that are a text', { query: '{ __typename }', variables: '{}' }],
    ['variables that are a list', { query: '{ __typename }', variables: [1] }],
    ['extensions that are a text', { query: '{ __typename }', extensions: 'all' }],
    ['null', 'null'],
    ['a text', '"{ __typename }"'],
    ['half a body', '{"query":'],
    ['an empty body', ''],
    ['a poisoned prototype', '{"query":"{ __typename }","__proto__":{"viewer":{}}}'],
    ['two requests in one', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
    ['one request in a list', [{ query: '{ __typename }' }]],
    ['none in a list', []],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ])('is answered 400: %s', async (_, body) => {
    const { status, text } = await send(owner, { body });
    expect(status, text).toBe(400);
  });

  it('is no document known by its hash alone', async () => {
    const body = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
    expect((await send(owner, { body })).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }]);
  });

  it('is answered 413 above 100 KB, wherever they are', async () => {
    const long = 'a'.repeat(100_000);
    for (const body of [
      { query: `{ __typename } # ${long}` },
      { query: '{ __typename }', variables: { long } },
      { query: '{ __typename }', operationName: long },
    ]) {
      expect((await send(owner, { body })).status).toBe(413);
    }
  });

  it('does no harm by depth either: variables within variables', async () => {
    const deep = nested(45_000, '[', '', ']');
    for (const query of ['{ __typename }', 'query ($deep: Int!) { members(first: $deep) { __typename } }']) {
      const { status, text } = await send(owner, { body: `{"query":"${query}","variables":{"deep":${deep}}}` });
      expect(status, text).toBeLessThan(500);
    }
    expect((await send(owner, { body: { query: '{ __typename }' } })).status).toBe(200);
  });
});

describe('what a guest may do', () => {
  const signIn = (name: string) => `${name}: signIn(input: $input) { __typename }`;
  const input = { name: 'nobody@shop.test', password };

  it.each([
    ['twice', `mutation ($input: SignInInput!) { ${signIn('a')} ${signIn('b')} }`],
    ['with another deed', `mutation ($input: SignInInput!) { ${signIn('a')} signOut { ok } }`],
    ["with another deed, which is no guest's", `mutation ($input: SignInInput!) { ${signIn('a')} submitForReview { __typename } }`],
    ['twice, in a fragment', `mutation ($input: SignInInput!) { ...both } fragment both on Mutation { ${signIn('a')} ${signIn('b')} }`],
    [
      'twice, in two fragments',
      `mutation ($input: SignInInput!) { ...a ...b } ${['a', 'b'].map((f) => `fragment ${f} on Mutation { ${signIn(f)} }`).join(' ')}`,
    ],
    ['in the second operation', `mutation a { signOut { ok } } mutation b($input: SignInInput!) { ${signIn('a')} }`],
  ])('is done alone in its document, and so counted: not %s', async (_, query) => {
    const { status, errors } = await send(app.guest(), {
      body: { query, variables: { input }, operationName: query.includes('mutation b') ? 'b' : undefined },
    });
    expect(status).toBe(400);
    expect(errors[0]?.message).toBe('This mutation must be the only one of its document.');
    expect(await app.sql`select from account_log where action = 'session.signIn' and outcome = 'refused'`).toHaveLength(0);
  });
});
