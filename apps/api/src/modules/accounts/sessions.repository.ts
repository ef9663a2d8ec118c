import { and, desc, eq, isNull, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Origin } from '../../platform/viewer.ts';
import { refreshTokens, sessions } from './sessions.tables.ts';

export type Session = typeof sessions.$inferSelect;
export type EndReason = NonNullable<Session['endReason']>;

/**
 * A sign-in ends after seven days at the latest, and after twelve hours without use. That of one who can do everything in a shop,
 * as its owner or an administrator, after a day and after an hour.
 */
const limits = { absolute: { strict: 24, usual: 168 }, idle: { strict: 1, usual: 12 } } as const;

/** How long, by the places that the person has at this moment: whoever becomes an administrator is an administrator's session. */
function limitOf(kind: keyof typeof limits, userId: SQLWrapper | string): SQL {
  const { strict, usual } = limits[kind];
  return sql`make_interval(hours => case when exists (
    select from memberships_of(${userId}) place
     where place.member_state = 'active' and (place.is_owner or place.roles::jsonb @> '[{"role": "administrator"}]')) then ${strict}::int else ${usual}::int end)`;
}

/** The two tabs of one browser may come with the same token at once; later than this it is a stolen one. In seconds. */
const grace = 10;

export interface NewSession extends Pick<Session, 'userId' | 'portal'> {
  origin: Origin;
  /** When the second factor was shown: `now`, or when it was in the sign-in that this one continues; null for those without. */
  secondFactorAt: Date | 'now' | null;
  /** The sign-in that this one continues in the other portal, and with which it ends at the latest; null for one of its own. */
  continues: Session | null;
}

export async function insertSession(
  tx: Tx,
  { origin, secondFactorAt, continues, ...whose }: NewSession,
  refreshHash: string,
): Promise<Session> {
  const [session] = await tx
    .insert(sessions)
    .values({
      ...whose,
      id: newId(),
      ip: origin.ip,
      userAgent: origin.userAgent,
      secondFactorAt: secondFactorAt === 'now' ? sql`now()` : secondFactorAt,
      expiresAt: sql`least(now() + ${limitOf('absolute', sql`${whose.userId}::uuid`)}, ${continues?.expiresAt.toISOString() ?? null}::timestamptz)`,
      ...(continues && { signedInAt: continues.signedInAt, continues: signInOf(continues) }),
    })
    .returning();
  if (!session) throw new Error('A session was not inserted.');
  await tx.insert(refreshTokens).values({ hash: refreshHash, sessionId: session.id });
  return session;
}

export type Rotation =
  | { kind: 'rotated'; session: Session }
  /** The successor went to another tab a moment ago: the session goes on, no second successor is made. */
  | { kind: 'repeated'; session: Session }
  | { kind: 'reused'; session: Session }
  | { kind: 'over' };

/** Replaces a refresh token by its successor: one conditional update, so that of many at once exactly one does. */
export async function rotateRefreshToken(tx: Tx, hash: string, successorHash: string): Promise<Rotation> {
  const [replaced] = await tx
    .update(refreshTokens)
    .set({ replacedAt: sql`now()` })
    .where(and(eq(refreshTokens.hash, hash), isNull(refreshTokens.replacedAt)))
    .returning({ sessionId: refreshTokens.sessionId });
  const [known] = replaced
    ? [{ sessionId: replaced.sessionId, isRecent: true }]
    : await tx
        .select({
          sessionId: refreshTokens.sessionId,
          // Only the last one replaced may come again, and only at once.
          isRecent: sql<boolean>`refresh_tokens.replaced_at > now() - make_interval(secs => ${grace}) and not exists (
            select from refresh_tokens later
             where later.session_id = refresh_tokens.session_id and later.replaced_at > refresh_tokens.replaced_at)`,
        })
        .from(refreshTokens)
        .where(eq(refreshTokens.hash, hash));
  if (!known) return { kind: 'over' };
  const latest = sql`${sessions.createdAt} + ${limitOf('absolute', sessions.userId)}`;
  const [session] = await tx
    .update(sessions)
    .set({ lastUsedAt: sql`now()`, expiresAt: sql`least(${sessions.expiresAt}, ${latest})` })
    .where(
      sql`${sessions.id} = ${known.sessionId} and ${sessions.endedAt} is null and least(${sessions.expiresAt}, ${latest}) > now()
          and ${sessions.lastUsedAt} > now() - ${limitOf('idle', sessions.userId)}
          and exists (select from users holder where holder.id = ${sessions.userId} and (holder.email is null or holder.email_confirmed_at is not null))`,
    )
    .returning();
  if (!session) return { kind: 'over' };
  if (!known.isRecent) return { kind: 'reused', session };
  if (!replaced) return { kind: 'repeated', session };
  await tx.insert(refreshTokens).values({ hash: successorHash, sessionId: session.id });
  return { kind: 'rotated', session };
}

/** @returns the session if it lived until now */
export async function endSession(tx: Tx, id: string, reason: EndReason): Promise<Session | null> {
  const [session] = await tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning();
  return session ?? null;
}

export async function endSessionsOf(tx: Tx, userId: string, reason: EndReason, except: string | null): Promise<Session[]> {
  return tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), except ? ne(sessions.id, except) : undefined))
    .returning();
}

export async function findSessionByRefreshHash(reader: Reader, hash: string): Promise<string | null> {
  const [row] = await reader.select({ id: refreshTokens.sessionId }).from(refreshTokens).where(eq(refreshTokens.hash, hash));
  return row?.id ?? null;
}

/** How the new sign-in counts among the others: the oldest beyond ten end. */
export async function endOldestSessions(tx: Tx, userId: string, keep: number): Promise<Session[]> {
  return tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: 'superseded' })
    .where(
      sql`${sessions.id} in (select id from sessions where user_id = ${userId} and ended_at is null and expires_at > now() order by created_at desc offset ${keep})`,
    )
    .returning();
}

export async function lockLivingSession(tx: Tx, id: string): Promise<Session | null> {
  const [session] = await tx
    .select()
    .from(sessions)
    .where(sql`${sessions.id} = ${id} and ${sessions.endedAt} is null and ${sessions.expiresAt} > now()`)
    .for('share');
  return session ?? null;
}

/** The second factor was shown in it just now. */
export async function markSecondFactor(tx: Tx, id: string): Promise<void> {
  await tx.update(sessions).set({ secondFactorAt: sql`now()` }).where(eq(sessions.id, id));
}

/** How many sign-ins of the person live, in both portals. */
export async function countLivingSessions(reader: Reader, userId: string): Promise<number> {
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), sql`${sessions.expiresAt} > now()`));
  return row?.count ?? 0;
}

/** Living or over. */
export async function findSession(reader: Reader, id: string): Promise<Session | null> {
  const [session] = await reader.select().from(sessions).where(eq(sessions.id, id));
  return session ?? null;
}

/** Of a row of sessions: whether it may still be used. */
export const isUsable: SQL = sql`(${sessions.endedAt} is null and ${sessions.expiresAt} > now()
  and ${sessions.lastUsedAt} > now() - ${limitOf('idle', sessions.userId)})`;

/** Those that may still be used, the newest first. */
export async function findSessionsOf(reader: Reader, userId: string): Promise<Session[]> {
  return reader.select().from(sessions).where(sql`${sessions.userId} = ${userId} and ${isUsable}`).orderBy(desc(sessions.id));
}

/** @returns null for one that is not this person's, or is over */
export async function endSessionOf(tx: Tx, userId: string, id: string, reason: EndReason): Promise<Session | null> {
  const [session] = await tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning();
  return session ?? null;
}

/** The sign-in that a session belongs to: the session in which its person proved who they are. */
export const signInOf = ({ id, continues }: Pick<Session, 'id' | 'continues'>): string => continues ?? id;
