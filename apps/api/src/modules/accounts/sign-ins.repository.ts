import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import { accountLog, isSignIn } from '../audit/audit.module.ts';

export type SignIn = typeof accountLog.$inferSelect;

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
        isSignIn,
        sql`${accountLog.after} ->> 'secondFactor' is null`,
        after ? lt(accountLog.id, after) : undefined,
      ),
    )
    .orderBy(desc(accountLog.id))
    .limit(limit);
}
