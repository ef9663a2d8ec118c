import { useQuery } from '@apollo/client/react';
import { Alert, Badge, Group, Skeleton, Text } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ArchiveButton } from './archive-button.tsx';
import { BackToList } from './back-to-list.tsx';
import { PhotosCard } from './photos-card.tsx';
import { PriceCard } from './price-card.tsx';
import { ProductDocument } from './product.generated.ts';
import { ProductTexts } from './product-texts.tsx';
import classes from './products.module.css';
import type { ProductOnPage } from './texts.ts';

/** One product: its texts, photos and price, each to be changed by those who may. */
export function ProductPage() {
  const can = useCan();
  const { productId } = useParams({ from: '/cabinet/products/$productId' });
  const result = useQuery(ProductDocument, {
    variables: { id: productId, withPrices: can('prices.read') },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <BackToList />
      <QueryPage result={result} outline={<Outline />} isPage>
        {({ product }) => <Product key={product.id} product={product} onChanged={result.refetch} />}
      </QueryPage>
    </>
  );
}

function Product({ product, onChanged }: { readonly product: ProductOnPage; readonly onChanged: () => Promise<unknown> }) {
  const t = useTranslations('products');
  const can = useCan();
  const format = useShopFormat();
  const isArchived = product.state === 'ARCHIVED';
  return (
    <>
      <div>
        <Group justify="space-between" align="flex-start" gap="sm">
          <Group gap="sm" className={classes.title}>
            <PageTitle>{product.title}</PageTitle>
            <Badge variant="light" color={isArchived ? 'gray' : 'malachite'}>
              {t(`stateOf.${product.state}`)}
            </Badge>
          </Group>
          <ArchiveButton product={product} />
        </Group>
        <Text size="sm" c="dimmed" mt={4}>
          {t('page.dates', { created: format.date(product.createdAt), updated: format.date(product.updatedAt, 'moment') })}
          {can('audit.read') && (
            <>
              {' · '}
              <TextLink to="/products/$productId/history" params={{ productId: product.id }} inherit underline="always">
                {t('page.history')}
              </TextLink>
            </>
          )}
        </Text>
      </div>
      {isArchived && <Alert variant="default">{t('archive.note')}</Alert>}
      {!can('products.write') && <Alert variant="default">{t('page.readOnly')}</Alert>}
      <div className={classes.columns}>
        <ProductTexts product={product} />
        <div className={classes.column}>
          <PhotosCard product={product} onChanged={onChanged} />
          {can('prices.read') && <PriceCard product={product} />}
        </div>
      </div>
    </>
  );
}

function Outline() {
  return (
    <>
      <Skeleton height={34} width="60%" />
      <div className={classes.columns}>
        <Skeleton height={520} />
        <div className={classes.column}>
          <Skeleton height={260} />
          <Skeleton height={200} />
        </div>
      </div>
    </>
  );
}
