import { type Reach, reachOf } from '@prikazchik/permissions/reach';
import type { Right } from '@prikazchik/permissions/right';
import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { demand, judge, type ShopViewer, type Viewer } from './viewer.ts';

declare const judged: unique symbol;

/**
 * The warehouses of one shop in which one viewer holds one right at one moment. Only `scopeOf` makes one. What belongs to a
 * warehouse is read and written by a scope where other things are by the shop, so that no query can be made without one.
 */
export interface Scope {
  readonly companyId: string;
  readonly reach: Reach;
  readonly [judged]: true;
}

/** @throws Refusal UNAUTHENTICATED without a viewer, FORBIDDEN for one who holds the right in no warehouse */
export function scopeOf(viewer: Viewer | null, right: Right): Scope {
  const { membership, askedAt } = demand(viewer, right);
  return { companyId: membership.companyId, reach: reachOf(membership.subject, right, askedAt) } as Scope;
}

/** Whether the warehouse is within. Null: one that nobody has named yet. */
export function isWithin({ reach }: Scope, warehouseId: string | null): boolean {
  if (reach.everywhere) return warehouseId === null || !reach.except.includes(warehouseId);
  return warehouseId !== null && reach.only.includes(warehouseId);
}

/**
 * Whether the viewer works with the stocks of other warehouses only, and so is told of this one nowhere. Those who have nothing to
 * do with stocks see what the shop's card says of it.
 */
export function isKeptFrom(viewer: ShopViewer, warehouseId: string): boolean {
  return judge(viewer, 'stocks.read').allowed && !isWithin(scopeOf(viewer, 'stocks.read'), warehouseId);
}

/** The rows of the shop whose warehouse is within: the condition of every query of theirs, the shop included. */
export function within({ companyId, reach }: Scope, shop: AnyPgColumn, warehouse: AnyPgColumn): SQL | undefined {
  const ids = reach.everywhere ? reach.except : reach.only;
  if (ids.length === 0) return and(eq(shop, companyId), reach.everywhere ? undefined : sql`false`);
  return and(eq(shop, companyId), reach.everywhere ? notInArray(warehouse, [...ids]) : inArray(warehouse, [...ids]));
}
