import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { warehouses } from '../companies/companies.tables.ts';
import { products } from './products.tables.ts';

/** How much of a product lies in a warehouse. No row: nobody has said it yet, which counts as none. */
export const stocks = pgTable(
  'stocks',
  {
    companyId: uuid('company_id').notNull(),
    warehouseId: uuid('warehouse_id').notNull(),
    productId: uuid('product_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** Raised by every change; one that was begun from another version is refused. */
    version: integer('version').notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.warehouseId, t.productId] }),
    foreignKey({ columns: [t.companyId, t.warehouseId], foreignColumns: [warehouses.companyId, warehouses.id] }),
    foreignKey({ columns: [t.companyId, t.productId], foreignColumns: [products.companyId, products.id] }),
    index('stocks_of_product').on(t.companyId, t.productId),
    check('stocks_quantity', sql`${t.quantity} >= 0`),
  ],
);

/** Leave to fetch the stocks as a file, once and at once; what is in it is judged while it is being sent. */
export const stockExports = pgTable(
  'stock_exports',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose right is judged while the file is being sent. */
    sessionId: uuid('session_id').notNull(),
    /** Null: of every warehouse that they may see by then. */
    warehouseId: uuid('warehouse_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    takenAt: timestamp('taken_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.warehouseId], foreignColumns: [warehouses.companyId, warehouses.id] }),
  ],
);
