import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import { accountLog } from '../audit/audit.module.ts';

export type SignIn = typeof accountLog.$inferSelect;

/** What the history of an account calls coming in, or trying to. */
const ways = ['session.signIn', 'session.finishSignIn', 'session.passkeySignIn', 'session.finishHandoff', 'session.tokenReused'];

/** The newest first; a step after which another one was asked for is no coming in. */
export async function findSignIns(
  reader: Reader,
  userId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<SignIn[]> {
  return reader
    .select()
    .from(accountLog)
    .where(
      and(
        eq(accountLog.userId, userId),
        inArray(accountLog.action, ways),
        sql`${accountLog.after} ->> 'secondFactor' is null`,
        after ? lt(accountLog.id, after) : undefined,
      ),
    )
    .orderBy(desc(accountLog.id))
    .limit(limit);
}
