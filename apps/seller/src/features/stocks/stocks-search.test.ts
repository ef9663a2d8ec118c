import { expect, test } from 'vitest';
import { stocksSearch, stocksVariables } from './stocks-search.ts';

test('the address says what is asked for, and what it does not know it drops', () => {
  const search = stocksSearch({ q: 'кружка', warehouse: 'a', sort: 'x' });
  expect(search).toEqual({ q: 'кружка', warehouse: 'a', after: undefined });
  expect(stocksVariables(search)).toEqual({ first: 50, after: null, filter: { search: 'кружка', warehouseId: 'a' } });
  expect(stocksVariables({}).filter).toEqual({ search: null, warehouseId: null });
});
