import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { staleFiles } from './generated.ts';

const schema = 'packages/graphql-client/schema.graphql';
const documents = 'packages/graphql-client/src/documents.generated.json';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'generated-'));
  await mkdir(join(root, 'packages/graphql-client/src'), { recursive: true });
  await writeFile(join(root, schema), 'type Query');
});

afterEach(() => rm(root, { recursive: true }));

it('finds nothing when the generators write what is there', async () => {
  const run = async () => {
    await writeFile(join(root, schema), 'type Query');
    return '';
  };
  expect(await staleFiles(root, run)).toBe('');
});

it('names what differs and what is new, and leaves the tree as it was', async () => {
  const run = async () => {
    await writeFile(join(root, schema), 'type Query { shop: Shop }');
    await writeFile(join(root, documents), '{}');
    return '';
  };
  expect(await staleFiles(root, run)).toBe(`${schema}\n${documents}`);
  expect(await readFile(join(root, schema), 'utf8')).toBe('type Query');
  expect(existsSync(join(root, documents))).toBe(false);
});

it('passes on why a generator failed, and runs none after it', async () => {
  const asked: string[] = [];
  const run = async (_: string, ...args: string[]) => {
    asked.push(args.join(' '));
    return 'no such type';
  };
  expect(await staleFiles(root, run)).toBe('no such type');
  expect(asked).toHaveLength(1);
});
