import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { findMember } from './members.repository.ts';
import { memberRights, memberRoles, members } from './members.tables.ts';
import type { Transfer } from './ownership.rules.ts';
import { ownershipTransfers as transfers } from './ownership.tables.ts';

/** How long an offer waits for an answer, in hours. */
const offerHours = 72;
/** How long whoever gave a shop away may take it back, in hours. */
const undoHours = 24;

const inHours = (hours: number) => sql`now() + make_interval(hours => ${hours})`;
const one = (companyId: string, id: string) => and(eq(transfers.companyId, companyId), eq(transfers.id, id));

/** To be called under the shop's lock. @returns null when the shop is offered to somebody already */
export async function insertOffer(tx: Tx, companyId: string, fromId: string, toId: string): Promise<string | null> {
  await tx
    .update(transfers)
    .set({ state: 'expired' })
    .where(and(eq(transfers.companyId, companyId), eq(transfers.state, 'offered'), lte(transfers.expiresAt, sql`now()`)));
  const made = await tx
    .insert(transfers)
    .values({ companyId, id: newId(), fromId, toId, expiresAt: inHours(offerHours) })
    .onConflictDoNothing()
    .returning({ id: transfers.id });
  return made[0]?.id ?? null;
}

export async function findTransfer(reader: Reader, companyId: string, id: string): Promise<Transfer | null> {
  const [row] = await reader
    .select({
      transfer: transfers,
      isExpired: sql<boolean>`${transfers.expiresAt} <= now()`,
      isUndoable: sql<boolean>`coalesce(${transfers.undoUntil} > now(), false)`,
    })
    .from(transfers)
    .where(one(companyId, id));
  if (!row) return null;
  const { transfer, ...clock } = row;
  const [from, to] = [await findMember(reader, companyId, transfer.fromId), await findMember(reader, companyId, transfer.toId)];
  if (!from || !to) throw new Error('A transfer without its people.');
  return { ...transfer, ...clock, from, to };
}

/** Where a person is asked, has asked, or may take a shop back; over all shops: one of the reviewed functions, see drizzle/*_ownership.sql. */
export async function transfersOf(reader: Reader, userId: string): Promise<{ companyId: string; id: string; lives: boolean }[]> {
  const rows = await reader.execute<{ companyId: string; id: string; lives: boolean }>(
    sql`select company_id as "companyId", id, lives from ownership_transfers_of(${userId}::uuid)`,
  );
  return [...rows];
}

/** Whether the shop is offered to this member, who has not answered. */
export async function isOffered(reader: Reader, companyId: string, memberId: string): Promise<boolean> {
  const open = and(eq(transfers.state, 'offered'), gt(transfers.expiresAt, sql`now()`));
  const rows = await reader
    .select({ id: transfers.id })
    .from(transfers)
    .where(and(eq(transfers.companyId, companyId), eq(transfers.toId, memberId), open));
  return rows.length > 0;
}

export async function decideOffer(tx: Tx, companyId: string, id: string, state: 'accepted' | 'declined' | 'cancelled'): Promise<boolean> {
  const decided = await tx
    .update(transfers)
    .set({ state, decidedAt: sql`now()`, ...(state === 'accepted' && { undoUntil: inHours(undoHours) }) })
    .where(and(one(companyId, id), eq(transfers.state, 'offered'), gt(transfers.expiresAt, sql`now()`)))
    .returning({ id: transfers.id });
  return decided.length > 0;
}

export async function markUndone(tx: Tx, companyId: string, id: string): Promise<void> {
  await tx.update(transfers).set({ state: 'undone', undoneAt: sql`now()` }).where(one(companyId, id));
}

/** Until when the last transfer of the shop may be undone; null when it can't be any more. */
export async function undoableUntil(reader: Reader, companyId: string): Promise<Date | null> {
  const [row] = await reader
    .select({ until: transfers.undoUntil })
    .from(transfers)
    .where(and(eq(transfers.companyId, companyId), eq(transfers.state, 'accepted'), gt(transfers.undoUntil, sql`now()`)));
  return row?.until ?? null;
}

/** Whoever has no open place in the shop any more can neither be given it nor take it back. */
export async function endTransfersOf(tx: Tx, companyId: string, memberId: string): Promise<void> {
  const inShop = eq(transfers.companyId, companyId);
  await tx
    .update(transfers)
    .set({ state: 'cancelled', decidedAt: sql`now()` })
    .where(and(inShop, eq(transfers.toId, memberId), eq(transfers.state, 'offered')));
  await tx
    .update(transfers)
    .set({ undoUntil: sql`now()` })
    .where(and(inShop, eq(transfers.fromId, memberId), eq(transfers.state, 'accepted'), gt(transfers.undoUntil, sql`now()`)));
}

/** Between the two statements the shop is nobody's; the database lets no transaction end like that. */
export async function moveOwnership(tx: Tx, companyId: string, from: string, to: string): Promise<void> {
  for (const [id, isOwner] of [
    [from, false],
    [to, true],
  ] as const) {
    await tx
      .update(members)
      .set({ isOwner })
      .where(and(eq(members.companyId, companyId), eq(members.id, id)));
  }
}

/** Leaves the member what this one role holds, or nothing: what they had before they owned the shop is long past. */
export async function giveOnly(tx: Tx, companyId: string, memberId: string, role: 'administrator' | null): Promise<void> {
  for (const table of [memberRoles, memberRights]) {
    await tx.delete(table).where(and(eq(table.companyId, companyId), eq(table.memberId, memberId)));
  }
  if (role) await tx.insert(memberRoles).values({ companyId, memberId, role });
}
