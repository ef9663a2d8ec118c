import type { StockInput } from '@prikazchik/inputs/stock.input';
import type { Database } from '../../platform/db.ts';
import { parseId } from '../../platform/id.ts';
import { decodeCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { scopeOf } from '../../platform/scope.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { findWarehouse, holdWarehouse } from '../companies/companies.module.ts';
import { findStock, type ListedStock, listStocks, totalStocks, writeStock } from './stocks.repository.ts';
import { type Stock, type StockSearch, type StockTotal, stockPositionOf } from './stocks.rules.ts';

export interface Stocks {
  /** @throws Refusal NOT_FOUND for a warehouse beyond the viewer's, as for what is not there; so do all below */
  list(viewer: Viewer | null, args: PageArgs, wanted: StockSearch): Promise<Page<ListedStock>>;
  find(viewer: Viewer | null, productId: string, warehouseId: string): Promise<Stock>;
  totals(viewer: Viewer | null): Promise<StockTotal[]>;
  /** CHANGED_MEANWHILE when the quantity is of another version by now. */
  set(viewer: Viewer | null, input: StockInput): Promise<Stock | Problem>;
}

const right = 'stocks.read';

export function createStocks(database: Database, journal: Journal): Stocks {
  return {
    async list(viewer, args, wanted) {
      const scope = scopeOf(viewer, right);
      const limit = pageSize(args);
      const written = decodeCursor(args.after, 3);
      const after = written && stockPositionOf(written);
      if (written && !after) throw new Refusal('BAD_USER_INPUT');
      const rows = await database.read(scope.companyId, async (reader) => {
        if (wanted.warehouseId && !(await findWarehouse(reader, scope, wanted.warehouseId))) throw notFound();
        return listStocks(reader, scope, wanted, after, limit + 1);
      });
      return toPage(rows, args, ({ key, productId, warehouse }) => [key, productId, warehouse.id]);
    },
    async find(viewer, productId, warehouseId) {
      const scope = scopeOf(viewer, right);
      const stock = await database.read(scope.companyId, (reader) => findStock(reader, scope, productId, warehouseId));
      if (!stock) throw notFound();
      return stock;
    },
    async totals(viewer) {
      const scope = scopeOf(viewer, right);
      return database.read(scope.companyId, (reader) => totalStocks(reader, scope));
    },
    async set(viewer, { quantity, version, ...typed }) {
      const [productId, warehouseId] = [parseId(typed.productId), parseId(typed.warehouseId)];
      const deed = { action: 'product.setStock', objectType: 'product', objectId: productId, right: 'stocks.write' } as const;
      return journal.perform<Stock>(viewer, deed, async (tx, who, note) => {
        const scope = scopeOf(who, deed.right);
        // Else it could be taken out of use between the look and the write.
        const warehouse = await holdWarehouse(tx, scope, warehouseId);
        const before = warehouse && (await findStock(tx, scope, productId, warehouseId));
        if (!before) throw notFound();
        if (!(await writeStock(tx, scope, { productId, warehouseId, quantity, version }))) return new Problem('CHANGED_MEANWHILE');
        const after = await findStock(tx, scope, productId, warehouseId);
        if (!after) throw notFound();
        note({ before: { warehouse: warehouse.name, quantity: before.quantity }, after: { warehouse: warehouse.name, quantity } });
        return after;
      });
    },
  };
}
