import type { Column } from '@prikazchik/ui/record-table.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { QuantityField } from './quantity-field.tsx';
import type { StockRowFragment } from './stocks.generated.ts';
import { useReach } from './use-reach.ts';

/** A stock with a name that no other row has. */
export type StockRow = StockRowFragment & { readonly id: string };

/** What the list says of each stock; the quantity can be changed where the viewer may change it. */
export function useStockColumns(): Column<StockRow>[] {
  const t = useTranslations('stocks.columns');
  const format = useShopFormat();
  const mayWrite = useReach('stocks.write');
  return [
    { key: 'title', title: t('title'), onCard: 'lead', cell: ({ title }) => title },
    { key: 'sku', title: t('sku'), width: 150, onCard: 'plain', cell: ({ sku }) => sku },
    { key: 'warehouse', title: t('warehouse'), width: 240, cell: ({ warehouse }) => warehouse.name },
    {
      key: 'quantity',
      title: t('quantity'),
      width: 180,
      cell: (stock) => (mayWrite(stock.warehouse.id) ? <QuantityField stock={stock} /> : format.number(stock.quantity)),
    },
  ];
}
