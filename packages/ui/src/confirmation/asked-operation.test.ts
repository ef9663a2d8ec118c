import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { expect, it } from 'vitest';
import { askedOperation } from './asked-operation.ts';

const params = { operation: 'updateRequisites', confirmation: 'abc', by: 'CODE' };
const problem: Problem = { __typename: 'Problem', code: 'CONFIRMATION_NEEDED', field: null, params };

it('reads what is to be confirmed, and by what', () => {
  expect(askedOperation(problem)).toEqual(params);
  expect(askedOperation({ ...problem, params: { ...params, by: 'PASSWORD' } })?.by).toBe('PASSWORD');
});

it('reads nothing from another problem, nor an operation that this build has no words for', () => {
  expect(askedOperation({ ...problem, code: 'WRONG_STATE' })).toBeNull();
  expect(askedOperation({ ...problem, params: null })).toBeNull();
  expect(askedOperation({ ...problem, params: { ...params, operation: 'sellEverything' } })).toBeNull();
  expect(askedOperation({ ...problem, params: { ...params, confirmation: 5 } })).toBeNull();
});
