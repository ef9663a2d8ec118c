import { describe, expect, test } from 'vitest';
import { parse, problemsOf } from './parse.ts';
import { MAX_AMOUNT_MINOR, PriceInput, ProductInput } from './product.input.ts';

const card = { sku: ' ЧАЙ-100/2 ', title: 'Чай листовой', description: 'Сорт:\n— первый', seoTitle: '', seoDescription: '' };

test('a card in its stored form', () => {
  expect(parse(ProductInput, card)).toEqual({ ok: true, value: { ...card, sku: 'ЧАЙ-100/2' } });
});

test.each([
  ['sku', '', 'REQUIRED', null],
  ['sku', 'a'.repeat(51), 'TOO_LONG', { max: 50 }],
  ['sku', 'a\tb', 'INVALID_CHARACTERS', null],
  ['title', ' ', 'REQUIRED', null],
  ['title', 'a'.repeat(201), 'TOO_LONG', { max: 200 }],
  ['title', 'a\nb', 'INVALID_CHARACTERS', null],
  ['description', 'a'.repeat(6001), 'TOO_LONG', { max: 6000 }],
  ['description', 'a\u0000b', 'INVALID_CHARACTERS', null],
  ['description', null, 'REQUIRED', null],
  ['seoTitle', 'a'.repeat(101), 'TOO_LONG', { max: 100 }],
  ['seoDescription', 'a'.repeat(301), 'TOO_LONG', { max: 300 }],
  ['seoDescription', 'a\nb', 'INVALID_CHARACTERS', null],
])('%s: %.20j is %s', (field, value, code, params) => {
  expect(problemsOf(ProductInput, { ...card, [field]: value })).toEqual([{ code, field, params }]);
});

describe('a price', () => {
  test.each([
    [1, null],
    [MAX_AMOUNT_MINOR, null],
    [100, 101],
    [1, MAX_AMOUNT_MINOR],
  ])('%d, instead of %s', (amountMinor, oldAmountMinor) => {
    const input = { productId: 'p', amountMinor, oldAmountMinor };
    expect(parse(PriceInput, input)).toEqual({ ok: true, value: input });
  });

  test('the old one may be left out', () => {
    expect(parse(PriceInput, { productId: 'p', amountMinor: 5 })).toEqual({
      ok: true,
      value: { productId: 'p', amountMinor: 5, oldAmountMinor: null },
    });
  });

  const limits = { min: 1, max: MAX_AMOUNT_MINOR };
  test.each([
    [0, limits],
    [-1, limits],
    [0.5, limits],
    [MAX_AMOUNT_MINOR + 1, limits],
    [Number.NaN, null],
    ['100', null],
  ])('%j is none', (amountMinor, params) => {
    expect(problemsOf(PriceInput, { productId: 'p', amountMinor })).toEqual([{ code: 'INVALID_NUMBER', field: 'amountMinor', params }]);
  });

  test.each([99, 100])('an old price of %d is no reason to be glad of 100', (oldAmountMinor) => {
    expect(problemsOf(PriceInput, { productId: 'p', amountMinor: 100, oldAmountMinor })).toEqual([
      { code: 'INVALID_NUMBER', field: 'oldAmountMinor', params: { min: 101, max: MAX_AMOUNT_MINOR } },
    ]);
  });

  test('fits into a GraphQL Int', () => expect(MAX_AMOUNT_MINOR).toBeLessThan(2 ** 31));
});
