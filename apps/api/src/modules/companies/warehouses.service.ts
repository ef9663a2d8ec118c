import type { LogisticsInput } from '@prikazchik/inputs/company.input';
import type { Database, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { isWithin, type Scope, scopeOf } from '../../platform/scope.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Facts, Journal } from '../audit/audit.module.ts';
import type { Warehouse } from './companies.repository.ts';
import {
  countWarehouses,
  findWarehouse,
  insertWarehouse,
  listWarehouses,
  lockWarehouse,
  moveWarehouse,
  updateWarehouse,
} from './warehouses.repository.ts';
import { warehousesMost } from './warehouses.rules.ts';

export interface Warehouses {
  /** Those in which the viewer may see stocks. */
  list(viewer: Viewer | null, archived: boolean): Promise<Warehouse[]>;
  /** @throws Refusal NOT_FOUND beyond the viewer's warehouses, as for what is not there; so do all below */
  find(viewer: Viewer | null, id: string): Promise<Warehouse>;
  /** @throws Refusal FORBIDDEN for one who is limited to some warehouses: a new one is none of them */
  create(viewer: Viewer | null, input: LogisticsInput): Promise<Warehouse | Problem>;
  /** CHANGED_MEANWHILE when it is of another version by now. */
  update(viewer: Viewer | null, id: string, version: number, input: LogisticsInput): Promise<Warehouse | Problem>;
  /** WRONG_STATE when it is out of use already. What lies there stays known. */
  archive(viewer: Viewer | null, id: string): Promise<Warehouse | Problem>;
  /** WRONG_STATE when it is in use. */
  restore(viewer: Viewer | null, id: string): Promise<Warehouse | Problem>;
}

const right = 'warehouses.manage';
const objectType = 'warehouse';

const factsOf = ({ name, address, method, archivedAt }: Warehouse): Facts => ({
  name,
  address,
  method,
  state: archivedAt ? 'archived' : 'active',
});

export function createWarehouses(database: Database, journal: Journal): Warehouses {
  /** Every change of a warehouse goes this way: it is found within the scope, held and changed. */
  function change(
    viewer: Viewer | null,
    id: string,
    action: string,
    apply: (tx: Tx, scope: Scope) => Promise<Warehouse | Problem>,
  ): Promise<Warehouse | Problem> {
    return journal.perform<Warehouse>(viewer, { action, objectType, objectId: id, right }, async (tx, who, note) => {
      const scope = scopeOf(who, right);
      const before = await lockWarehouse(tx, scope, id);
      if (!before) throw notFound();
      const after = await apply(tx, scope);
      if (!(after instanceof Problem)) note({ before: factsOf(before), after: factsOf(after) });
      return after;
    });
  }

  return {
    async list(viewer, archived) {
      const scope = scopeOf(viewer, 'stocks.read');
      return database.read(scope.companyId, (reader) => listWarehouses(reader, scope, archived));
    },
    async find(viewer, id) {
      const scope = scopeOf(viewer, 'stocks.read');
      const warehouse = await database.read(scope.companyId, (reader) => findWarehouse(reader, scope, id));
      if (!warehouse) throw notFound();
      return warehouse;
    },
    create: (viewer, input) =>
      // One at a time in a shop, so that they are counted right: by the lock that changes to people take.
      journal.perform<Warehouse>(viewer, { action: 'warehouse.create', objectType, right, changesPeople: true }, async (tx, who, note) => {
        const scope = scopeOf(who, right);
        if (!isWithin(scope, null)) throw forbidden(right);
        if ((await countWarehouses(tx, scope)) >= warehousesMost) return new Problem('WAREHOUSE_LIMIT', null, { max: warehousesMost });
        const warehouse = await insertWarehouse(tx, scope, input);
        note({ objectId: warehouse.id, after: factsOf(warehouse) });
        return warehouse;
      }),
    update: (viewer, id, version, input) =>
      change(
        viewer,
        id,
        'warehouse.update',
        async (tx, scope) => (await updateWarehouse(tx, scope, id, version, input)) ?? new Problem('CHANGED_MEANWHILE'),
      ),
    archive: (viewer, id) =>
      change(
        viewer,
        id,
        'warehouse.archive',
        async (tx, scope) => (await moveWarehouse(tx, scope, id, 'archive')) ?? new Problem('WRONG_STATE'),
      ),
    restore: (viewer, id) =>
      change(
        viewer,
        id,
        'warehouse.restore',
        async (tx, scope) => (await moveWarehouse(tx, scope, id, 'use')) ?? new Problem('WRONG_STATE'),
      ),
  };
}
