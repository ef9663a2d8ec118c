import type { Locale } from '../../platform/viewer.ts';

/** A warehouse as the rows of stocks name it. */
interface Place {
  id: string;
  name: string;
  address: string;
  method: 'OWN_WAREHOUSE' | 'MARKETPLACE_WAREHOUSE' | 'DROP_OFF';
  version: number;
  archivedAt: Date | null;
}

/** How much of a product lies in a warehouse, with what is known of both. */
export interface Stock {
  productId: string;
  sku: string;
  title: string;
  warehouse: Place;
  quantity: number;
  /** Zero where nobody has said a quantity yet. */
  version: number;
  updatedAt: Date | null;
}

/** What a warehouse holds altogether. */
export interface StockTotal {
  warehouse: Place;
  /** Products of which there is something. */
  products: number;
  units: number;
}

export interface StockSearch {
  /** Null: in every one within. */
  warehouseId: string | null;
  /** A part of the title or of the article, whatever the case. */
  search: string | null;
}

/** Where a page of stocks begins: after this row, in the order of titles. */
export interface StockPosition {
  title: string;
  productId: string;
  warehouseId: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (part: unknown): part is string => typeof part === 'string' && uuid.test(part);

/** The position that a cursor carries; null for a made-up one that PostgreSQL would stumble over. */
export function stockPositionOf([title, productId, warehouseId]: readonly (string | number)[]): StockPosition | null {
  if (typeof title !== 'string' || !title.isWellFormed() || title.includes('\0')) return null;
  return isId(productId) && isId(warehouseId) ? { title, productId, warehouseId } : null;
}

/** The columns of a file, and what stands in them. */
export const stockHeads: Record<Locale, string[]> = {
  ru: ['Артикул', 'Название', 'Склад', 'Остаток'],
  en: ['Article', 'Title', 'Warehouse', 'Quantity'],
};
export const stockCells = ({ sku, title, warehouse, quantity }: Stock): string[] => [sku, title, warehouse.name, String(quantity)];
