import { LIMITS } from '@prikazchik/inputs/text';

export type ProductState = 'active' | 'archived';

/** A card of the shop's catalog. Prices are kopecks; null where none was set. */
export interface Product {
  id: string;
  /** The seller's own article. */
  sku: string;
  title: string;
  description: string;
  seoTitle: string;
  seoDescription: string;
  state: ProductState;
  priceMinor: number | null;
  oldPriceMinor: number | null;
  photoCount: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** The texts of a product. */
export type Card = Pick<Product, 'sku' | 'title' | 'description' | 'seoTitle' | 'seoDescription'>;

export interface ProductSearch {
  /** Null: in any state. */
  state: ProductState | null;
  /** A part of the title or of the article, whatever the case. */
  search: string | null;
  withoutPhoto: boolean;
  withoutPrice: boolean;
}

/** To count a million takes longer than a request may. */
export const countedMost = 10_000;

export type ProductCounts = {
  /** Whether every product was counted. If not, there are at least as many as each figure says. */
  exact: boolean;
  active: number;
  archived: number;
  /** Of the active ones. */
  withoutPhoto: number;
  /** Of the active ones. */
  withoutPrice: number;
};

export type ProductSort = 'UPDATED_DESC' | 'TITLE_ASC' | 'PRICE_ASC' | 'PRICE_DESC';

/** Whether an answer would tell which product is the dearer one, or has a price at all. */
export function tellsOfPrices({ withoutPrice }: ProductSearch, sort: ProductSort): boolean {
  return withoutPrice || sort === 'PRICE_ASC' || sort === 'PRICE_DESC';
}

/** Where a page begins: after the row with this key and, among equal keys, this id. */
export interface Position {
  key: string | number;
  id: string;
}

/** What each order sorts by, as a cursor carries it. */
export const keyTypes: Record<ProductSort, 'number' | 'string'> = {
  UPDATED_DESC: 'number',
  TITLE_ASC: 'string',
  PRICE_ASC: 'number',
  PRICE_DESC: 'number',
};
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A position as a cursor carries it, with the order for which it is one. */
export const cursorOf = (sort: ProductSort, { key, id }: Position) => [sort, key, id] as const;

/** The position that `cursorOf` wrote; null for one of another order, or a made-up one that PostgreSQL would stumble over. */
export function positionOf(sort: ProductSort, [writtenSort, key, id]: readonly (string | number)[]): Position | null {
  if (writtenSort !== sort || typeof key !== keyTypes[sort] || typeof id !== 'string' || !uuid.test(id)) return null;
  const isSound = typeof key === 'string' ? key.isWellFormed() && !key.includes('\0') : Number.isSafeInteger(key) && Number(key) >= 0;
  return key !== undefined && isSound ? { key, id } : null;
}

/**
 * A pattern for LIKE that finds the text as it stands, `%` and `_` included; null when there is nothing to look for. A
 * text longer than any title is cut to one that is still too long, so it costs little and finds nothing.
 */
export function searchPattern(typed: string): string | null {
  const longest = LIMITS.productTitle + 1;
  const text = [
    ...typed
      .slice(0, 4 * longest)
      .normalize('NFC')
      .trim(),
  ]
    .slice(0, longest)
    .join('');
  return text === '' ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

const journalled = ['sku', 'title', 'description', 'seoTitle', 'seoDescription', 'state', 'priceMinor', 'oldPriceMinor'] as const;
type JournalledFacts = Partial<Record<(typeof journalled)[number], string | number | null>>;

/** What differs, as it was and as it is, for the journal. */
export function changedFacts(before: Product, after: Product): { before: JournalledFacts; after: JournalledFacts } {
  const changed = journalled.filter((field) => before[field] !== after[field]);
  const pick = (product: Product): JournalledFacts => Object.fromEntries(changed.map((field) => [field, product[field]]));
  return { before: pick(before), after: pick(after) };
}
