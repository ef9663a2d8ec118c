import { expect, it } from 'vitest';
import { summarise } from './access-notice.tsx';

it('names a section when all of it went, single rights otherwise', () => {
  const lost = ['orders.read', 'orders.cancel', 'stocks.write'] as const;
  expect(summarise(lost, ['products.read', 'stocks.read'], 'ru')).toEqual(['Заказы', 'Остатки: изменение']);
  expect(summarise(lost, ['products.read', 'stocks.read'], 'en')).toEqual(['Orders', 'Stocks: change']);
});

it('says nothing of nothing', () => {
  expect(summarise([], ['orders.read'], 'ru')).toEqual([]);
});
