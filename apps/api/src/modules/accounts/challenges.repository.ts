import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import type { Portal } from '../../platform/viewer.ts';
import { signInChallenges } from './challenges.tables.ts';

export type Challenge = typeof signInChallenges.$inferSelect;

const minutes = 10;
/** How many codes may be tried on one sign-in. */
const triesMost = 5;

const isLiving = sql`${signInChallenges.expiresAt} > now()`;

export async function insertChallenge(tx: Tx, userId: string, portal: Portal, hash: string): Promise<Challenge> {
  // Those that nobody finished are of no more use.
  await tx.delete(signInChallenges).where(sql`${signInChallenges.userId} = ${userId} and not ${isLiving}`);
  const [made] = await tx
    .insert(signInChallenges)
    .values({ hash, userId, portal, expiresAt: sql`now() + make_interval(mins => ${minutes})` })
    .returning();
  if (!made) throw new Error('A challenge was not inserted.');
  return made;
}

export async function findChallenge(reader: Reader, hash: string, portal: Portal): Promise<Challenge | null> {
  const [found] = await reader
    .select()
    .from(signInChallenges)
    .where(and(eq(signInChallenges.hash, hash), eq(signInChallenges.portal, portal), isLiving));
  return found ?? null;
}

/** Counts one try. @returns false when there is none left, or the challenge is over */
export async function tryChallenge(tx: Tx, hash: string): Promise<boolean> {
  const tried = await tx
    .update(signInChallenges)
    .set({ tries: sql`${signInChallenges.tries} + 1` })
    .where(and(eq(signInChallenges.hash, hash), sql`${signInChallenges.tries} < ${triesMost}`, isLiving))
    .returning({ hash: signInChallenges.hash });
  return tried.length > 0;
}

/** Ends every sign-in of the person that is half done. */
export async function deleteChallenges(tx: Tx, userId: string): Promise<void> {
  await tx.delete(signInChallenges).where(eq(signInChallenges.userId, userId));
}

/** It has opened its session: it opens no other. */
export async function deleteChallenge(tx: Tx, hash: string): Promise<void> {
  await tx.delete(signInChallenges).where(eq(signInChallenges.hash, hash));
}
