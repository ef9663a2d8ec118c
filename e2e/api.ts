import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { isProblem, type Problem } from '@prikazchik/graphql-client/problem.ts';
import { dataOf, requestOf } from '@prikazchik/graphql-client/transport.ts';

/** Who asks the API: a page of which portal, with whose token, in which shop. */
export interface Caller {
  /** The portal's address: the API knows the portal by the Origin header. */
  readonly portal: string;
  readonly token?: string;
  readonly company?: string;
}

/** The headers by which the API knows the caller. */
function headersOf({ portal, token, company }: Caller): Record<string, string> {
  return {
    origin: portal,
    ...(token && { authorization: `Bearer ${token}` }),
    ...(company && { 'x-company': company }),
  };
}

/**
 * Runs one of the portals' own documents as their pages do, past the pages: to lay the ground for what a journey is about.
 * Throws RequestError when it brings no data.
 */
export async function ask<Data, Variables extends Record<string, unknown>>(
  caller: Caller,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { headers, ...init } = requestOf(document, variables);
  return dataOf<Data>(await fetch(`${caller.portal}/graphql`, { ...init, headers: { ...Object(headers), ...headersOf(caller) } }));
}

/** What was done; throws when it was refused. */
export function done<Answer extends { readonly __typename: string }>(answer: Answer | Problem): Exclude<Answer, Problem> {
  if (isProblem(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<Answer, Problem>;
}
