import { cursorOf, textOf } from '@prikazchik/ui/search-params.ts';

/** What the address of the list of stocks says. Absent means: everything, in every warehouse, first page. */
export interface StocksSearch {
  q?: string | undefined;
  warehouse?: string | undefined;
  after?: string | undefined;
}

/** Reads the address of the list of stocks; what it does not know it drops. */
export function stocksSearch(raw: Record<string, unknown>): StocksSearch {
  return { q: textOf(raw.q), warehouse: textOf(raw.warehouse), after: cursorOf(raw.after) };
}

const PAGE = 50;

/** What to ask the API for. */
export function stocksVariables({ q, warehouse, after }: StocksSearch) {
  return { first: PAGE, after: after ?? null, filter: { search: q ?? null, warehouseId: warehouse ?? null } };
}
