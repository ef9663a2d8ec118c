import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { cardOf, createProduct } from '../products.documents.ts';
import { archiveWarehouse, createWarehouse, placeOf } from '../stocks.documents.ts';
import type { Example, Examples, World } from './example.ts';

/** The row of something done by a manager. */
async function byManager(
  world: World,
  action: string,
  [kind, id]: [string, string | null],
  variables: object,
  reason: string | null = null,
): Promise<Example> {
  const { client, who } = await world.member('manager');
  return { client, variables, rows: [{ log: 'shop', who, action, object: [kind, id], reason }] };
}

const named = (world: World) => placeOf(`Склад ${world.number()}`);

async function warehouse(world: World): Promise<string> {
  return (await world.owner.get(createWarehouse, { input: named(world) })).createWarehouse.id;
}

async function archived(world: World): Promise<string> {
  const id = await warehouse(world);
  await world.owner.get(archiveWarehouse, { id });
  return id;
}

async function stock(world: World, version: number) {
  const { createProduct: product } = await world.owner.get(createProduct, { input: cardOf(`А-${world.number()}`) });
  return { input: { productId: product.id, warehouseId: await warehouse(world), quantity: 7, version } };
}

/** Mutations about warehouses and what lies in them. */
export const stocks = {
  createWarehouse: {
    done: (world) => byManager(world, 'warehouse.create', ['warehouse', expect.any(String)], { input: named(world) }),
    async refused(world) {
      const { shop, client, who } = await world.ownerOf('active');
      await world.app.sql`insert into warehouses (company_id, id, name, address, method)
        select ${shop.companyId}::uuid, gen_random_uuid(), 'Склад', 'г. Вымыслов', 'DROP_OFF' from generate_series(1, 99)`;
      const rows: Example['rows'] = [
        { log: 'shop', who, action: 'warehouse.create', object: ['warehouse', null], reason: 'WAREHOUSE_LIMIT' },
      ];
      return { client, variables: { input: named(world) }, rows };
    },
  },
  updateWarehouse: {
    async done(world) {
      const id = await warehouse(world);
      return byManager(world, 'warehouse.update', ['warehouse', id], { id, version: 1, input: named(world) });
    },
    async refused(world) {
      const id = await warehouse(world);
      return byManager(world, 'warehouse.update', ['warehouse', id], { id, version: 7, input: named(world) }, 'CHANGED_MEANWHILE');
    },
  },
  archiveWarehouse: {
    async done(world) {
      const id = await warehouse(world);
      return byManager(world, 'warehouse.archive', ['warehouse', id], { id });
    },
    async refused(world) {
      const id = await archived(world);
      return byManager(world, 'warehouse.archive', ['warehouse', id], { id }, 'WRONG_STATE');
    },
  },
  restoreWarehouse: {
    async done(world) {
      const id = await archived(world);
      return byManager(world, 'warehouse.restore', ['warehouse', id], { id });
    },
    async refused(world) {
      const id = await warehouse(world);
      return byManager(world, 'warehouse.restore', ['warehouse', id], { id }, 'WRONG_STATE');
    },
  },
  setStock: {
    async done(world) {
      const variables = await stock(world, 0);
      return byManager(world, 'product.setStock', ['product', variables.input.productId], variables);
    },
    async refused(world) {
      const variables = await stock(world, 7);
      return byManager(world, 'product.setStock', ['product', variables.input.productId], variables, 'CHANGED_MEANWHILE');
    },
  },
  exportStocks: {
    done: (world) => byManager(world, 'stock.export', ['stock', expect.any(String)], {}),
    refused: (world) => byManager(world, 'stock.export', ['stock', null], { warehouseId: randomUUID() }, 'NOT_FOUND'),
  },
} satisfies Record<string, Examples>;
