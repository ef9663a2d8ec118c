import { describe, expect, it } from 'vitest';
import { changedFacts, cursorOf, type Product, type ProductSort, positionOf, searchPattern, tellsOfPrices } from './products.rules.ts';

const id = '0199d0a4-6f00-7000-8000-0000000000aa';

describe('a cursor', () => {
  it.each<[ProductSort, string | number]>([
    ['UPDATED_DESC', 1_795_458_614_877_123],
    ['TITLE_ASC', 'кружка «поле», 100% _эмаль_'],
    ['TITLE_ASC', ''],
    ['PRICE_ASC', Number.MAX_SAFE_INTEGER],
    ['PRICE_DESC', 0],
  ])('of %s comes back as it was', (sort, key) => {
    expect(positionOf(sort, cursorOf(sort, { key, id }))).toEqual({ key, id });
  });

  it('of one order is none in another', () => {
    expect(positionOf('PRICE_ASC', cursorOf('PRICE_DESC', { key: 5, id }))).toBeNull();
    expect(positionOf('UPDATED_DESC', cursorOf('PRICE_ASC', { key: 5, id }))).toBeNull();
  });

  it.each([
    ['a text for a number', ['PRICE_ASC', '5', id]],
    ['a number for a text', ['TITLE_ASC', 5, id]],
    ['a fraction', ['PRICE_ASC', 0.5, id]],
    ['less than nothing', ['PRICE_ASC', -1, id]],
    ['more than a number holds', ['PRICE_ASC', 1e300, id]],
    ['no id', ['PRICE_ASC', 5, 'x']],
    ['an id and more', ['PRICE_ASC', 5, `${id}'`]],
    ['NUL', ['TITLE_ASC', 'a\0b', id]],
    ['half a character', ['TITLE_ASC', 'a\uD800', id]],
  ] as [string, [ProductSort, string | number, string]][])('with %s is none', (_what, parts) => {
    expect(positionOf(parts[0], parts)).toBeNull();
  });
});

describe('a search', () => {
  it('finds signs of LIKE as they stand', () => {
    expect(searchPattern('100%_\\')).toBe('%100\\%\\_\\\\%');
  });

  it('looks for one spelling of one text', () => {
    expect(searchPattern('  и\u0306од ')).toBe('%йод%');
    expect(searchPattern(' \t ')).toBeNull();
  });

  it('costs little however long it is, and still finds nothing', () => {
    const pattern = searchPattern('😀'.repeat(1_000_000)) ?? '';
    expect([...pattern]).toHaveLength(203);
    expect(pattern.isWellFormed()).toBe(true);
  });
});

it('tells of prices by their order and by their absence', () => {
  const everything = { state: null, search: null, withoutPhoto: true, withoutPrice: false };
  expect(tellsOfPrices(everything, 'TITLE_ASC')).toBe(false);
  expect(tellsOfPrices(everything, 'UPDATED_DESC')).toBe(false);
  expect(tellsOfPrices(everything, 'PRICE_ASC')).toBe(true);
  expect(tellsOfPrices(everything, 'PRICE_DESC')).toBe(true);
  expect(tellsOfPrices({ ...everything, withoutPrice: true }, 'TITLE_ASC')).toBe(true);
});

it('gives the journal what differs and nothing else', () => {
  const before: Product = {
    id,
    sku: 'MUG-1',
    title: 'Кружка',
    description: '',
    seoTitle: '',
    seoDescription: '',
    state: 'active',
    priceMinor: null,
    oldPriceMinor: null,
    photoCount: 0,
    version: 1,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  };
  const after: Product = { ...before, title: 'Кружка «Поле»', priceMinor: 69_000, version: 2, updatedAt: new Date(1) };
  expect(changedFacts(before, after)).toEqual({
    before: { title: 'Кружка', priceMinor: null },
    after: { title: 'Кружка «Поле»', priceMinor: 69_000 },
  });
});
