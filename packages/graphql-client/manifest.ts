import { createHash } from 'node:crypto';
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentNode } from 'graphql';
import { parse, print } from 'graphql';

/**
 * Writes documents.generated.json: operation name → SHA-256 (hex) of the document as the apps send it, which is what graphql-js prints.
 * The API lets anonymous callers run these documents alone.
 */
const root = join(import.meta.dirname, '../..');
const hashes = new Map<string, string>();

for (const file of globSync('{packages,apps}/*/src/**/*.generated.ts', { cwd: root })) {
  const module: Record<string, DocumentNode> = await import(join(root, file));
  for (const [name, document] of Object.entries(module)) {
    const operation = /^(.+)Document$/.exec(name)?.[1];
    if (!operation) continue;
    if (hashes.has(operation)) throw new Error(`Two documents are named ${operation}`);
    hashes.set(
      operation,
      createHash('sha256')
        .update(print(parse(print(document))))
        .digest('hex'),
    );
  }
}

const sorted = Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(import.meta.dirname, 'documents.generated.json'), `${JSON.stringify(sorted, null, 2)}\n`);
