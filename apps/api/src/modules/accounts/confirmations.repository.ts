import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { confirmations } from './confirmations.tables.ts';

export type Confirmation = typeof confirmations.$inferSelect;

/** How long one that was asked for may be given, and one that was given may be used, in minutes each. */
const minutes = 5;

const isAskedFor = sql`${confirmations.createdAt} > now() - make_interval(mins => ${minutes})`;
const isGiven = sql`${confirmations.confirmedAt} > now() - make_interval(mins => ${minutes})`;

export type Asked = Pick<Confirmation, 'hash' | 'sessionId' | 'operation' | 'callHash'>;

/** The session's earlier ones of this operation that nobody gave go, and so do those whose time is over. */
export async function insertConfirmation(tx: Tx, asked: Asked): Promise<void> {
  await tx.delete(confirmations).where(
    sql`${confirmations.sessionId} = ${asked.sessionId}
          and (${confirmations.operation} = ${asked.operation} and ${confirmations.confirmedAt} is null or not ${isAskedFor} and ${isGiven} is not true)`,
  );
  await tx.insert(confirmations).values(asked);
}

/** The one that waits to be given in this session. */
export async function findAsked(reader: Reader, hash: string, sessionId: string): Promise<Confirmation | null> {
  const [found] = await reader
    .select()
    .from(confirmations)
    .where(and(eq(confirmations.hash, hash), eq(confirmations.sessionId, sessionId), isNull(confirmations.confirmedAt), isAskedFor));
  return found ?? null;
}

/** @returns false when it was given already, or its time is over */
export async function giveConfirmation(tx: Tx, hash: string): Promise<boolean> {
  const given = await tx
    .update(confirmations)
    .set({ confirmedAt: sql`now()` })
    .where(and(eq(confirmations.hash, hash), isNull(confirmations.confirmedAt), isAskedFor))
    .returning({ hash: confirmations.hash });
  return given.length > 0;
}

/** Uses one up that was given in this session for this very call: of many at once exactly one does. */
export async function useConfirmation(tx: Tx, { hash, sessionId, callHash }: Omit<Asked, 'operation'>): Promise<boolean> {
  const used = await tx
    .delete(confirmations)
    .where(and(eq(confirmations.hash, hash), eq(confirmations.sessionId, sessionId), eq(confirmations.callHash, callHash), isGiven))
    .returning({ hash: confirmations.hash });
  return used.length > 0;
}
