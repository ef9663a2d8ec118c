import { useQuery } from '@apollo/client/react';
import { Can, useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useProductColumns } from './product-columns.tsx';
import { ProductFilters } from './product-filters.tsx';
import { ProductsDocument } from './products.generated.ts';
import { hasFilters, productsVariables } from './products-search.ts';

/** The shop's products: found, narrowed and ordered by what the address says. */
export function ProductsPage() {
  const t = useTranslations('products');
  const can = useCan();
  const search = useSearch({ from: '/cabinet/products' });
  const columns = useProductColumns(search);
  const result = useQuery(ProductsDocument, {
    variables: productsVariables(search, can('prices.read')),
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        <AddProduct />
      </div>
      <ProductFilters search={search} />
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} />}>
        {({ products: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <NoProducts isFiltered={hasFilters(search) || search.after !== undefined} />
          ) : (
            <>
              <RecordTable label={t('title')} columns={columns} rows={edges.map(({ node }) => node)} />
              <Pager pageInfo={pageInfo} after={search.after} />
            </>
          )
        }
      </QueryPage>
    </>
  );
}

function AddProduct() {
  const t = useTranslations('products');
  return (
    <Can do="products.write">
      <ButtonLink to="/products/new" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('add')}
      </ButtonLink>
    </Can>
  );
}

function NoProducts({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTranslations('products');
  const can = useCan();
  if (isFiltered) {
    return (
      <Empty
        title={t('nothingFound.title')}
        action={
          <ButtonLink to="/products" search={{}} variant="default">
            {t('reset')}
          </ButtonLink>
        }
      >
        {t('nothingFound.text')}
      </Empty>
    );
  }
  return (
    <Empty title={t('empty.title')} action={<AddProduct />}>
      {can('products.write') ? t('empty.text') : t('empty.readOnly')}
    </Empty>
  );
}
