import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import type { Portal } from '../../platform/viewer.ts';
import { passkeyQuestions, passkeys } from './passkeys.tables.ts';

export type Passkey = typeof passkeys.$inferSelect;
type Question = typeof passkeyQuestions.$inferSelect;

const minutes = 5;

export async function insertQuestion(tx: Tx, question: Omit<Question, 'expiresAt'>): Promise<void> {
  // Those that nobody answered are of no more use.
  await tx.delete(passkeyQuestions).where(lt(passkeyQuestions.expiresAt, sql`now()`));
  await tx.insert(passkeyQuestions).values({ ...question, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
}

/** Uses a question up: of many answers at once exactly one is looked at. @returns false when it is over, or another's */
export async function useQuestion(tx: Tx, { hash, portal, sessionId }: Omit<Question, 'expiresAt'>): Promise<boolean> {
  const used = await tx
    .delete(passkeyQuestions)
    .where(
      and(
        eq(passkeyQuestions.hash, hash),
        eq(passkeyQuestions.portal, portal),
        sessionId ? eq(passkeyQuestions.sessionId, sessionId) : isNull(passkeyQuestions.sessionId),
        sql`${passkeyQuestions.expiresAt} > now()`,
      ),
    )
    .returning({ hash: passkeyQuestions.hash });
  return used.length > 0;
}

export async function listPasskeys(reader: Reader, userId: string): Promise<Passkey[]> {
  return reader.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(desc(passkeys.id));
}

export async function findPasskey(reader: Reader, credentialId: string, portal: Portal): Promise<Passkey | null> {
  const [found] = await reader
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.credentialId, credentialId), eq(passkeys.portal, portal)));
  return found ?? null;
}

/** @returns null when there is one already that its maker calls so */
export async function insertPasskey(tx: Tx, passkey: Omit<Passkey, 'createdAt' | 'lastUsedAt'>): Promise<Passkey | null> {
  const [made] = await tx.insert(passkeys).values(passkey).onConflictDoNothing({ target: passkeys.credentialId }).returning();
  return made ?? null;
}

/** Notes a use. @returns false for a count that has not grown: somebody else has a copy, or the key has been removed meanwhile */
export async function usePasskey(tx: Tx, id: string, counter: number): Promise<boolean> {
  const used = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter}::bigint = 0`))))
    .returning({ id: passkeys.id });
  return used.length > 0;
}

export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<void> {
  await tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)));
}

/** @returns how many there were */
export async function deletePasskeysOf(tx: Tx, userId: string): Promise<number> {
  const gone = await tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id });
  return gone.length;
}
