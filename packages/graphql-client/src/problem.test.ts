import { describe, expect, it } from 'vitest';
import { failureOf, failureOfErrors, failureOfStatus, isProblem, RequestError } from './problem.ts';

const entry = (extensions: Record<string, unknown>) => [{ message: 'refused', extensions }];

describe('failureOfErrors', () => {
  it.each([
    [{ code: 'UNAUTHENTICATED' }, { kind: 'unauthenticated' }],
    [
      { code: 'FORBIDDEN', right: 'team.invite' },
      { kind: 'forbidden', right: 'team.invite' },
    ],
    [
      { code: 'FORBIDDEN', right: 'no.such.right' },
      { kind: 'forbidden', right: null },
    ],
    [{ code: 'NOT_FOUND' }, { kind: 'not-found' }],
    [
      { code: 'RATE_LIMITED', retryAfter: 30 },
      { kind: 'rate-limited', retryAfter: 30 },
    ],
    [{ code: 'UNAVAILABLE' }, { kind: 'unavailable' }],
    [
      { code: 'INTERNAL', requestId: 'r-1' },
      { kind: 'internal', requestId: 'r-1' },
    ],
    [{ code: 'SOMETHING_NEW' }, { kind: 'internal', requestId: null }],
  ])('reads %j', (extensions, failure) => {
    expect(failureOfErrors(entry(extensions))).toEqual(failure);
  });

  it('lets the first entry decide', () => {
    expect(failureOfErrors([...entry({ code: 'NOT_FOUND' }), ...entry({ code: 'INTERNAL' })])).toEqual({ kind: 'not-found' });
  });
});

describe('failureOf', () => {
  it('takes the failure out of our own error', () => {
    expect(failureOf(new RequestError({ kind: 'offline' }))).toEqual({ kind: 'offline' });
  });

  it('reads the errors that Apollo Client combines', () => {
    const error = Object.assign(new Error('combined'), { errors: entry({ code: 'FORBIDDEN', right: 'products.read' }) });
    expect(failureOf(error)).toEqual({ kind: 'forbidden', right: 'products.read' });
  });

  it('reads the answer in an HTTP error before its status', () => {
    const bodyText = JSON.stringify({ errors: entry({ code: 'RATE_LIMITED', retryAfter: 5 }) });
    expect(failureOf(Object.assign(new Error('429'), { statusCode: 429, bodyText }))).toEqual({ kind: 'rate-limited', retryAfter: 5 });
    expect(failureOf(Object.assign(new Error('503'), { statusCode: 503, bodyText: '<html>' }))).toEqual({ kind: 'unavailable' });
  });

  it('finds our own error under another that wraps it', () => {
    expect(failureOf(new Error('link', { cause: new RequestError({ kind: 'not-found' }) }))).toEqual({ kind: 'not-found' });
  });

  it('calls everything else internal', () => {
    expect(failureOf(new TypeError('x is not a function'))).toEqual({ kind: 'internal', requestId: null });
    expect(failureOf('thrown')).toEqual({ kind: 'internal', requestId: null });
  });
});

it('tells what a proxy answered for the API', () => {
  expect(failureOfStatus(429)).toEqual({ kind: 'rate-limited', retryAfter: null });
  expect(failureOfStatus(502)).toEqual({ kind: 'unavailable' });
  expect(failureOfStatus(500)).toEqual({ kind: 'internal', requestId: null });
});

it('tells a refusal from an answer', () => {
  expect(isProblem({ __typename: 'Problem', code: 'REQUIRED' })).toBe(true);
  expect(isProblem({ __typename: 'Session', accessToken: 't' })).toBe(false);
});
