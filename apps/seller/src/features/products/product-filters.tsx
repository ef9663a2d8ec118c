import { NativeSelect } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { SearchInput } from '@prikazchik/ui/search-input.tsx';
import { oneOf } from '@prikazchik/ui/search-params.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ProductsSearch } from './products-search.ts';
import { GAPS, SORTS, STATES } from './products-search.ts';

/** Narrows and orders the list; the choice goes to the address, and the list back to its first page. */
export function ProductFilters({ search }: { readonly search: ProductsSearch }) {
  const t = useTranslations('products');
  const can = useCan();
  const navigate = useNavigate();
  const change = (patch: ProductsSearch) =>
    void navigate({ to: '/products', search: { ...search, ...patch, after: undefined }, replace: true });

  const sees = can('prices.read');
  const gaps = GAPS.filter((gap) => sees || gap !== 'price');
  const sorts = SORTS.filter((sort) => sees || !sort.startsWith('PRICE'));
  return (
    <search className={classes.filters} aria-label={t('filters')}>
      <SearchInput label={t('search')} value={search.q} onSearch={(q) => change({ q })} />
      <NativeSelect
        aria-label={t('state')}
        value={search.state ?? 'ACTIVE'}
        onChange={({ currentTarget: { value } }) => change({ state: value === 'ACTIVE' ? undefined : oneOf(STATES, value) })}
        data={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
      />
      <NativeSelect
        aria-label={t('gap')}
        value={search.gap ?? ''}
        onChange={({ currentTarget: { value } }) => change({ gap: oneOf(GAPS, value) })}
        data={[{ value: '', label: t('anyGap') }, ...gaps.map((gap) => ({ value: gap, label: t(`gaps.${gap}`) }))]}
      />
      <NativeSelect
        aria-label={t('sort')}
        value={search.sort ?? 'UPDATED_DESC'}
        onChange={({ currentTarget: { value } }) => change({ sort: value === 'UPDATED_DESC' ? undefined : oneOf(SORTS, value) })}
        data={sorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
      />
    </search>
  );
}
