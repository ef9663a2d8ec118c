import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

export type ProductState = 'active' | 'archived';

/** What lists are sorted by, written once so that queries say exactly what the indexes hold. Without a price comes last, both ways. */
export const titleKey = ({ title }: { title: AnyPgColumn }) => sql<string>`lower(${title})`;
export const cheapestKey = ({ priceMinor }: { priceMinor: AnyPgColumn }) => sql`coalesce(${priceMinor}, 9007199254740991)`.mapWith(Number);
export const dearestKey = ({ priceMinor }: { priceMinor: AnyPgColumn }) => sql`coalesce(${priceMinor}, 0)`.mapWith(Number);

/** A card of the shop's catalog. Prices are kopecks; null where none was set. */
export const products = pgTable(
  'products',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** The seller's own article, unique in the shop whatever the case. */
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    seoTitle: text('seo_title').notNull(),
    seoDescription: text('seo_description').notNull(),
    state: text('state').$type<ProductState>().notNull().default('active'),
    priceMinor: bigint('price_minor', { mode: 'number' }),
    oldPriceMinor: bigint('old_price_minor', { mode: 'number' }),
    photoCount: integer('photo_count').notNull().default(0),
    /**
     * Raised by every change of the texts; one that was begun from an older version is refused. Prices, photos and the
     * archive, changed by requests of their own, leave it alone: nobody's text is refused because of them.
     */
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('products_sku').on(t.companyId, sql`lower(${t.sku})`),
    index('products_newest').on(t.companyId, t.updatedAt, t.id),
    index('products_by_title').on(t.companyId, titleKey(t), t.id),
    index('products_cheapest').on(t.companyId, cheapestKey(t), t.id),
    index('products_dearest').on(t.companyId, dearestKey(t), t.id),
    check('products_price', sql`${t.priceMinor} > 0 and (${t.oldPriceMinor} is null or ${t.oldPriceMinor} > ${t.priceMinor})`),
    check('products_state', sql`${t.state} in ('active', 'archived')`),
  ],
);

/** A photo of a product, re-encoded by us. The file lies under `fileKey` in the storage. */
export const productPhotos = pgTable(
  'product_photos',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    productId: uuid('product_id').notNull(),
    fileKey: text('file_key').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    position: integer('position').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.productId], foreignColumns: [products.companyId, products.id] }),
    index('product_photos_of_product').on(t.companyId, t.productId, t.position),
  ],
);

/** A permission to put one photo, given to one member for a few minutes. */
export const uploads = pgTable(
  'uploads',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    productId: uuid('product_id').notNull(),
    memberId: uuid('member_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('uploads_by_id').on(t.id),
    foreignKey({ columns: [t.companyId, t.productId], foreignColumns: [products.companyId, products.id] }),
  ],
);
