import { expect, test } from 'vitest';
import { parse } from './parse.ts';
import { StockInput } from './stock.input.ts';

const stock = { productId: 'a', warehouseId: 'b', quantity: 5, version: 0 };

test.each([0, 1, 1_000_000])('%i is a quantity', (quantity) => {
  expect(parse(StockInput, { ...stock, quantity })).toMatchObject({ ok: true, value: { quantity } });
});

test.each([-1, 0.5, 1_000_001, Number.NaN, '5'])('%o is none', (quantity) => {
  expect(parse(StockInput, { ...stock, quantity })).toMatchObject({ ok: false, code: 'INVALID_NUMBER', field: 'quantity' });
});
