import type { Right } from '@prikazchik/permissions/right';
import { isRight } from '@prikazchik/permissions/right';
import type { ProblemCode } from './schema.generated.ts';

/** An expected refusal: the `Problem` member of a union, however much of it was asked for. */
export interface Problem {
  readonly __typename: 'Problem';
  readonly code: ProblemCode;
  readonly field: string | null;
  readonly params: Record<string, unknown> | null;
}

/** Tells the refusal in an answer from what was asked for. */
export function isProblem<Answer extends { readonly __typename: string }>(
  answer: Answer,
): answer is Extract<Answer, { readonly __typename: 'Problem' }> {
  return answer.__typename === 'Problem';
}

/** Everything unexpected that a request can end in. `retryAfter` is in seconds; `requestId` finds the entry in the server's log. */
export type Failure =
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'forbidden'; readonly right: Right | null }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'rate-limited'; readonly retryAfter: number | null }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'internal'; readonly requestId: string | null };

/** One entry of `errors` in a GraphQL answer. */
export interface GraphQLErrorEntry {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A request that brought no data. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`Request failed: ${failure.kind}`, options);
    this.failure = failure;
  }
}

function failureOfEntry({ extensions = {} }: GraphQLErrorEntry): Failure {
  const { code, right, retryAfter, requestId } = extensions;
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'unauthenticated' };
    case 'FORBIDDEN':
      return { kind: 'forbidden', right: typeof right === 'string' && isRight(right) ? right : null };
    case 'NOT_FOUND':
      return { kind: 'not-found' };
    case 'RATE_LIMITED':
      return { kind: 'rate-limited', retryAfter: typeof retryAfter === 'number' ? retryAfter : null };
    case 'UNAVAILABLE':
      return { kind: 'unavailable' };
    default:
      return { kind: 'internal', requestId: typeof requestId === 'string' ? requestId : null };
  }
}

/** The entries of `errors` in the text of an answer; none when the text is no GraphQL answer. */
export function errorEntries(text: string): readonly GraphQLErrorEntry[] {
  try {
    const body: { errors?: GraphQLErrorEntry[] } | null = JSON.parse(text);
    return body?.errors ?? [];
  } catch {
    return [];
  }
}

/** What an answer with errors means: the first of them decides. */
export function failureOfErrors(errors: readonly GraphQLErrorEntry[]): Failure {
  return errors[0] ? failureOfEntry(errors[0]) : { kind: 'internal', requestId: null };
}

/** What an HTTP answer without GraphQL errors in it means: a proxy or a limit stood before the API. */
export function failureOfStatus(status: number): Failure {
  if (status === 429) return { kind: 'rate-limited', retryAfter: null };
  return status === 502 || status === 503 || status === 504 ? { kind: 'unavailable' } : { kind: 'internal', requestId: null };
}

/** What went wrong, whoever threw it: our own request, Apollo Client or the network. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestError) return error.failure;
  if (!(error instanceof Error)) return { kind: 'internal', requestId: null };
  if ('errors' in error && Array.isArray(error.errors)) return failureOfErrors(error.errors);
  if ('bodyText' in error && typeof error.bodyText === 'string') {
    const entries = errorEntries(error.bodyText);
    if (entries.length > 0) return failureOfErrors(entries);
  }
  if ('statusCode' in error && typeof error.statusCode === 'number') return failureOfStatus(error.statusCode);
  return error.cause instanceof Error ? failureOf(error.cause) : { kind: 'internal', requestId: null };
}
