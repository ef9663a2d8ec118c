import { globSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is generated and committed, and the workspace scripts that make it, each after those it reads from. */
const generated = ['packages/graphql-client/schema.graphql', '{apps,packages}/**/*.generated.*', 'docs/permissions.md'];
const generators = [
  ['@prikazchik/api', 'schema'],
  ['@prikazchik/graphql-client', 'codegen'],
  ['@prikazchik/permissions', 'document'],
] as const;

type Snapshot = Map<string, string>;

async function snapshot(root: string): Promise<Snapshot> {
  const files = globSync(generated, { cwd: root, exclude: ['**/node_modules', '**/dist'] });
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)));
}

async function restore(root: string, before: Snapshot, after: Snapshot): Promise<void> {
  for (const file of after.keys()) if (!before.has(file)) await rm(join(root, file));
  for (const [file, text] of before) if (after.get(file) !== text) await writeFile(join(root, file), text);
}

/**
 * Generates everything anew, compares it with what the tree holds, and puts the tree back as it was.
 * @param run runs a program at the root and resolves to what went wrong, '' for nothing
 * @returns the files that differ, one a line, or '' when none does
 */
export async function staleFiles(root: string, run: (file: string, ...args: string[]) => Promise<string>): Promise<string> {
  const before = await snapshot(root);
  let failure = '';
  for (const [workspace, script] of generators) failure ||= await run('pnpm', '--silent', '--filter', workspace, script);
  const after = await snapshot(root);
  await restore(root, before, after);
  const files = new Set([...before.keys(), ...after.keys()]);
  return failure || [...files].filter((file) => before.get(file) !== after.get(file)).join('\n');
}
