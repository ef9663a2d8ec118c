import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * dependency-cruiser is run over a house of a few lines, laid out like ours, in which every import below is planted.
 * What it reports must be the planted violations, all of them and nothing else.
 */
const repository = join(import.meta.dirname, '../..');

const api = 'apps/api/src';
const team = `${api}/modules/team`;

/** `[importing file, import, rule that must see it]`. */
const violations: [file: string, specifier: string, rule: string][] = [
  [`${team}/a-cycle.rules.ts`, './b-cycle.rules.ts', 'no-cycle'],
  ['tools/src/nowhere.ts', './missing.ts', 'no-unresolved'],
  ['tools/src/outside.ts', '../../../outside.ts', 'no-outside'],
  ['tools/src/product.ts', './some.test.ts', 'no-test-in-product'],
  [`${api}/platform/log.ts`, 'tsx', 'no-development-dependency-in-product'],

  ['packages/ui/src/knows-app.ts', '../../../apps/seller/src/main.ts', 'package-knows-no-app'],
  ['packages/permissions/src/low.ts', '../../inputs/src/text.ts', 'package-order:permissions'],
  ['packages/permissions/src/low.ts', '../../inputs/src/text.ts', 'permissions-is-a-leaf'],
  ['packages/permissions/src/library.ts', 'zod', 'permissions-is-a-leaf'],
  ['packages/inputs/src/low.ts', '../../ui/src/shell.ts', 'package-order:inputs'],
  ['packages/graphql-client/src/low.ts', '../../ui/src/shell.ts', 'package-order:graphql-client'],
  ['packages/ui/src/node.ts', 'node:fs', 'browser-runs-no-node'],
  ['apps/seller/src/node.ts', 'node:fs', 'browser-runs-no-node'],
  ['packages/ui/src/low.ts', '../../team/src/pages.ts', 'package-order:ui'],
  ['packages/team/src/unlisted.ts', '../../unlisted/src/a.ts', 'package-order:team'],
  ['apps/seller/src/other.ts', '../../staff/src/main.ts', 'app-knows-no-other'],
  ['apps/web/src/tool.ts', '../../../tools/src/start.ts', 'product-knows-no-tool'],

  [`${api}/platform/upward.ts`, '../modules/team/team.module.ts', 'platform-knows-no-module'],
  [`${api}/platform/composition.ts`, '../app.ts', 'platform-knows-no-module'],
  [`${api}/modules/unlisted/unlisted.rules.ts`, '@prikazchik/permissions/decide', 'module-stands-on-the-shelf'],
  [`${api}/modules/audit/up.service.ts`, '../accounts/accounts.module.ts', 'shelf-order:audit'],
  [`${api}/modules/notices/up.service.ts`, '../accounts/accounts.module.ts', 'shelf-order:notices'],
  [`${api}/modules/accounts/up.service.ts`, '../companies/companies.module.ts', 'shelf-order:accounts'],
  [`${api}/modules/companies/up.service.ts`, '../team/team.module.ts', 'shelf-order:companies'],
  [`${team}/up.service.ts`, '../catalog/catalog.module.ts', 'shelf-order:team'],
  [`${team}/window.service.ts`, '../accounts/person.service.ts', 'module-has-one-door'],
  [`${team}/window.repository.ts`, '../accounts/person.tables.ts', 'module-has-one-door'],
  [`${api}/server.ts`, './modules/team/member.service.ts', 'composition-uses-doors'],
  [`${team}/composed.module.ts`, '../../app.ts', 'module-knows-no-composition'],

  [`${team}/utils.ts`, './member.rules.ts', 'file-is-of-a-kind'],
  [`${team}/a.types.ts`, './member.service.ts', 'kind-order:types'],
  [`${team}/b.types.ts`, './member.tables.ts', 'rows-are-only-named'],
  [`${team}/b.types.ts`, './member.tables.ts', 'edge-reaches-no-sql'],
  [`${team}/a.resolver.ts`, './member.repository.ts', 'rows-are-only-named'],
  [`${team}/c.resolver.ts`, './team.jobs.ts', 'kind-order:resolver'],
  [`${team}/a.routes.ts`, './member.resolver.ts', 'kind-order:routes'],
  [`${team}/b.routes.ts`, '../../platform/db.ts', 'edge-reaches-no-sql'],
  [`${team}/a.resolver.ts`, './member.repository.ts', 'edge-reaches-no-sql'],
  [`${team}/b.resolver.ts`, '../../platform/db.ts', 'edge-reaches-no-sql'],
  [`${team}/a.service.ts`, './member.resolver.ts', 'kind-order:service'],
  [`${team}/b.service.ts`, './member.tables.ts', 'tables-are-read-by-repositories'],
  [`${team}/a.rules.ts`, './member.repository.ts', 'rows-are-only-named'],
  [`${team}/d.rules.ts`, './member.service.ts', 'kind-order:rules'],
  [`${team}/d.rules.ts`, './member.service.ts', 'rules-are-pure'],
  [`${team}/a.rules.ts`, './member.repository.ts', 'rules-are-pure'],
  [`${team}/b.rules.ts`, 'node:crypto', 'rules-are-pure'],
  [`${team}/c.rules.ts`, '../../platform/db.ts', 'rules-are-pure'],
  [`${team}/a.repository.ts`, './member.service.ts', 'kind-order:repository'],
  [`${team}/a.tables.ts`, './member.service.ts', 'kind-order:tables'],
  [`${team}/a.jobs.ts`, './member.service.ts', 'kind-order:jobs'],
  [`${team}/a.letters.ts`, './member.service.ts', 'kind-order:letters'],
  [`${team}/c.service.ts`, 'type-graphql', 'graphql-stays-at-the-edge'],
  [`${team}/d.service.ts`, '../../platform/graphql/context.ts', 'graphql-stays-at-the-edge'],
  [`${team}/b.repository.ts`, 'graphql', 'graphql-stays-at-the-edge'],
  [`${api}/platform/graphql/schema.ts`, 'graphql-shield', 'shield-has-one-reader'],
  [`${team}/e.service.ts`, 'drizzle-orm', 'sql-stays-in-repositories'],
  [`${api}/app.ts`, 'postgres', 'sql-stays-in-repositories'],
  [`${team}/c.types.ts`, 'drizzle-orm', 'edge-reaches-no-sql'],
  [`${team}/c.types.ts`, 'drizzle-orm', 'sql-stays-in-repositories'],

  ['apps/seller/src/features/team/b.ts', '../home/a.ts', 'feature-knows-no-feature'],
  ['apps/staff/src/features/team/c.ts', '../../app/router.ts', 'feature-knows-no-app'],
  ['apps/staff/src/shared/d.ts', '../features/home/a.ts', 'shared-knows-no-feature'],
];

const innocent: [file: string, specifier: string][] = [
  [`${team}/b-cycle.rules.ts`, './a-cycle.rules.ts'], // a cycle is reported once, where it is met first
  [`${team}/member.resolver.ts`, './member.service.ts'],
  [`${team}/member.service.ts`, './member.repository.ts'],
  [`${team}/member.service.ts`, '../companies/companies.module.ts'],
  [`${team}/member.service.ts`, '../../platform/db.ts'],
  [`${team}/member.repository.ts`, './member.tables.ts'],
  [`${team}/member.repository.ts`, 'drizzle-orm'],
  [`${team}/member.rules.ts`, '@prikazchik/permissions/decide'],
  [`${team}/member.rules.ts`, '../../platform/problem.ts'],
  [`${team}/member.tables.ts`, '../accounts/person.tables.ts'],
  [`${team}/member.types.ts`, 'type-graphql'],
  [`${team}/member.types.ts`, '../accounts/accounts.module.ts'],
  [`${team}/member.resolver.ts`, './member.rules.ts'],
  [`${api}/migrate.ts`, 'postgres'],
  [`${team}/member.test.ts`, '../catalog/catalog.module.ts'],
  [`${team}/team.module.ts`, './member.resolver.ts'],
  [`${api}/platform/graphql/guard.ts`, 'graphql-shield'],
  [`${api}/worker.ts`, './modules/team/team.module.ts'],
  ['packages/permissions/src/decide.test.ts', 'node:fs'],
  ['packages/permissions/src/document.command.ts', 'node:fs'],
  ['packages/ui/src/shell.ts', '../../inputs/src/text.ts'],
  ['apps/staff/src/app/router.ts', '../features/home/a.ts'],
];

/** What may be named but not used: these import types only. */
const named: [file: string, specifier: string][] = [
  [`${team}/shown.resolver.ts`, './member.repository.ts'],
  [`${team}/state.rules.ts`, './member.tables.ts'],
  [`${team}/state.service.ts`, './member.tables.ts'],
];

/** Files that the imports above lead to and that import nothing themselves. */
const leaves = [
  'apps/seller/src/main.ts',
  'apps/seller/src/features/home/a.ts',
  'apps/staff/src/main.ts',
  'apps/staff/src/features/home/a.ts',
  'packages/inputs/src/text.ts',
  'packages/permissions/src/decide.ts',
  'packages/team/src/pages.ts',
  'packages/unlisted/src/a.ts',
  `${team}/team.jobs.ts`,
  'tools/src/start.ts',
  'tools/src/some.test.ts',
  `${api}/platform/db.ts`,
  `${api}/platform/problem.ts`,
  `${api}/platform/graphql/context.ts`,
  `${api}/modules/accounts/accounts.module.ts`,
  `${api}/modules/accounts/person.service.ts`,
  `${api}/modules/accounts/person.tables.ts`,
  `${api}/modules/companies/companies.module.ts`,
  `${api}/modules/catalog/catalog.module.ts`,
];

const libraries = ['zod', 'tsx', 'graphql', 'type-graphql', 'graphql-shield', 'drizzle-orm', 'postgres'];

interface CruiseResult {
  summary: {
    violations: { from: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

/** Lays the house out in `house` and returns what dependency-cruiser, run with our own rules, says of it. */
async function cruise(house: string): Promise<CruiseResult['summary']> {
  const lines = [
    ...[...violations, ...innocent].map(([file, to]) => [file, `import '${to}';\n`] as const),
    ...named.map(([file, to]) => [file, `import type { Row } from '${to}';\n`] as const),
  ];
  const imports = Map.groupBy(lines, ([file]) => file);
  const files = new Map([
    ...leaves.map((file) => [file, 'export {};\n'] as const),
    ...[...imports].map(([file, of]) => [file, of.map(([, line]) => line).join('')] as const),
    ...libraries.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })] as const,
      [`node_modules/${name}/index.js`, ''] as const,
    ]),
    ['package.json', '{}'],
    ['packages/permissions/package.json', JSON.stringify({ exports: { './*': { source: './src/*.ts', default: './no.js' } } })],
    ['apps/api/package.json', JSON.stringify({ dependencies: { zod: '1.0.0' }, devDependencies: { tsx: '1.0.0' } })],
    ['../outside.ts', ''],
  ]);
  for (const [file, text] of files) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
  await mkdir(join(house, 'node_modules/@prikazchik'));
  await symlink(join(house, 'packages/permissions'), join(house, 'node_modules/@prikazchik/permissions'));
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = join(repository, '.dependency-cruiser.mjs');
  const args = [program, '--config', rules, '--output-type', 'json', 'apps', 'packages', 'tools'];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 2 ** 26 }, (_, stdout, stderr) =>
      stdout ? resolve(stdout) : reject(new Error(stderr)),
    );
  });
  const result: CruiseResult = JSON.parse(output);
  return result.summary;
}

describe('the arrows', () => {
  let root: string;
  let summary: CruiseResult['summary'];
  let seen: string[];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'arrows-'));
    summary = await cruise(join(root, 'house'));
    seen = summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
  }, 30_000);

  afterAll(() => rm(root, { recursive: true }));

  it.each(violations)('%s → %s breaks %s', (file, _, rule) => {
    expect(seen).toContain(`${rule} ${file}`);
  });

  it('lets everything else pass', () => {
    const planted = new Set(violations.map(([file, , rule]) => `${rule} ${file}`));
    expect(seen.filter((violation) => !planted.has(violation))).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const proven = new Set(violations.map(([, , rule]) => rule));
    const names = summary.ruleSetUsed.forbidden.map(({ name }) => name);
    expect(names.filter((name) => !proven.has(name))).toEqual([]);
  });
});
