import { and, eq, getTableColumns, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { EmailChange, Place } from './email-changes.rules.ts';
import { type EmailChangeEnd, emailChanges } from './email-changes.tables.ts';
import { membershipsOf } from './members.repository.ts';
import { members } from './members.tables.ts';

/** How long the new box may be proved and somebody may approve; how long the old box may stop it. In hours. */
const hours = { living: 72, stopping: 24 };

const columns = {
  ...getTableColumns(emailChanges),
  isExpired: sql<boolean>`${emailChanges.movesAt} is null and ${emailChanges.expiresAt} <= now()`,
  // With the table's name, which drizzle leaves out in a query of one table: within, a bare name would be the other table's.
  isOutdated: sql<boolean>`exists (select from users person where person.id = email_changes.user_id and person.secured_at >= email_changes.created_at)`,
};

type NewChange = Pick<EmailChange, 'userId' | 'sessionId' | 'email' | 'emailKey' | 'oldEmail' | 'oldEmailKey' | 'standing'>;

/** Makes a request in place of the one that the person has; whoever holds the person (`lockUser`) makes one at a time. */
export async function insertEmailChange(tx: Tx, change: NewChange): Promise<string> {
  await tx
    .update(emailChanges)
    .set({ endedAt: sql`now()`, endReason: 'replaced' })
    .where(and(eq(emailChanges.userId, change.userId), isNull(emailChanges.endedAt)));
  const id = newId();
  await tx.insert(emailChanges).values({ ...change, id, expiresAt: sql`now() + make_interval(hours => ${hours.living})` });
  return id;
}

async function find(reader: Reader, where: SQL | undefined): Promise<EmailChange | null> {
  const [change] = await reader.select(columns).from(emailChanges).where(where);
  return change ?? null;
}

export const findEmailChange = (reader: Reader, id: string): Promise<EmailChange | null> => find(reader, eq(emailChanges.id, id));

/** The one that has neither come to an end nor run out of time. */
export async function findLivingChange(reader: Reader, userId: string): Promise<EmailChange | null> {
  const change = await find(reader, and(eq(emailChanges.userId, userId), isNull(emailChanges.endedAt)));
  return change?.isExpired ? null : change;
}

/** Holds a request until the transaction ends. Shops and people are taken before. */
export async function lockEmailChange(tx: Tx, id: string): Promise<EmailChange | null> {
  const [change] = await tx.select(columns).from(emailChanges).where(eq(emailChanges.id, id)).for('no key update');
  return change ?? null;
}

export async function markConfirmed(tx: Tx, id: string): Promise<void> {
  await tx
    .update(emailChanges)
    .set({ confirmedAt: sql`coalesce(${emailChanges.confirmedAt}, now())` })
    .where(eq(emailChanges.id, id));
}

export async function markApproved(tx: Tx, id: string, companyId: string): Promise<void> {
  await tx.update(emailChanges).set({ approvedAt: sql`now()`, approvedIn: companyId }).where(eq(emailChanges.id, id));
}

/** Says when the address moves: at once, or when the old box has had its day. */
export async function setMoving(tx: Tx, id: string, hasItsDay: boolean): Promise<Date> {
  const day = sql`${emailChanges.createdAt} + make_interval(hours => ${hasItsDay ? hours.stopping : 0}::int)`;
  const [moving] = await tx
    .update(emailChanges)
    .set({ movesAt: sql`greatest(now(), ${day})` })
    .where(eq(emailChanges.id, id))
    .returning({ at: emailChanges.movesAt });
  if (!moving?.at) throw new Error('A change of address was not there.');
  return moving.at;
}

export async function endEmailChange(tx: Tx, id: string, reason: EmailChangeEnd): Promise<void> {
  await tx
    .update(emailChanges)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(and(eq(emailChanges.id, id), isNull(emailChanges.endedAt)));
}

/** Living requests of the shop's people whose new box is proved, the oldest first. */
export async function listAskedChanges(reader: Reader, companyId: string): Promise<EmailChange[]> {
  return reader
    .select(columns)
    .from(emailChanges)
    .innerJoin(members, and(eq(members.companyId, companyId), eq(members.userId, emailChanges.userId), ne(members.state, 'removed')))
    .where(
      and(
        isNull(emailChanges.endedAt),
        isNotNull(emailChanges.confirmedAt),
        sql`(${emailChanges.movesAt} is not null or ${emailChanges.expiresAt} > now())`,
      ),
    )
    .orderBy(emailChanges.id)
    .limit(100);
}

/** The person's places in every shop, blocked ones too. */
export async function placesOf(reader: Reader, userId: string): Promise<Place[]> {
  const rows = await membershipsOf(reader, userId);
  return rows.map((row) => ({
    companyId: row.company_id,
    companyState: row.company_state,
    memberId: row.member_id,
    state: row.member_state,
    isOwner: row.is_owner,
    roles: (row.roles ?? []).map(({ role }) => role).sort(),
  }));
}
