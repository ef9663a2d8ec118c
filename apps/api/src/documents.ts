import { readFile } from 'node:fs/promises';
import type { RegisteredDocuments } from './platform/graphql/documents.ts';

/** Written by packages/graphql-client from the operations of our own apps. */
const file = new URL('../../../packages/graphql-client/documents.generated.json', import.meta.url);

export async function readRegisteredDocuments(): Promise<RegisteredDocuments> {
  const hashes: unknown = JSON.parse(await readFile(file, 'utf8'));
  return new Set(typeof hashes === 'object' && hashes !== null ? Object.values(hashes as Record<string, string>) : []);
}
