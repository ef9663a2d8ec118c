import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { parse, print } from 'graphql';
import { Refusal } from '../refusal.ts';
import type { Context } from './context.ts';
import { limits } from './limits.ts';

/** The documents of our own apps, by the SHA-256 of their printed text; see packages/graphql-client. */
export type RegisteredDocuments = ReadonlySet<string>;

const remembered = 500;

/**
 * Guests run the documents of our apps and nothing else. Any other document gets one constant answer, before it is
 * validated: word lists and suggestions recover nothing of the schema.
 */
export function registeredDocuments(registered: RegisteredDocuments): ApolloServerPlugin<Context> {
  const known = new Map<string, boolean>();
  const isRegistered = (source: string): boolean => {
    let answer = known.get(source);
    if (answer === undefined) {
      answer = registered.has(documentHash(source) ?? '');
      if (known.size >= remembered) known.clear();
      known.set(source, answer);
    }
    return answer;
  };
  return {
    async requestDidStart({ contextValue }) {
      if (contextValue.viewer) return;
      return {
        async didResolveSource({ source }) {
          if (!isRegistered(source)) throw new Refusal('UNAUTHENTICATED');
        },
      };
    },
  };
}

/** The hash by which a document is registered; null for a text that is no document. */
export function documentHash(source: string): string | null {
  try {
    return createHash('sha256')
      .update(print(parse(source, { maxTokens: limits.tokens })))
      .digest('hex');
  } catch {
    return null;
  }
}
