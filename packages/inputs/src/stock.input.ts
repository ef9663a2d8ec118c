import type * as z from 'zod/mini';
import { id, inputOf, integer, versionFrom } from './field.ts';

/** More of one product than a warehouse holds. */
const MAX_QUANTITY = 1_000_000;

/** How much of a product lies in a warehouse, and which version of that was read. */
export const StockInput = inputOf({
  productId: id,
  warehouseId: id,
  quantity: integer(0, MAX_QUANTITY),
  version: versionFrom(0),
});
export type StockInput = z.output<typeof StockInput>;
