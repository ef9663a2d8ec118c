import type { Right } from '@prikazchik/permissions/right';
import type { Bar } from '@prikazchik/permissions/subject';

/**
 * Refusals of the request itself, thrown: nobody signed in, no right, no such object, too often. Unlike a Problem they say
 * nothing about the input, and the API answers all of one kind alike.
 */
export class Refusal extends Error {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'UNAVAILABLE';
  readonly details: { right?: Right; bar?: Bar; retryAfter?: number };

  constructor(code: Refusal['code'], details: Refusal['details'] = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

export const unauthenticated = () => new Refusal('UNAUTHENTICATED');
/** The right that is missing, or what bars one who may hold it from the whole shop for the time being. */
export const forbidden = (right?: Right, bar?: Bar | null) => new Refusal('FORBIDDEN', { ...(right && { right }), ...(bar && { bar }) });

/** What belongs to another shop, what never existed and what is no id at all are told apart by nobody. */
export const notFound = () => new Refusal('NOT_FOUND');
