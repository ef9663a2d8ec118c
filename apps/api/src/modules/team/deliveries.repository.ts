import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { type Delivery, invitations } from './invitations.tables.ts';

/** Notes that these were just reminded of, with the same link. */
export async function markReminded(tx: Tx, companyId: string, ids: readonly string[]): Promise<void> {
  await tx
    .update(invitations)
    .set({ remindedAt: sql`now()` })
    .where(and(eq(invitations.companyId, companyId), inArray(invitations.id, [...ids])));
}

/** Says how far the letter of this generation got; that of an older one is nobody's business any more. */
export async function markDelivery(tx: Tx, companyId: string, id: string, generation: number, delivery: Delivery): Promise<void> {
  await tx
    .update(invitations)
    .set({ delivery, ...(delivery === 'sent' && { sentAt: sql`now()` }) })
    .where(and(eq(invitations.companyId, companyId), eq(invitations.id, id), eq(invitations.generation, generation)));
}
