/** A request that costs its sender nothing, and would cost us much. */
export interface Bomb {
  name: string;
  body: unknown;
  /** What it is answered with, and what the answer says of it. */
  status: 200 | 400 | 413;
  says: RegExp;
}

const repeat = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (count: number, open: string, inside: string, close: string) => open.repeat(count) + inside + close.repeat(count);

const card = 'id sku title description seoTitle seoDescription state version createdAt updatedAt photos { id url width height }';
const products = (first: string) => `products(first: ${first}) { edges { node { ${card} } } }`;

/** What stands at the root of a document beyond one limit, and how the refusal names it. */
const excesses: Record<string, { selection: string; says: RegExp }> = {
  depth: { selection: nested(11, 'a { ', 'b', ' }'), says: /depth limit of 10/i },
  aliases: { selection: repeat(16, (n) => `a${n}: __typename`), says: /aliases limit of 15/i },
  'aliases of one field': { selection: repeat(16, () => 'a: __typename'), says: /aliases limit of 15/i },
  directives: { selection: repeat(6, () => '__typename @include(if: true)'), says: /directives limit of 5/i },
  'root fields': { selection: repeat(11, () => '__typename'), says: /more than 10 root fields/i },
  cost: { selection: repeat(3, (n) => `p${n}: ${products('100')}`), says: /costs \d+, more than 5000/ },
};

/** Where a document may hide it. A name that begins with two underscores passed a limit of others (GHSA-733v-p3h5-qpq7). */
const hidings: Record<string, (selection: string) => string> = {
  'in the open': (it) => `{ ${it} }`,
  'in an operation named like introspection': (it) => `query __schema { ${it} }`,
  'in a fragment': (it) => `{ ...f } fragment f on Query { ${it} }`,
  'in a fragment named like introspection': (it) => `{ ...__schema } fragment __schema on Query { ${it} }`,
  'in a fragment of a fragment': (it) => `{ ...f } fragment f on Query { ...g } fragment g on Query { ${it} }`,
  'in a fragment without a name': (it) => `{ ... on Query { ... { ${it} } } }`,
  'beside introspection': (it) => `{ __schema { queryType { name } } ${it} }`,
  'under a condition': (it) => `query ($yes: Boolean! = true) { ... @include(if: $yes) { ${it} } }`,
};

const hidden: Bomb[] = Object.entries(excesses).flatMap(([excess, { selection, says }]) =>
  Object.entries(hidings).map(
    ([hiding, write]): Bomb => ({ name: `${excess} ${hiding}`, body: { query: write(selection) }, status: 400, says }),
  ),
);

const refused = (name: string, body: unknown, says: RegExp): Bomb => ({ name, body, status: 400, says });
const priced = (first: string) => `query ($first: Int! ${first}) { ${repeat(3, (n) => `p${n}: ${products('$first')}`)} }`;
const signIn = (name: string) => `${name}: signIn(input: { name: "a@b.test", password: "c" }) { __typename }`;
const full = 'a'.repeat(99_000);
const raw = (query: string, variables: string) => `{"query":${JSON.stringify(query)},"variables":${variables}}`;

const single: Bomb[] = [
  refused('tokens, one more than are read', { query: repeat(201, (n) => `query q${n} { __typename }`) }, /1000 tokens/),
  refused('tokens, as many as a body holds', { query: `{ ${'a '.repeat(49_000)}}` }, /1000 tokens/),
  refused('tokens, brackets alone', { query: '{'.repeat(90_000) }, /1000 tokens|Syntax Error/),
  refused('tokens, a list within lists', { query: `{ a(b: ${nested(40_000, '[', '', ']')}) }` }, /1000 tokens/),
  refused('one field nine hundred times', { query: `{ viewer { ${repeat(900, () => '__typename')} } }` }, /GRAPHQL_VALIDATION_FAILED/),
  refused('cost by a default', { query: priced('= 100') }, /more than 5000/),
  refused('cost by a variable', { query: priced(''), variables: { first: 100 } }, /more than 5000/),
  refused('cost by a length beyond any', { query: `{ ${products('2147483647')} }` }, /more than 5000/),
  {
    name: 'a length below nothing',
    body: { query: priced(''), variables: { first: -2_147_483_648 } },
    status: 200,
    says: /BAD_USER_INPUT/,
  },
  refused(
    'introspection within itself',
    { query: `{ __schema { types ${nested(20, '{ fields { type ', '{ name }', '} }')} } }` },
    /introspection|depth/i,
  ),
  refused('fragments in a circle', { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' }, /itself/),
  refused(
    'a hundred fragments in a circle',
    { query: `{ ...f0 } ${repeat(100, (n) => `fragment f${n} on Query { ...f${(n + 1) % 100} }`)}` },
    /itself/,
  ),
  refused(
    'fragments that double forty times',
    {
      query: `{ ...f0 } ${repeat(40, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f40 on Query { __typename }`,
    },
    /root fields|limit/i,
  ),
  refused('directives on one field', { query: `{ __typename ${repeat(300, () => '@a')} }` }, /directives limit of 5/i),
  refused('a guess under two names', { query: `mutation { ${signIn('a')} ${signIn('b')} }` }, /only one of its document/),
  refused('many requests in one', Array(1000).fill({ query: '{ __typename }' }), /batching|BAD_REQUEST/i),
  refused('a list of nothing', `[${'[],'.repeat(20_000)}[]]`, /batching|BAD_REQUEST/i),
  refused(
    'lists within lists for a number',
    raw('query ($n: Int!) { members(first: $n) { __typename } }', `{"n":${nested(45_000, '[', '', ']')}}`),
    /BAD_USER_INPUT/,
  ),
  refused(
    'objects within objects for a number',
    raw('query ($n: Int!) { members(first: $n) { __typename } }', `{"n":${nested(16_000, '{"a":', '1', '}')}}`),
    /BAD_USER_INPUT/,
  ),
  refused(
    'a filter of ten thousand fields',
    raw(
      'query ($f: ProductFilter) { products(filter: $f) { __typename } }',
      `{"f":{${Array.from({ length: 9_000 }, (_, n) => `"k${n}":1`).join()}}}`,
    ),
    /BAD_USER_INPUT/,
  ),
  refused(
    'a number of ninety thousand digits',
    raw('query ($n: Int!) { members(first: $n) { __typename } }', `{"n":${'9'.repeat(90_000)}}`),
    /BAD_USER_INPUT/,
  ),
  { name: 'variables that nobody asked for', body: { query: '{ __typename }', variables: { full } }, status: 200, says: /"Query"/ },
  { name: 'a comment as long as a body', body: { query: `{ __typename } #${full.slice(100)}` }, status: 200, says: /"Query"/ },
  { name: 'a body longer than is read', body: { query: '{ __typename }', variables: { long: `${full}${full}` } }, status: 413, says: /./ },
];

export const bombs: readonly Bomb[] = [...hidden, ...single];
