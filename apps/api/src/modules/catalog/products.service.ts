import type { PriceInput } from '@prikazchik/inputs/product.input';
import type { Right } from '@prikazchik/permissions/right';
import type { Database, Tx } from '../../platform/db.ts';
import { decodeCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { demand, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import type { Photos, ProductView } from './photos.service.ts';
import {
  countProducts,
  findProduct,
  insertProduct,
  listProducts,
  lockProduct,
  moveProduct,
  updateCard,
  updatePrice,
} from './products.repository.ts';
import {
  type Card,
  changedFacts,
  cursorOf,
  type Position,
  type Product,
  type ProductCounts,
  type ProductSearch,
  type ProductSort,
  positionOf,
  tellsOfPrices,
} from './products.rules.ts';

export interface Products {
  /**
   * @throws Refusal BAD_USER_INPUT for a cursor of another order; FORBIDDEN when the order or the filter would tell of
   * prices that the viewer may not see
   */
  list(viewer: Viewer | null, args: PageArgs, wanted: ProductSearch, sort: ProductSort): Promise<Page<ProductView>>;
  find(viewer: Viewer | null, id: string): Promise<ProductView>;
  counts(viewer: Viewer | null): Promise<ProductCounts>;
  /** SKU_TAKEN when the shop has the article, in whatever case. */
  create(viewer: Viewer | null, card: Card): Promise<ProductView | Problem>;
  /** CHANGED_MEANWHILE when the texts are of another version by now; SKU_TAKEN. */
  update(viewer: Viewer | null, id: string, version: number, card: Card): Promise<ProductView | Problem>;
  setPrice(viewer: Viewer | null, id: string, price: Omit<PriceInput, 'productId'>): Promise<ProductView | Problem>;
  /** WRONG_STATE when it is in the archive already. */
  archive(viewer: Viewer | null, id: string): Promise<ProductView | Problem>;
  /** WRONG_STATE when it is not in the archive. */
  restore(viewer: Viewer | null, id: string): Promise<ProductView | Problem>;
}

interface Change {
  action: string;
  right: Right;
  apply(tx: Tx, companyId: string): Promise<Product | Problem>;
}

export function createProducts(database: Database, journal: Journal, photos: Photos): Products {
  /** Every change of a product goes this way: it is held, changed, and what differs goes into the journal. */
  function change(viewer: Viewer | null, id: string, { action, right, apply }: Change): Promise<ProductView | Problem> {
    return journal.perform(
      viewer,
      { action, objectType: 'product', objectId: id, right },
      async (tx, { membership: { companyId } }, note) => {
        const before = await lockProduct(tx, companyId, id);
        if (!before) throw notFound();
        const after = await apply(tx, companyId);
        if (after instanceof Problem) return after;
        note(changedFacts(before, after));
        return photos.withItsPhotos(tx, companyId, after);
      },
    );
  }

  return {
    async list(viewer, args, wanted, sort) {
      const { companyId } = demand(viewer, 'products.read').membership;
      if (tellsOfPrices(wanted, sort)) demand(viewer, 'prices.read');
      const limit = pageSize(args);
      const after = startOf(sort, args.after);
      const rows = await database.read(companyId, (reader) => listProducts(reader, companyId, wanted, sort, after, limit + 1));
      const shown = rows.map((row) => ({ ...row, photos: photos.shown(row.photos) }));
      return toPage(shown, args, (row) => cursorOf(sort, row));
    },
    async find(viewer, id) {
      const { companyId } = demand(viewer, 'products.read').membership;
      return database.read(companyId, async (reader) => {
        const product = await findProduct(reader, companyId, id);
        if (!product) throw notFound();
        return photos.withItsPhotos(reader, companyId, product);
      });
    },
    async counts(viewer) {
      const { companyId } = demand(viewer, 'products.read').membership;
      return database.read(companyId, (reader) => countProducts(reader, companyId));
    },
    create: (viewer, card) =>
      journal.perform<ProductView>(
        viewer,
        { action: 'product.create', objectType: 'product', right: 'products.write' },
        async (tx, who, note) => {
          const product = await insertProduct(tx, who.membership.companyId, card);
          if (!product) return new Problem('SKU_TAKEN', 'sku');
          note({ objectId: product.id, after: { ...card } });
          return { ...product, photos: [] };
        },
      ),
    update: (viewer, id, version, card) =>
      change(viewer, id, {
        action: 'product.update',
        right: 'products.write',
        async apply(tx, companyId) {
          const after = await updateCard(tx, companyId, id, version, card);
          if (after === 'outdated') return new Problem('CHANGED_MEANWHILE');
          return after === 'taken' ? new Problem('SKU_TAKEN', 'sku') : after;
        },
      }),
    setPrice: (viewer, id, { amountMinor, oldAmountMinor }) =>
      change(viewer, id, {
        action: 'product.setPrice',
        right: 'prices.write',
        apply: (tx, companyId) => updatePrice(tx, companyId, id, { priceMinor: amountMinor, oldPriceMinor: oldAmountMinor }),
      }),
    archive: (viewer, id) =>
      change(viewer, id, {
        action: 'product.archive',
        right: 'products.archive',
        apply: async (tx, companyId) => (await moveProduct(tx, companyId, id, 'active', 'archived')) ?? new Problem('WRONG_STATE'),
      }),
    restore: (viewer, id) =>
      change(viewer, id, {
        action: 'product.restore',
        right: 'products.archive',
        apply: async (tx, companyId) => (await moveProduct(tx, companyId, id, 'archived', 'active')) ?? new Problem('WRONG_STATE'),
      }),
  };
}

function startOf(sort: ProductSort, cursor: string | null): Position | null {
  const written = decodeCursor(cursor, 3);
  if (!written) return null;
  const position = positionOf(sort, written);
  if (!position) throw new Refusal('BAD_USER_INPUT');
  return position;
}
