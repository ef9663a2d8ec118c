import { and, eq, getTableColumns, ilike, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { brokenUnique, type Reader, type Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Photo } from './photos.rules.ts';
import {
  type Card,
  countedMost,
  keyTypes,
  type Position,
  type Product,
  type ProductCounts,
  type ProductSearch,
  type ProductSort,
  type ProductState,
  searchPattern,
} from './products.rules.ts';
import { cheapestKey, dearestKey, products, titleKey } from './products.tables.ts';

const { companyId: _, ...columns } = getTableColumns(products);

const isProduct = (companyId: string, id: string) => and(eq(products.companyId, companyId), eq(products.id, id));

export async function findProduct(reader: Reader, companyId: string, id: string): Promise<Product | null> {
  const [product] = await reader.select(columns).from(products).where(isProduct(companyId, id));
  return product ?? null;
}

/** Held until the transaction ends, so that what is told of it before and after is true. */
export async function lockProduct(tx: Tx, companyId: string, id: string): Promise<Product | null> {
  const [product] = await tx.select(columns).from(products).where(isProduct(companyId, id)).for('update');
  return product ?? null;
}

interface Order {
  /** What is sorted by, never null. */
  by: SQL | typeof products.updatedAt;
  /** The same, as a cursor carries it. */
  key: SQL<string> | SQL<number>;
  /** A cursor's key, as `by` is compared with it. */
  at(key: Position['key']): SQL;
  descending: boolean;
}

// PostgreSQL keeps microseconds, a Date only milliseconds: a cursor that rounded would show a row twice, or never.
const microseconds = sql`(extract(epoch from ${products.updatedAt}) * 1000000)::bigint`.mapWith(Number);

const orders: Record<ProductSort, Order> = {
  UPDATED_DESC: {
    by: products.updatedAt,
    key: microseconds,
    at: (key) => sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`,
    descending: true,
  },
  TITLE_ASC: { by: titleKey(products), key: titleKey(products), at: (key) => sql`${key}::text`, descending: false },
  PRICE_ASC: { by: cheapestKey(products), key: cheapestKey(products), at: (key) => sql`${key}::bigint`, descending: false },
  PRICE_DESC: { by: dearestKey(products), key: dearestKey(products), at: (key) => sql`${key}::bigint`, descending: true },
};

function wantedOf(companyId: string, { state, search, withoutPhoto, withoutPrice }: ProductSearch): SQL | undefined {
  const pattern = search ? searchPattern(search) : null;
  return and(
    eq(products.companyId, companyId),
    state ? eq(products.state, state) : undefined,
    pattern ? or(ilike(products.title, pattern), ilike(products.sku, pattern)) : undefined,
    withoutPhoto ? eq(products.photoCount, 0) : undefined,
    withoutPrice ? isNull(products.priceMinor) : undefined,
  );
}

/** A product in a list: with its place in the order, and its photos in theirs. */
export type ListedProduct = Product & Position & { photos: Pick<Photo, 'id' | 'fileKey' | 'width' | 'height'>[] };

type ListedRow = Omit<ListedProduct, 'createdAt' | 'updatedAt' | 'priceMinor' | 'oldPriceMinor' | 'photos'> & {
  priceMinor: string | null;
  oldPriceMinor: string | null;
  createdAt: string;
  updatedAt: string;
  photos: ListedProduct['photos'] | null;
};

const kopecks = (amount: string | null) => (amount === null ? null : Number(amount));

/** Lists are read by hand-written SQL, all in one: the builder takes a tenth of a page's time to write it anew and to unpack its rows. */
const listed = sql`id, sku, title, description, seo_title as "seoTitle", seo_description as "seoDescription", state,
  price_minor as "priceMinor", old_price_minor as "oldPriceMinor", photo_count as "photoCount", version,
  created_at as "createdAt", updated_at as "updatedAt",
  (select json_agg(json_build_object('id', p.id, 'fileKey', p.file_key, 'width', p.width, 'height', p.height) order by p.position, p.id)
     from product_photos p where p.company_id = products.company_id and p.product_id = products.id) as photos`;

export async function listProducts(
  reader: Reader,
  companyId: string,
  wanted: ProductSearch,
  sort: ProductSort,
  after: Position | null,
  limit: number,
): Promise<ListedProduct[]> {
  const { by, key, at, descending } = orders[sort];
  const direction = descending ? sql`desc` : sql`asc`;
  const beyond = after ? sql`(${by}, products.id) ${descending ? sql`<` : sql`>`} (${at(after.key)}, ${after.id}::uuid)` : undefined;
  const rows = await reader.execute<ListedRow>(
    sql`select ${listed}, ${key} as key from products where ${and(wantedOf(companyId, wanted), beyond)}
        order by ${by} ${direction}, products.id ${direction} limit ${limit}`,
  );
  return rows.map((row) => ({
    ...row,
    key: keyTypes[sort] === 'number' ? Number(row.key) : row.key,
    priceMinor: kopecks(row.priceMinor),
    oldPriceMinor: kopecks(row.oldPriceMinor),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    photos: row.photos ?? [],
  }));
}

/** Looks at so many products at most, those that were changed last: however large the shop is. */
export async function countProducts(reader: Reader, companyId: string): Promise<ProductCounts> {
  const [counts] = await reader.execute<ProductCounts>(
    sql`select count(*) <= ${countedMost} as exact,
               (count(*) filter (where active))::int as active, (count(*) filter (where not active))::int as archived,
               (count(*) filter (where active and photo_count = 0))::int as "withoutPhoto",
               (count(*) filter (where active and price_minor is null))::int as "withoutPrice"
        from (select state = 'active' as active, photo_count, price_minor from products
              where company_id = ${companyId} order by updated_at desc, id desc limit ${countedMost + 1}) looked_at`,
  );
  return counts ?? { exact: true, active: 0, archived: 0, withoutPhoto: 0, withoutPrice: 0 };
}

/** @returns null when the shop has the article already */
export async function insertProduct(tx: Tx, companyId: string, card: Card): Promise<Product | null> {
  const [product] = await tx
    .insert(products)
    .values({ ...card, companyId, id: newId() })
    .onConflictDoNothing()
    .returning(columns);
  return product ?? null;
}

/** @returns why it was not written: another was first, or the shop has the article already */
export async function updateCard(
  tx: Tx,
  companyId: string,
  id: string,
  version: number,
  card: Card,
): Promise<Product | 'outdated' | 'taken'> {
  try {
    // In a savepoint, so that a broken constraint does not spoil the transaction around it.
    const [product] = await tx.transaction((savepoint) =>
      savepoint
        .update(products)
        .set({ ...card, version: sql`${products.version} + 1`, updatedAt: sql`now()` })
        .where(and(isProduct(companyId, id), eq(products.version, version)))
        .returning(columns),
    );
    return product ?? 'outdated';
  } catch (error) {
    if (brokenUnique(error) === 'products_sku') return 'taken';
    throw error;
  }
}

async function change(tx: Tx, where: SQL | undefined, set: PgUpdateSetSource<typeof products>): Promise<Product | null> {
  const [product] = await tx
    .update(products)
    .set({ ...set, updatedAt: sql`now()` })
    .where(where)
    .returning(columns);
  return product ?? null;
}

/** For a product that the transaction holds. */
export async function updatePrice(
  tx: Tx,
  companyId: string,
  id: string,
  price: Pick<Product, 'priceMinor' | 'oldPriceMinor'>,
): Promise<Product> {
  const product = await change(tx, isProduct(companyId, id), price);
  if (!product) throw new Error('A product vanished while it was held.');
  return product;
}

/** @returns null when it is not in the state that it is to leave */
export const moveProduct = (tx: Tx, companyId: string, id: string, from: ProductState, to: ProductState) =>
  change(tx, and(isProduct(companyId, id), eq(products.state, from)), { state: to });

/** Takes one of the places for photos. @returns null when all of them are taken */
export const takePhotoPlace = (tx: Tx, companyId: string, id: string, places: number) =>
  change(tx, and(isProduct(companyId, id), lt(products.photoCount, places)), { photoCount: sql`${products.photoCount} + 1` });

export const freePhotoPlace = (tx: Tx, companyId: string, id: string) =>
  change(tx, isProduct(companyId, id), { photoCount: sql`${products.photoCount} - 1` });
