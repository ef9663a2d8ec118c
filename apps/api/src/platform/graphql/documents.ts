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
  /**
   * Whether it came as our apps send it, to the letter: one text each. With other blanks or a comment it says the same, and
   * there would be as many texts of ours to keep something for as somebody likes to send.
   */
  isSentByUs(document: DocumentNode): boolean;
}

/** The documents of our own apps and nothing else. */
export function ourDocuments(registered: RegisteredDocuments): OurDocuments {
  const known = new Map<string, boolean>();
  return {
    isSentByUs: ({ loc }) => loc !== undefined && registered.has(hashOf(loc.source.body)),
    isOpenToGuests(source) {
      if (source.length > longest) return false;
      let answer = known.get(source);
      if (answer === undefined) {
        const document = parsed(source);
        answer = document !== null && registered.has(hashOf(print(document)));
        if (known.size >= remembered) known.clear();
        known.set(source, answer);
      }
      return answer;
    },
  };
}

/** For tests and for trying things out: whatever is asked is taken for ours. */
export const everyDocument: OurDocuments = { isOpenToGuests: () => true, isSentByUs: () => true };

const hashOf = (source: string) => createHash('sha256').update(source).digest('hex');

/** Null for a text that is no document. */
function parsed(source: string): DocumentNode | null {
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch {
    return null;
  }
}
