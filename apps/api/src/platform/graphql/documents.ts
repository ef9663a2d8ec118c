import { createHash } from 'node:crypto';
import { parse, print } from 'graphql';
import { limits } from './limits.ts';

/** The documents of our own apps, by the SHA-256 of their printed text; see packages/graphql-client. */
export type RegisteredDocuments = ReadonlySet<string>;

/** How many answers are remembered, and how long a text may be to be looked at: none of our documents comes near it. */
const remembered = 500;
const longest = 10_000;

/**
 * Tells whether a guest may run a document: those of our apps and nothing else. Asked before the document is parsed for
 * execution or validated, and answered with a constant refusal: word lists and suggestions recover nothing of the schema.
 */
export function openToGuests(registered: RegisteredDocuments): (source: string) => boolean {
  const known = new Map<string, boolean>();
  return (source) => {
    if (source.length > longest) return false;
    let answer = known.get(source);
    if (answer === undefined) {
      answer = registered.has(documentHash(source) ?? '');
      if (known.size >= remembered) known.clear();
      known.set(source, answer);
    }
    return answer;
  };
}

/** The hash by which a document is registered; null for a text that is no document. */
function documentHash(source: string): string | null {
  try {
    return createHash('sha256')
      .update(print(parse(source, { maxTokens: limits.tokens })))
      .digest('hex');
  } catch {
    return null;
  }
}
