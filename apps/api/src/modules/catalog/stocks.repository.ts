import { and, asc, eq, gt, ilike, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { type Scope, within } from '../../platform/scope.ts';
import { warehouses } from '../companies/companies.module.ts';
import { searchPattern } from './products.rules.ts';
import { products, titleKey } from './products.tables.ts';
import type { Stock, StockPosition, StockSearch, StockTotal } from './stocks.rules.ts';
import { stockExports, stocks } from './stocks.tables.ts';

const ofBoth = and(eq(stocks.companyId, warehouses.companyId), eq(stocks.warehouseId, warehouses.id), eq(stocks.productId, products.id));

const columns = {
  productId: products.id,
  sku: products.sku,
  title: products.title,
  key: titleKey(products),
  warehouse: warehouses,
  quantity: sql<number>`coalesce(${stocks.quantity}, 0)`,
  version: sql<number>`coalesce(${stocks.version}, 0)`,
  updatedAt: stocks.updatedAt,
};

/** Every product on sale in every warehouse in use, within the scope: a row for each, whether a quantity was said or not. */
const inScope = (scope: Scope) =>
  and(
    within(scope, warehouses.companyId, warehouses.id),
    isNull(warehouses.archivedAt),
    eq(products.companyId, scope.companyId),
    eq(products.state, 'active'),
  );

function select(reader: Reader, where: SQL | undefined) {
  return reader
    .select(columns)
    .from(products)
    .innerJoin(warehouses, eq(warehouses.companyId, products.companyId))
    .leftJoin(stocks, ofBoth)
    .where(where);
}

/** A stock in a list, with its place in the order. */
export type ListedStock = Stock & { key: string };

/** In the order of titles. */
export function listStocks(
  reader: Reader,
  scope: Scope,
  { warehouseId, search }: StockSearch,
  after: StockPosition | null,
  limit: number,
): Promise<ListedStock[]> {
  const pattern = search ? searchPattern(search) : null;
  const key = titleKey(products);
  const where = and(
    inScope(scope),
    warehouseId ? eq(warehouses.id, warehouseId) : undefined,
    pattern ? or(ilike(products.title, pattern), ilike(products.sku, pattern)) : undefined,
    after
      ? sql`(${key}, ${products.id}, ${warehouses.id}) > (${after.title}::text, ${after.productId}::uuid, ${after.warehouseId}::uuid)`
      : undefined,
  );
  return select(reader, where).orderBy(asc(key), asc(products.id), asc(warehouses.id)).limit(limit);
}

export async function findStock(reader: Reader, scope: Scope, productId: string, warehouseId: string): Promise<Stock | null> {
  const [stock] = await select(reader, and(inScope(scope), eq(products.id, productId), eq(warehouses.id, warehouseId)));
  return stock ?? null;
}

/** A line for each warehouse in use, in the order in which they were made. */
export function totalStocks(reader: Reader, scope: Scope): Promise<StockTotal[]> {
  return reader
    .select({
      warehouse: warehouses,
      products: sql<number>`count(${products.id})::int`,
      units: sql`coalesce(sum(case when ${products.id} is not null then ${stocks.quantity} end), 0)`.mapWith(Number),
    })
    .from(warehouses)
    .leftJoin(stocks, and(eq(stocks.companyId, warehouses.companyId), eq(stocks.warehouseId, warehouses.id), gt(stocks.quantity, 0)))
    .leftJoin(products, and(eq(products.companyId, stocks.companyId), eq(products.id, stocks.productId), eq(products.state, 'active')))
    .where(and(within(scope, warehouses.companyId, warehouses.id), isNull(warehouses.archivedAt)))
    .groupBy(warehouses.companyId, warehouses.id)
    .orderBy(asc(warehouses.createdAt), asc(warehouses.id));
}

interface Change {
  productId: string;
  warehouseId: string;
  quantity: number;
  /** The one that was read. */
  version: number;
}

/** For a stock that was found within the scope. @returns false when it is of another version by now */
export async function writeStock(tx: Tx, scope: Scope, { version, quantity, ...place }: Change): Promise<boolean> {
  const written =
    version === 0
      ? await tx
          .insert(stocks)
          .values({ ...place, quantity, companyId: scope.companyId })
          .onConflictDoNothing()
          .returning({ version: stocks.version })
      : await tx
          .update(stocks)
          .set({ quantity, version: version + 1, updatedAt: sql`now()` })
          .where(
            and(
              within(scope, stocks.companyId, stocks.warehouseId),
              eq(stocks.warehouseId, place.warehouseId),
              eq(stocks.productId, place.productId),
              eq(stocks.version, version),
            ),
          )
          .returning({ version: stocks.version });
  return written.length > 0;
}

export type StockExport = typeof stockExports.$inferSelect;

export async function insertStockExport(tx: Tx, scope: Scope, wanted: Pick<StockExport, 'sessionId' | 'warehouseId'>): Promise<string> {
  const id = newId();
  await tx.insert(stockExports).values({ ...wanted, companyId: scope.companyId, id });
  return id;
}

/** How long the address of a file waits to be fetched, in seconds. */
const seconds = 60;

/** Takes the leave to fetch a file; null when it was taken before, has waited too long, or was never there. */
export async function takeStockExport(tx: Tx, companyId: string, id: string): Promise<StockExport | null> {
  const [taken] = await tx
    .update(stockExports)
    .set({ takenAt: sql`now()` })
    .where(
      and(
        eq(stockExports.companyId, companyId),
        eq(stockExports.id, id),
        isNull(stockExports.takenAt),
        gt(stockExports.createdAt, sql`now() - make_interval(secs => ${seconds})`),
      ),
    )
    .returning();
  return taken ?? null;
}
