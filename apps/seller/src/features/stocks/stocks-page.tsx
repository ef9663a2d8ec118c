import { useQuery } from '@apollo/client/react';
import { NativeSelect, Text } from '@mantine/core';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { SearchInput } from '@prikazchik/ui/search-input.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ExportStocks } from './export-stocks.tsx';
import { useStockColumns } from './stock-columns.tsx';
import { StocksDocument, StockTotalsDocument } from './stocks.generated.ts';
import type { StocksSearch } from './stocks-search.ts';
import { stocksVariables } from './stocks-search.ts';
import { WORDS } from './words.ts';

/** How much of each product lies in each warehouse that the viewer may see, to be changed where it stands. */
export const StocksPage = withWords(WORDS, Stocks);

function Stocks() {
  const t = useTranslations('stocks');
  const search = useSearch({ from: '/cabinet/stocks' });
  const columns = useStockColumns();
  const result = useQuery(StocksDocument, { variables: stocksVariables(search), fetchPolicy: 'cache-and-network' });
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        <ExportStocks warehouseId={search.warehouse ?? null} />
      </div>
      <Totals search={search} />
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} />}>
        {({ stocks: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <NoStocks isFiltered={search.q !== undefined || search.warehouse !== undefined || search.after !== undefined} />
          ) : (
            <>
              <RecordTable
                label={t('title')}
                columns={columns}
                rows={edges.map(({ node }) => ({ ...node, id: `${node.productId} ${node.warehouse.id}` }))}
              />
              <Pager pageInfo={pageInfo} after={search.after} />
            </>
          )
        }
      </QueryPage>
    </>
  );
}

/** Narrows the list to a warehouse, and says what the warehouses hold altogether. */
function Totals({ search }: { readonly search: StocksSearch }) {
  const t = useTranslations('stocks');
  const format = useShopFormat();
  const navigate = useNavigate();
  const { data } = useQuery(StockTotalsDocument, { fetchPolicy: 'cache-and-network' });
  const totals = data?.stockTotals ?? [];
  const shown = totals.filter(({ warehouse }) => search.warehouse === undefined || warehouse.id === search.warehouse);
  const units = shown.reduce((sum, line) => sum + line.units, 0);
  const change = (patch: StocksSearch) =>
    void navigate({ to: '/stocks', search: { ...search, ...patch, after: undefined }, replace: true });
  return (
    <>
      <search className={classes.filters} aria-label={t('filters')}>
        <SearchInput label={t('search')} value={search.q} onSearch={(q) => change({ q })} />
        <NativeSelect
          aria-label={t('warehouse')}
          value={search.warehouse ?? ''}
          onChange={({ currentTarget: { value } }) => change({ warehouse: value || undefined })}
          data={[{ value: '', label: t('anyWarehouse') }, ...totals.map(({ warehouse: { id, name } }) => ({ value: id, label: name }))]}
        />
      </search>
      {data && (
        <Text size="sm" c="dimmed">
          {t('total', { units: format.number(units) })}
        </Text>
      )}
    </>
  );
}

function NoStocks({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTranslations('stocks');
  if (!isFiltered) return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
  return (
    <Empty
      title={t('nothingFound.title')}
      action={
        <ButtonLink to="/stocks" search={{}} variant="default">
          {t('reset')}
        </ButtonLink>
      }
    >
      {t('nothingFound.text')}
    </Empty>
  );
}
