import { decide } from '@prikazchik/permissions/decide';
import { atEveryHour } from '@prikazchik/permissions/subject';
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { type AccessRequestState, accessRequests } from './access-requests.tables.ts';
import type { Member } from './members.rules.ts';
import { members } from './members.tables.ts';

export type AccessRequest = typeof accessRequests.$inferSelect;

/** More than a page of them is read at a time; what is older waits until these are answered. */
const pendingMost = 200;

/** @returns null when this right of this member is asked for already */
export async function insertAccessRequest(
  tx: Tx,
  request: Pick<AccessRequest, 'companyId' | 'memberId' | 'right' | 'note'>,
): Promise<AccessRequest | null> {
  const [made] = await tx
    .insert(accessRequests)
    .values({ ...request, id: newId() })
    .onConflictDoNothing()
    .returning();
  return made ?? null;
}

export async function findAccessRequest(reader: Reader, companyId: string, id: string): Promise<AccessRequest | null> {
  const [request] = await reader
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.companyId, companyId), eq(accessRequests.id, id)));
  return request ?? null;
}

const listPending = (reader: Reader, where: SQL | undefined) =>
  reader
    .select({ request: accessRequests })
    .from(accessRequests)
    .innerJoin(members, and(eq(members.companyId, accessRequests.companyId), eq(members.id, accessRequests.memberId)))
    .where(and(eq(accessRequests.state, 'pending'), eq(members.state, 'active'), where))
    .orderBy(asc(accessRequests.id))
    .limit(pendingMost)
    .then((rows) => rows.map(({ request }) => request));

/** Those that wait in the shop, the oldest first. */
export const listAccessRequests = (reader: Reader, companyId: string): Promise<AccessRequest[]> =>
  listPending(reader, eq(accessRequests.companyId, companyId));

/** Those of one member that wait. */
export const listAccessRequestsOf = (reader: Reader, companyId: string, memberId: string): Promise<AccessRequest[]> =>
  listPending(reader, and(eq(accessRequests.companyId, companyId), eq(accessRequests.memberId, memberId)));

/** How many the member has sent in the last 24 hours, whatever became of them. */
export async function countAskedToday(reader: Reader, companyId: string, memberId: string): Promise<number> {
  return reader.$count(
    accessRequests,
    and(
      eq(accessRequests.companyId, companyId),
      eq(accessRequests.memberId, memberId),
      gt(accessRequests.askedAt, sql`now() - interval '1 day'`),
    ),
  );
}

/** @returns null when it does not wait any more */
export async function decideAccessRequest(
  tx: Tx,
  { companyId, id }: Pick<AccessRequest, 'companyId' | 'id'>,
  state: Exclude<AccessRequestState, 'pending'>,
  decision: Partial<Pick<AccessRequest, 'decidedBy' | 'until' | 'reason'>> = {},
): Promise<AccessRequest | null> {
  const [decided] = await tx
    .update(accessRequests)
    .set({ ...decision, state, decidedAt: sql`now()` })
    .where(and(eq(accessRequests.companyId, companyId), eq(accessRequests.id, id), eq(accessRequests.state, 'pending')))
    .returning();
  return decided ?? null;
}

/** After a member's access has changed: nobody waits for what they hold, and nobody who can't work waits. */
export async function reviewAccessRequestsOf(tx: Tx, member: Member, now: number): Promise<void> {
  const pending = await tx
    .select()
    .from(accessRequests)
    .where(
      and(eq(accessRequests.companyId, member.companyId), eq(accessRequests.memberId, member.id), eq(accessRequests.state, 'pending')),
    );
  for (const request of pending) {
    const isOver = member.state !== 'active' || decide(atEveryHour(member.subject), request.right, now).allowed;
    if (isOver) await decideAccessRequest(tx, request, 'ended');
  }
}
