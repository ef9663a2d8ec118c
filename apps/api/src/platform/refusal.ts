import type { Right } from '@prikazchik/permissions/right';

/**
 * Refusals of the request itself, thrown: nobody signed in, no right, no such object, too often. Unlike a Problem they say
 * nothing about the input, and the API answers all of one kind alike.
 */
export class Refusal extends Error {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'UNAVAILABLE';
  readonly details: { right?: Right; retryAfter?: number };

  constructor(code: Refusal['code'], details: Refusal['details'] = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

export const unauthenticated = () => new Refusal('UNAUTHENTICATED');
export const forbidden = (right?: Right) => new Refusal('FORBIDDEN', right ? { right } : {});

/** What belongs to another shop, what never existed and what is no id at all are told apart by nobody. */
export const notFound = () => new Refusal('NOT_FOUND');
