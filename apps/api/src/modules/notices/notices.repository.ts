import type { NoticeKind } from '@prikazchik/inputs/notice.input';
import { and, count, desc, eq, isNull, lt, lte } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { noticePreferences, notices } from './notices.tables.ts';

export type Notice = typeof notices.$inferSelect;

export async function insertNotice(tx: Tx, notice: Pick<Notice, 'userId' | 'kind' | 'aboutShop' | 'facts'>): Promise<void> {
  await tx.insert(notices).values({ ...notice, id: newId() });
}

/** Newest first. */
export function listNotices(reader: Reader, userId: string, after: string | null, limit: number): Promise<Notice[]> {
  return reader
    .select()
    .from(notices)
    .where(and(eq(notices.userId, userId), after ? lt(notices.id, after) : undefined))
    .orderBy(desc(notices.id))
    .limit(limit);
}

/** How many the person has not read, no further than `most`. */
export async function countUnread(reader: Reader, userId: string, most: number): Promise<number> {
  const unread = reader
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
    .limit(most)
    .as('unread');
  const [row] = await reader.select({ count: count() }).from(unread);
  return row?.count ?? 0;
}

export async function hasNotice(reader: Reader, userId: string, id: string): Promise<boolean> {
  const rows = await reader
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.userId, userId), eq(notices.id, id)));
  return rows.length > 0;
}

/** @returns how many were unread up to that one */
export async function markRead(tx: Tx, userId: string, upTo: string, at: Date): Promise<number> {
  const rows = await tx
    .update(notices)
    .set({ readAt: at })
    .where(and(eq(notices.userId, userId), lte(notices.id, upTo), isNull(notices.readAt)))
    .returning({ id: notices.id });
  return rows.length;
}

/** What the person said of letters; a kind that is missing they have said nothing of. */
export async function preferencesOf(reader: Reader, userId: string): Promise<ReadonlyMap<NoticeKind, boolean>> {
  const rows = await reader.select().from(noticePreferences).where(eq(noticePreferences.userId, userId));
  return new Map(rows.map(({ kind, byLetter }) => [kind, byLetter]));
}

export async function savePreference(tx: Tx, userId: string, kind: NoticeKind, byLetter: boolean): Promise<void> {
  await tx
    .insert(noticePreferences)
    .values({ userId, kind, byLetter })
    .onConflictDoUpdate({ target: [noticePreferences.userId, noticePreferences.kind], set: { byLetter } });
}
