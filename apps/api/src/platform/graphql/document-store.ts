import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How much all documents that are remembered may weigh, in bytes: some ten times as much as those of our own apps. */
const mostBytes = 30_000_000;

/** What Apollo asks of a place where it keeps documents that were parsed and found valid. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * Keeps the documents that were asked for last. Apollo's own store weighs a document by what is left of it in JSON, where its
 * text is missing: a few words with 90 KB of comment behind them weighed nothing, and 2,000 of them held 190 MB for good.
 */
export function createDocumentStore(): DocumentStore {
  const kept = new LRUCache<string, DocumentNode>({ maxSize: mostBytes, sizeCalculation: weightOf });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => void kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}

/** In bytes, measured with documents of ours: a node takes four times as much as its JSON, a letter up to two. */
function weightOf(document: DocumentNode): number {
  return 4 * JSON.stringify(document).length + 2 * (document.loc?.source.body.length ?? 0);
}
