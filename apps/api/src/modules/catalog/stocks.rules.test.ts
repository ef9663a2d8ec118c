import { expect, test } from 'vitest';
import { stockPositionOf } from './stocks.rules.ts';

const id = '01900000-0000-7000-8000-000000000001';

test('a place in the list is a title and two ids', () => {
  expect(stockPositionOf(['кружка', id, id])).toEqual({ title: 'кружка', productId: id, warehouseId: id });
});

test.each([[[7, id, id]], [['\0', id, id]], [['\ud800', id, id]], [['кружка', 'x', id]], [['кружка', id, 7]]])(
  'a made-up one is none: %j',
  (cursor) => {
    expect(stockPositionOf(cursor)).toBeNull();
  },
);
