import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { users } from '../accounts/accounts.module.ts';
import { members } from './members.tables.ts';
import { endedStreams, revocations } from './revocations.tables.ts';

type Row = typeof revocations.$inferSelect;

/** A revocation with what the API's processes have reported of it so far. */
export type Receipt = Omit<Row, 'by'> & { by: string; streams: { field: string; at: Date }[] };

/** To be called last in the transaction, for its time. @returns its id */
export async function insertRevocation(tx: Tx, revocation: Omit<Row, 'id' | 'at'>): Promise<string> {
  const id = newId();
  await tx.insert(revocations).values({ ...revocation, id });
  return id;
}

/** Many of those whose sessions ended with everybody's. */
export async function insertRevocations(tx: Tx, rows: Pick<Row, 'companyId' | 'memberId' | 'by' | 'sessions'>[]): Promise<void> {
  const ended = rows.map((row) => ({ ...row, id: newId(), kind: 'signed_out' as const, endedSessions: null, invitations: [] }));
  if (ended.length > 0) await tx.insert(revocations).values(ended);
}

/** The newest receipt of a member; null for one whose access never ended. */
export async function findReceipt(reader: Reader, companyId: string, memberId: string): Promise<Receipt | null> {
  const [row] = await reader
    .select({ revocation: revocations, by: users.fullName })
    .from(revocations)
    .innerJoin(members, and(eq(members.companyId, revocations.companyId), eq(members.id, revocations.by)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(revocations.companyId, companyId), eq(revocations.memberId, memberId)))
    .orderBy(desc(revocations.id))
    .limit(1);
  if (!row) return null;
  const streams = await reader
    .select({ field: endedStreams.field, at: endedStreams.at })
    .from(endedStreams)
    .where(and(eq(endedStreams.companyId, companyId), eq(endedStreams.revocationId, row.revocation.id)))
    .orderBy(endedStreams.id);
  return { ...row.revocation, by: row.by, streams };
}

/** How long after a revocation a closed stream still counts as closed by it, in seconds: streams are judged anew every fifteen. */
const reportedWithin = 60;

/** @returns false when no revocation of the member is recent: the stream ended for another reason */
export async function insertEndedStream(tx: Tx, companyId: string, memberId: string, field: string): Promise<boolean> {
  const written = await tx.execute(sql`
    insert into ${endedStreams} (company_id, id, revocation_id, field)
    select company_id, ${newId()}::uuid, id, ${field} from ${revocations}
     where company_id = ${companyId}::uuid and member_id = ${memberId}::uuid and at > now() - make_interval(secs => ${reportedWithin})
     order by id desc limit 1
    returning id`);
  return written.length > 0;
}
