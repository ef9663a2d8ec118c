import { cursorOf, oneOf, textOf } from '@prikazchik/ui/search-params.ts';

export const SORTS = ['UPDATED_DESC', 'TITLE_ASC', 'PRICE_ASC', 'PRICE_DESC'] as const;
export const STATES = ['ACTIVE', 'ARCHIVED', 'ALL'] as const;
export const GAPS = ['photo', 'price'] as const;

/** What the address of the list of products says. Absent means the default: active ones, freshest first, first page. */
export interface ProductsSearch {
  q?: string | undefined;
  state?: (typeof STATES)[number] | undefined;
  gap?: (typeof GAPS)[number] | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  after?: string | undefined;
}

/** Reads the address of the list of products; what it does not know it drops. */
export function productsSearch(raw: Record<string, unknown>): ProductsSearch {
  return {
    q: textOf(raw.q),
    state: oneOf(STATES, raw.state),
    gap: oneOf(GAPS, raw.gap),
    sort: oneOf(SORTS, raw.sort),
    after: cursorOf(raw.after),
  };
}

/** Whether the address narrows the list. */
export function hasFilters({ q, state, gap }: ProductsSearch): boolean {
  return q !== undefined || state !== undefined || gap !== undefined;
}

const PAGE = 25;

/** What to ask the API for. Whoever may not see prices does not sort or narrow by them either. */
export function productsVariables({ q, state = 'ACTIVE', gap, sort = 'UPDATED_DESC', after }: ProductsSearch, withPrices: boolean) {
  const isByPrice = sort === 'PRICE_ASC' || sort === 'PRICE_DESC';
  return {
    first: PAGE,
    after: after ?? null,
    filter: {
      search: q ?? null,
      state: state === 'ALL' ? null : state,
      withoutPhoto: gap === 'photo' ? true : null,
      withoutPrice: gap === 'price' && withPrices ? true : null,
    },
    sort: isByPrice && !withPrices ? ('UPDATED_DESC' as const) : sort,
    withPrices,
  };
}
