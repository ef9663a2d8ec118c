import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { type Scope, within } from '../../platform/scope.ts';
import type { Logistics, Warehouse } from './companies.repository.ts';
import { warehouses } from './companies.tables.ts';
import { warehousesMost } from './warehouses.rules.ts';

const inScope = (scope: Scope) => within(scope, warehouses.companyId, warehouses.id);
const isWarehouse = (scope: Scope, id: string) => and(inScope(scope), eq(warehouses.id, id));

/** In the order in which they were made; those out of use only when asked for. */
export function listWarehouses(reader: Reader, scope: Scope, archived: boolean): Promise<Warehouse[]> {
  return reader
    .select()
    .from(warehouses)
    .where(and(inScope(scope), archived ? isNotNull(warehouses.archivedAt) : isNull(warehouses.archivedAt)))
    .orderBy(asc(warehouses.createdAt), asc(warehouses.id))
    .limit(warehousesMost);
}

/** How many the shop has, those out of use too. Asked by those who may make one, and so see all. */
export async function countWarehouses(reader: Reader, scope: Scope): Promise<number> {
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(warehouses).where(inScope(scope));
  return row?.count ?? 0;
}

export async function findWarehouse(reader: Reader, scope: Scope, id: string): Promise<Warehouse | null> {
  const [warehouse] = await reader.select().from(warehouses).where(isWarehouse(scope, id));
  return warehouse ?? null;
}

/** Held as it is until the transaction ends, by as many as want to write what lies there. */
export async function holdWarehouse(tx: Tx, scope: Scope, id: string): Promise<Warehouse | null> {
  const [warehouse] = await tx.select().from(warehouses).where(isWarehouse(scope, id)).for('share');
  return warehouse ?? null;
}

/** Held until the transaction ends, so that what is told of it before and after is true. */
export async function lockWarehouse(tx: Tx, scope: Scope, id: string): Promise<Warehouse | null> {
  const [warehouse] = await tx.select().from(warehouses).where(isWarehouse(scope, id)).for('update');
  return warehouse ?? null;
}

export async function insertWarehouse(tx: Tx, { companyId }: Scope, logistics: Logistics): Promise<Warehouse> {
  const [warehouse] = await tx
    .insert(warehouses)
    .values({ ...logistics, companyId, id: newId() })
    .returning();
  if (!warehouse) throw new Error('A warehouse was not made.');
  return warehouse;
}

/** @returns null when it is of another version by now */
export async function updateWarehouse(tx: Tx, scope: Scope, id: string, version: number, logistics: Logistics): Promise<Warehouse | null> {
  const [warehouse] = await tx
    .update(warehouses)
    .set({ ...logistics, version: sql`${warehouses.version} + 1` })
    .where(and(isWarehouse(scope, id), eq(warehouses.version, version)))
    .returning();
  return warehouse ?? null;
}

/** Takes it out of use, or back. @returns null when it is so already */
export async function moveWarehouse(tx: Tx, scope: Scope, id: string, to: 'archive' | 'use'): Promise<Warehouse | null> {
  const [warehouse] = await tx
    .update(warehouses)
    .set({ archivedAt: to === 'archive' ? sql`now()` : null })
    .where(and(isWarehouse(scope, id), to === 'archive' ? isNull(warehouses.archivedAt) : isNotNull(warehouses.archivedAt)))
    .returning();
  return warehouse ?? null;
}
