import type { Readable } from 'node:stream';
import type { Database } from '../../platform/db.ts';
import { hurried } from '../../platform/deadline.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import { inPortions } from '../../platform/portions.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { scopeOf } from '../../platform/scope.ts';
import { csvOf } from '../../platform/sheet.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Locale, type Origin, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { findWarehouse } from '../companies/companies.module.ts';
import { insertStockExport, type ListedStock, listStocks, type StockExport, takeStockExport } from './stocks.repository.ts';
import { type Stock, type StockPosition, stockCells, stockHeads } from './stocks.rules.ts';

export interface StockFiles {
  /**
   * Leave to fetch the stocks of one warehouse, or of all that the viewer may see, as a file.
   * @throws Refusal NOT_FOUND for a warehouse beyond the viewer's
   */
  ask(viewer: Viewer | null, warehouseId: string | null): Promise<Problem | { url: string; fileName: string }>;
  /**
   * The file, read while it is sent. Right and warehouses are judged again for every thousand rows; when they are gone, the file breaks off.
   * @throws Refusal NOT_FOUND for what is no leave, is used up or too old; UNAUTHENTICATED, FORBIDDEN when session or right are gone
   */
  open(companyId: string, token: string, origin: Origin): Promise<{ content: Readable; fileName: string }>;
}

interface Needs {
  database: Database;
  journal: Journal;
  signer: LinkSigner;
  log: Log;
}

const right = 'stocks.read';
/** Leave is never renewed: who needs another file asks for another. */
const generation = 1;
const rowsAtOnce = 1_000;

const nameOf = (at: Date) => `stocks-${at.toISOString().slice(0, 10)}.csv`;

const positionOf = (last: ListedStock): StockPosition => ({ title: last.key, productId: last.productId, warehouseId: last.warehouse.id });

export function createStockFiles({ database, journal, signer, log }: Needs): StockFiles {
  /** A thousand rows with a deadline of their own, within the scope as it is now. */
  function portionOf({ companyId, sessionId, warehouseId }: StockExport, after: StockPosition | null, origin: Origin) {
    return hurried(() =>
      database.read(companyId, async (reader) => {
        const who = demand(await readViewer(reader, sessionId, companyId, origin), right);
        const rows = await listStocks(reader, scopeOf(who, right), { warehouseId, search: null }, after, rowsAtOnce);
        return { locale: who.locale, rows };
      }),
    );
  }

  return {
    ask: (viewer, warehouseId) =>
      journal.perform(viewer, { action: 'stock.export', objectType: 'stock', right }, async (tx, who, note) => {
        const scope = scopeOf(who, right);
        const warehouse = warehouseId && (await findWarehouse(tx, scope, warehouseId));
        if (warehouseId && !warehouse) throw notFound();
        const id = await insertStockExport(tx, scope, { sessionId: who.sessionId, warehouseId });
        note({ objectId: id, after: { warehouse: warehouse ? warehouse.name : null } });
        const url = `/files/${scope.companyId}/stocks/${signer.sign('stock-export', { id, generation })}`;
        return { url, fileName: nameOf(new Date(who.askedAt)) };
      }),
    async open(companyId, token, origin) {
      const key = signer.verify('stock-export', token);
      const taken = key && (await database.write(companyId, (tx) => takeStockExport(tx, companyId, key.id)));
      if (!taken || taken instanceof Problem) throw notFound();
      const { locale, rows } = await portionOf(taken, null, origin);
      const stocks = inPortions(rows, rowsAtOnce, async (last) => (await portionOf(taken, positionOf(last), origin)).rows);
      const content = csvOf(linesOf(locale, stocks));
      content.once('error', (error) => log.warn({ requestId: origin.requestId, error }, 'an export broke off'));
      return { content, fileName: nameOf(taken.createdAt) };
    },
  };
}

async function* linesOf(locale: Locale, stocks: AsyncIterable<Stock>): AsyncIterable<string[]> {
  yield stockHeads[locale];
  for await (const stock of stocks) yield stockCells(stock);
}
