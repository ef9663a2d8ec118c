import { and, count, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { recoveryCodes, totpFactors } from './factors.tables.ts';

export type TotpFactor = typeof totpFactors.$inferSelect;

/** How long a secret that was shown waits for its first code, in minutes. */
const confirmationMinutes = 15;

/** The person's app, confirmed. */
export async function findTotp(reader: Reader, userId: string): Promise<TotpFactor | null> {
  const [factor] = await reader
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
  return factor ?? null;
}

/** The one that was shown a while ago at most and is not confirmed yet. */
export async function findPendingTotp(reader: Reader, userId: string): Promise<TotpFactor | null> {
  const [factor] = await reader
    .select()
    .from(totpFactors)
    .where(
      sql`${totpFactors.userId} = ${userId} and ${totpFactors.confirmedAt} is null
          and ${totpFactors.createdAt} > now() - make_interval(mins => ${confirmationMinutes})`,
    );
  return factor ?? null;
}

/** Puts a secret that is to be confirmed in the place of an earlier one that never was. */
export async function insertTotp(tx: Tx, factor: Pick<TotpFactor, 'id' | 'userId' | 'sealedSecret'>): Promise<void> {
  await tx.delete(totpFactors).where(and(eq(totpFactors.userId, factor.userId), isNull(totpFactors.confirmedAt)));
  await tx.insert(totpFactors).values(factor);
}

/** Uses a step up: of many at once exactly one does. @returns false when it, or a later one, was used already */
export async function useStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const used = await tx
    .update(totpFactors)
    .set({ lastStep: step, confirmedAt: sql`coalesce(${totpFactors.confirmedAt}, now())` })
    .where(and(eq(totpFactors.id, id), lt(totpFactors.lastStep, step)))
    .returning({ id: totpFactors.id });
  return used.length > 0;
}

export async function deleteFactors(tx: Tx, userId: string): Promise<void> {
  await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** A new set kills the old one. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, digests: string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(digests.map((digest) => ({ userId, digest })));
}

/** Uses a code up: of many at once exactly one does. */
export async function useRecoveryCode(tx: Tx, userId: string, digest: string): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.digest, digest), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0;
}

export async function countRecoveryCodes(reader: Reader, userId: string): Promise<number> {
  const [left] = await reader
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return left?.count ?? 0;
}

/** The clock by which codes are judged, in milliseconds: the database's, whichever process asks. */
export async function clockOf(reader: Reader): Promise<number> {
  const [row] = await reader.execute<{ now: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`);
  if (!row) throw new Error('The database has no clock.');
  return row.now;
}
