import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { invitations } from './invitations.tables.ts';
import { membershipsOf } from './members.repository.ts';

/** How long somebody waits to be let in before it ends by itself, in days. */
const waitDays = 7;

export interface Asker {
  userId: string;
  userAgent: string | null;
  ip: string;
}

const asksOf = (companyId: string, userId: string) =>
  and(eq(invitations.companyId, companyId), eq(invitations.askedBy, userId), eq(invitations.state, 'asked'));

/** Whether the person waits to be let into the shop already. Under the shop's lock; what is over by its time is written so. */
export async function isAsking(tx: Tx, companyId: string, userId: string): Promise<boolean> {
  await tx
    .update(invitations)
    .set({ state: 'expired' })
    .where(and(asksOf(companyId, userId), lte(invitations.expiresAt, sql`now()`)));
  return (await tx.select({ id: invitations.id }).from(invitations).where(asksOf(companyId, userId))).length > 0;
}

/** The one use of a link: from now on it waits for an answer. @returns false when somebody else was first, or its time is over */
export async function enterBy(tx: Tx, companyId: string, id: string, { userId, userAgent, ip }: Asker): Promise<boolean> {
  const entered = await tx
    .update(invitations)
    .set({
      state: 'asked',
      askedBy: userId,
      askedAt: sql`now()`,
      askedUserAgent: userAgent,
      askedIp: ip,
      expiresAt: sql`now() + make_interval(days => ${waitDays})`,
    })
    .where(
      and(
        eq(invitations.companyId, companyId),
        eq(invitations.id, id),
        eq(invitations.kind, 'link'),
        eq(invitations.state, 'pending'),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: invitations.id });
  return entered.length > 0;
}

/** Where the person waits to be let in, over all shops: one of the reviewed functions, see drizzle/*_entries.sql. */
export async function entriesOf(reader: Reader, userId: string): Promise<{ companyId: string; id: string }[]> {
  const rows = await reader.execute<{ companyId: string; id: string }>(
    sql`select company_id as "companyId", id from entries_of(${userId}::uuid)`,
  );
  return [...rows];
}

/** Whether the person has a place in another shop, too, or waits at its door: what opens their account may come to open that one. */
export async function worksElsewhere(reader: Reader, companyId: string, userId: string): Promise<boolean> {
  if ((await membershipsOf(reader, userId)).some((place) => place.company_id !== companyId)) return true;
  return (await entriesOf(reader, userId)).some((entry) => entry.companyId !== companyId);
}
