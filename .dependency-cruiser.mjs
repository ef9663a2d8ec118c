/**
 * The arrows of ARCHITECTURE.md, as rules. Each list below is the one place where its order is written down;
 * the rules are made from the lists. tools/src/arrows.test.ts plants a violation of every rule and sees it caught.
 */

/** The API's modules, lowest first: a module opens the doors (`x.module.ts`) to its left only. */
export const shelf = ['audit', 'notices', 'accounts', 'companies', 'team', 'catalog'];

/** The shared packages, lowest first: a package imports only those to its left. */
export const packages = ['permissions', 'inputs', 'graphql-client', 'ui', 'team'];

/** The kinds of file that a module is made of, and the kinds inside modules that each may import. */
export const kinds = {
  types: ['types', 'rules', 'module'],
  resolver: ['types', 'service', 'rules', 'module'],
  routes: ['service', 'rules', 'module'],
  service: ['service', 'rules', 'repository', 'jobs', 'letters', 'module'],
  rules: ['rules'],
  repository: ['repository', 'rules', 'tables', 'module'],
  tables: ['tables'],
  jobs: ['jobs'],
  letters: ['letters'],
  module: ['types', 'resolver', 'routes', 'service', 'rules', 'repository', 'tables', 'jobs', 'letters', 'module'],
};

/** Kinds whose types anyone above them may name: a row and a state are spoken of where they are never fetched. */
const nameable = ['repository', 'tables'];

/** Kinds of file that may know GraphQL, and that may speak SQL. The platform has its own, named in the rules. */
const graphqlKinds = ['types', 'resolver', 'module'];
const sqlKinds = ['repository', 'tables'];

const TEST = String.raw`(\.test\.tsx?$|^apps/[^/]+/test/|^e2e/)`;
const CONFIG = String.raw`\.config\.(ts|mjs)$`;
const COMMAND = String.raw`\.command\.ts$`;
const MODULES = '^apps/api/src/modules/';
const GRAPHQL = 'type-graphql|graphql|graphql-[^/]+|@apollo/[^/]+|@graphql-yoga/[^/]+|@as-integrations/[^/]+';
const SQL = 'drizzle-orm|postgres|pg-boss';

/** @param {string} names alternatives of package names */
const library = (names) => `(^|/)node_modules/(${names})(/|$)`;

/** @param {string[]} names kinds of file */
const fileOf = (names) => String.raw`${MODULES}.+\.(${names.join('|')})\.ts$`;

const other = (/** @type {string[]} */ allowed) => Object.keys(kinds).filter((kind) => !allowed.includes(kind));

/**
 * @param {string} name
 * @param {string} comment what to do instead
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const everywhere = [
  forbid('no-cycle', 'Lift what both need into a file below them.', {}, { circular: true }),
  forbid('no-unresolved', 'The import leads nowhere.', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
  forbid(
    'no-outside',
    'The repository imports nothing that lies outside it.',
    {},
    { path: String.raw`^(\.\./|/)`, couldNotResolve: false },
  ),
  forbid('no-test-in-product', 'Move what both need out of the test.', { pathNot: [TEST, CONFIG] }, { path: TEST }),
  forbid(
    'no-development-dependency-in-product',
    'What runs in production is a dependency, not a devDependency.',
    { path: '^(apps|packages)/[^/]+/src/', pathNot: TEST },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

const workspaces = [
  forbid('package-knows-no-app', 'A package is below every app.', { path: '^packages/' }, { path: '^(apps|e2e|tools|bench)/' }),
  ...packages.map((name, place) =>
    forbid(
      `package-order:${name}`,
      'Packages stand in an order (the list at the top); import only from the left.',
      { path: `^packages/${name}/` },
      { path: '^packages/', pathNot: `^packages/(${packages.slice(0, place + 1).join('|')})/` },
    ),
  ),
  forbid(
    'app-knows-no-other',
    'Apps meet over the network; what they share is a package.',
    { path: '^apps/([^/]+)/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  forbid(
    'product-knows-no-tool',
    'Tools start the product, never the other way round.',
    { path: '^(apps|packages)/', pathNot: [TEST, CONFIG] },
    { path: '^(tools|e2e|bench)/' },
  ),
  forbid(
    'permissions-is-a-leaf',
    'Who may do what is decided from nothing but the table: no library, no runtime.',
    { path: '^packages/permissions/src/', pathNot: [TEST, COMMAND] },
    { pathNot: '^packages/permissions/src/' },
  ),
  forbid(
    'browser-runs-no-node',
    'This code runs in a browser.',
    { path: '^(apps/(seller|staff)|packages/[^/]+)/src/', pathNot: [TEST, COMMAND] },
    { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
  ),
];

const modules = [
  forbid(
    'platform-knows-no-module',
    'The platform is below every module and below the composition.',
    { path: '^apps/api/src/platform/', pathNot: TEST },
    { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
  ),
  forbid(
    'module-stands-on-the-shelf',
    'Give the module its place in the list at the top of .dependency-cruiser.mjs.',
    { path: MODULES, pathNot: `${MODULES}(${shelf.join('|')})/` },
    {},
  ),
  ...shelf
    .slice(0, -1)
    .map((name, place) =>
      forbid(
        `shelf-order:${name}`,
        'A module opens doors only to its left.',
        { path: `${MODULES}${name}/`, pathNot: TEST },
        { path: `${MODULES}(${shelf.slice(place + 1).join('|')})/` },
      ),
    ),
  forbid(
    'module-has-one-door',
    'Enter a module through its x.module.ts; only a foreign key may name a table of a lower module.',
    { path: `${MODULES}([^/]+)/`, pathNot: [TEST, fileOf(['tables'])] },
    { path: MODULES, pathNot: [`${MODULES}$1/`, fileOf(['module'])] },
  ),
  forbid(
    'composition-uses-doors',
    'What is wired in app.ts, a server or a command comes out of an x.module.ts.',
    { path: String.raw`^apps/api/src/[^/]+\.ts$`, pathNot: TEST },
    { path: MODULES, pathNot: fileOf(['module']) },
  ),
  forbid(
    'module-knows-no-composition',
    'app.ts, the servers and the commands stand above the modules.',
    { path: MODULES, pathNot: TEST },
    { path: String.raw`^apps/api/src/[^/]+\.ts$` },
  ),
];

const inside = [
  forbid(
    'file-is-of-a-kind',
    'A file of a module is one of the kinds listed at the top: split the noun, not the kind.',
    { path: MODULES, pathNot: [TEST, fileOf(Object.keys(kinds))] },
    {},
  ),
  ...Object.entries(kinds)
    .filter(([, allowed]) => other(allowed).length > 0)
    .map(([kind, allowed]) =>
      forbid(
        `kind-order:${kind}`,
        `A ${kind} file imports, of the modules, only: ${allowed.join(', ')}.`,
        { path: fileOf([kind]) },
        { path: fileOf(other([...allowed, ...nameable])) },
      ),
    ),
  forbid(
    'rows-are-only-named',
    'Fetch through a repository; a state or a row may be named by `import type`.',
    { path: fileOf(other(['repository', 'tables', 'module'])), pathNot: [TEST, fileOf(['service'])] },
    { path: fileOf(nameable), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'tables-are-read-by-repositories',
    'A use case calls a repository; of a table it may name the types.',
    { path: fileOf(['service']) },
    { path: fileOf(['tables']), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'rules-are-pure',
    'Rules decide from what they are given: only rules, permissions, inputs, the Problem, the viewer and what was given.',
    { path: fileOf(['rules']) },
    {
      pathNot: [
        fileOf(['rules']),
        '^packages/(permissions|inputs)/',
        String.raw`^apps/api/src/platform/(given|problem|refusal|viewer)\.ts$`,
      ],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'graphql-stays-at-the-edge',
    'A use case knows no GraphQL: types and resolvers translate.',
    { path: fileOf(other(graphqlKinds)) },
    { path: [library(GRAPHQL), '^apps/api/src/platform/graphql/'] },
  ),
  forbid(
    'shield-has-one-reader',
    'Only guard.ts knows graphql-shield: everything else speaks of rights.',
    { path: '^apps/api/', pathNot: [TEST, String.raw`^apps/api/src/platform/graphql/guard\.ts$`] },
    { path: library('graphql-shield|graphql-middleware') },
  ),
  forbid(
    'sql-stays-in-repositories',
    'Only repositories, tables and the platform speak SQL; and the migration and the demo, which write to an empty database.',
    { path: '^apps/api/src/', pathNot: [TEST, fileOf(sqlKinds), String.raw`^apps/api/src/(platform/|(migrate|demo|[a-z]+\.seed)\.ts$)`] },
    { path: library(SQL) },
  ),
  forbid(
    'edge-reaches-no-sql',
    'A type, a resolver or a route calls a service; it never holds a connection.',
    { path: [fileOf(['types', 'resolver', 'routes']), '^apps/api/src/platform/graphql/'], pathNot: TEST },
    { path: [library(SQL), fileOf(sqlKinds), String.raw`^apps/api/src/platform/(db|jobs)(/|\.)`], dependencyTypesNot: ['type-only'] },
  ),
];

const screens = [
  forbid(
    'feature-knows-no-feature',
    'Features meet in the app; what two of them need is shared.',
    { path: '^apps/([^/]+)/src/features/([^/]+)/' },
    { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
  ),
  forbid(
    'feature-knows-no-app',
    'The app shows features, never the other way round.',
    { path: '^apps/([^/]+)/src/features/', pathNot: TEST },
    { path: '^apps/$1/src/(app/|[^/]+$)' },
  ),
  forbid(
    'shared-knows-no-feature',
    'What is shared stands below features and the app.',
    { path: '^apps/([^/]+)/src/shared/', pathNot: TEST },
    { path: '^apps/$1/src/(app/|features/|[^/]+$)' },
  ),
];

export default {
  forbidden: [...everywhere, ...workspaces, ...modules, ...inside, ...screens],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`(^|/)(dist|\.data|\.turbo|coverage)/` },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
