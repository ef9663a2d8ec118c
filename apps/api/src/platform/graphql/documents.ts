import { createHash } from 'node:crypto';
import { type DocumentNode, parse, print } from 'graphql';
import { limits } from './limits.ts';

/** The documents of our own apps, by the SHA-256 of their printed text; see packages/graphql-client. */
export type RegisteredDocuments = ReadonlySet<string>;

/** How many answers are remembered, and how long a text may be to be looked at: none of our documents comes near it. */
const remembered = 500;
const longest = 10_000;

/** Which documents are ours. */
export interface OurDocuments {
  /**
   * Whether a guest may run this text. Asked before it is parsed for execution or validated, and answered with a constant
   * refusal: word lists and suggestions recover nothing of the schema.
   */
  isOpenToGuests(source: string): boolean;
  has(document: DocumentNode): boolean;
}

/** The documents of our own apps and nothing else. */
export function ourDocuments(registered: RegisteredDocuments): OurDocuments {
  const known = new Map<string, boolean>();
  const has = (document: DocumentNode) => registered.has(hashOf(document));
  return {
    has,
    isOpenToGuests(source) {
      if (source.length > longest) return false;
      let answer = known.get(source);
      if (answer === undefined) {
        const document = parsed(source);
        answer = document !== null && has(document);
        if (known.size >= remembered) known.clear();
        known.set(source, answer);
      }
      return answer;
    },
  };
}

/** For tests and for trying things out: whatever is asked is taken for ours. */
export const everyDocument: OurDocuments = { isOpenToGuests: () => true, has: () => true };

const hashOf = (document: DocumentNode) => createHash('sha256').update(print(document)).digest('hex');

/** Null for a text that is no document. */
function parsed(source: string): DocumentNode | null {
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch {
    return null;
  }
}
