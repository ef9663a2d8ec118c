import { describe, expect, it } from 'vitest';
import { hasFilters, productsSearch, productsVariables } from './products-search.ts';

describe('the address of the list', () => {
  it('is read with every filter', () => {
    expect(productsSearch({ q: 'чай', state: 'ALL', gap: 'photo', sort: 'PRICE_DESC', after: 'c1' })).toEqual({
      q: 'чай',
      state: 'ALL',
      gap: 'photo',
      sort: 'PRICE_DESC',
      after: 'c1',
    });
  });

  it('never breaks the page', () => {
    const nonsense = productsSearch({ q: {}, state: 'SOLD', gap: 'weight', sort: 'DROP TABLE', after: 5 });
    expect(Object.values(nonsense).filter((value) => value !== undefined)).toEqual([]);
  });

  it('counts as narrowed by filters, not by the order or the page', () => {
    expect(hasFilters({ gap: 'price' })).toBe(true);
    expect(hasFilters({ sort: 'TITLE_ASC', after: 'c1' })).toBe(false);
  });
});

describe('what the API is asked for', () => {
  it('is the active ones, freshest first, when the address says nothing', () => {
    expect(productsVariables({}, true)).toMatchObject({ after: null, sort: 'UPDATED_DESC', filter: { state: 'ACTIVE', search: null } });
  });

  it('is every state when all are wanted', () => {
    expect(productsVariables({ state: 'ALL' }, true).filter.state).toBeNull();
  });

  it('tells nothing of prices to those who may not see them', () => {
    const variables = productsVariables({ sort: 'PRICE_ASC', gap: 'price' }, false);
    expect(variables).toMatchObject({ sort: 'UPDATED_DESC', withPrices: false, filter: { withoutPrice: null } });
  });

  it('narrows to what has no price for those who see prices', () => {
    expect(productsVariables({ gap: 'price' }, true).filter).toMatchObject({ withoutPrice: true, withoutPhoto: null });
  });
});
