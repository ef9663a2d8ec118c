import type { Tx } from '../../platform/db.ts';
import { toldEnds } from './ends.tables.ts';

/** @returns false when it has been told already */
export async function markTold(tx: Tx, told: Omit<typeof toldEnds.$inferInsert, 'toldAt'>): Promise<boolean> {
  const marked = await tx.insert(toldEnds).values(told).onConflictDoNothing().returning({ what: toldEnds.what });
  return marked.length > 0;
}
