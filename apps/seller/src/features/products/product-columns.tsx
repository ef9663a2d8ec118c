import { Badge, Text } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import row from '@prikazchik/ui/record-table.module.css';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { PhotoThumb } from './photo-thumb.tsx';
import type { ProductsQuery } from './products.generated.ts';
import type { ProductsSearch } from './products-search.ts';

type Product = ProductsQuery['products']['edges'][number]['node'];

/** What the list says of each product; the price only to those who may see prices. */
export function useProductColumns({ state: shown = 'ACTIVE' }: ProductsSearch): Column<Product>[] {
  const t = useTranslations('products');
  const can = useCan();
  const format = useShopFormat();

  const price: Column<Product> = {
    key: 'price',
    title: t('columns.price'),
    align: 'end',
    width: 140,
    onCard: 'plain',
    cell: ({ price: sum, oldPrice }) =>
      sum ? (
        <>
          {format.money(sum)}
          {oldPrice && (
            <Text component="s" size="xs" c="dimmed" display="block">
              {format.money(oldPrice)}
            </Text>
          )}
        </>
      ) : (
        <Text component="span" size="sm" c="dimmed">
          {t('noPrice')}
        </Text>
      ),
  };

  return [
    {
      key: 'photo',
      title: t('columns.photo'),
      width: 64,
      onCard: 'media',
      cell: ({ photos: [photo] }) => <PhotoThumb photo={photo} />,
    },
    {
      key: 'title',
      title: t('columns.title'),
      onCard: 'lead',
      cell: ({ id, title }) => (
        <TextLink to="/products/$productId" params={{ productId: id }} className={row.target} c="inherit" fw={500} size="sm" lineClamp={2}>
          {title}
        </TextLink>
      ),
    },
    { key: 'sku', title: t('columns.sku'), width: 140, onCard: 'plain', cell: ({ sku }) => sku },
    ...(can('prices.read') ? [price] : []),
    {
      key: 'state',
      title: t('columns.state'),
      width: 120,
      // On a card, what the filter says already need not be said of each.
      onCard: shown === 'ALL' ? 'corner' : 'hidden',
      cell: ({ state }) => (
        <Badge variant="light" color={state === 'ACTIVE' ? 'malachite' : 'gray'}>
          {t(`stateOf.${state}`)}
        </Badge>
      ),
    },
    {
      key: 'updated',
      title: t('columns.updated'),
      width: 210,
      align: 'end',
      onCard: 'hidden',
      cell: ({ updatedAt }) => <time dateTime={updatedAt}>{format.date(updatedAt, 'moment')}</time>,
    },
  ];
}
