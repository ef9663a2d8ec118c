import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../log.ts';
import { isUnavailable } from '../outage.ts';
import { Refusal } from '../refusal.ts';

const requestIdOf = new WeakMap<object, string>();

/** Codes that Apollo gives to documents and variables that can't be used; their messages speak of the request alone. */
const documentCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * What leaves the server of an error: a refusal's code, a document's fault, or INTERNAL with the request's id. Nothing of
 * the unexpected (message, stack, SQL, path) is told.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = originalOf(error);
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  if (original instanceof Refusal) return { ...place, message: original.code, extensions: { code: original.code, ...original.details } };
  if (isUnavailable(original)) return { ...place, message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE', retryAfter: 2 } };
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && documentCodes.has(code))
    return { ...place, message: withoutHint(formatted.message), extensions: { code } };
  const requestId = typeof error === 'object' && error !== null ? requestIdOf.get(error) : undefined;
  return { ...place, message: 'INTERNAL', extensions: { code: 'INTERNAL', ...(requestId && { requestId }) } };
}

/** graphql-js guesses at names that were mistyped; of the names in variables, and over sockets, Apollo lets it tell them. */
const withoutHint = (message: string) => message.replace(/ ?Did you mean.+$/s, '');

/** A document or its variables can't be used: said by us before anything runs. Without the status Apollo would answer 500. */
export function unusable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** What a resolver or a stream threw, out of graphql-js's wrapping. */
function originalOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}

/** Logs the unexpected once, and ties it to the request's id that its answer carries. */
export function noteError(error: GraphQLError, requestId: string, log: Log): void {
  requestIdOf.set(error, requestId);
  const original = originalOf(error);
  if (original instanceof Refusal || documentCodes.has(String(error.extensions.code))) return;
  if (isUnavailable(original)) {
    log.warn({ requestId, error: original }, 'database unavailable');
    // Apollo takes the status and the headers of the answer from here, and tells nobody of them.
    error.extensions.http = { status: 503, headers: new Map([['retry-after', '2']]) };
  } else log.error({ requestId, path: error.path, error: original }, 'unexpected');
}
