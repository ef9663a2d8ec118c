import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { viewings } from './viewings.tables.ts';

export type Viewing = typeof viewings.$inferSelect;

/** How long one may look before one has to ask anew, in minutes. */
const minutes = 60;

export async function insertViewing(
  tx: Tx,
  viewing: Pick<Viewing, 'companyId' | 'sessionId' | 'memberId' | 'role'>,
): Promise<Pick<Viewing, 'id' | 'createdAt'>> {
  const [made] = await tx
    .insert(viewings)
    .values({ ...viewing, id: newId() })
    .returning({ id: viewings.id, createdAt: viewings.createdAt });
  if (!made) throw new Error('A viewing was not made.');
  return made;
}

const living = (companyId: string, id: string, sessionId: string) =>
  and(
    eq(viewings.companyId, companyId),
    eq(viewings.id, id),
    eq(viewings.sessionId, sessionId),
    isNull(viewings.endedAt),
    gt(viewings.createdAt, sql`now() - make_interval(mins => ${minutes})`),
  );

/** The viewing of this session, if it has neither ended nor run out. */
export async function findViewing(reader: Reader, companyId: string, id: string, sessionId: string): Promise<Viewing | null> {
  const [viewing] = await reader
    .select()
    .from(viewings)
    .where(living(companyId, id, sessionId));
  return viewing ?? null;
}

/** @returns null when there is none of this session that lives */
export async function endViewing(tx: Tx, companyId: string, id: string, sessionId: string): Promise<Viewing | null> {
  const [ended] = await tx
    .update(viewings)
    .set({ endedAt: sql`now()` })
    .where(living(companyId, id, sessionId))
    .returning();
  return ended ?? null;
}
