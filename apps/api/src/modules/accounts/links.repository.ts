import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { links } from './links.tables.ts';

export type Link = typeof links.$inferSelect;

export interface NewLink {
  purpose: Link['purpose'];
  userId: string;
  emailKey: string | null;
  minutes: number;
  sessionId?: string;
  challenge?: string;
  madeIn?: string;
  madeBy?: string;
}

/** Makes a link and kills the earlier ones of the same purpose: only the newest letter counts. */
export async function insertLink(tx: Tx, { minutes, ...link }: NewLink): Promise<Link> {
  await replaceLinks(tx, link.userId, link.purpose);
  const [made] = await tx
    .insert(links)
    .values({ ...link, id: newId(), expiresAt: sql`now() + make_interval(mins => ${minutes})` })
    .returning();
  if (!made) throw new Error('A link was not inserted.');
  return made;
}

/** Kills every living link of the person for this purpose. */
export async function replaceLinks(tx: Tx, userId: string, purpose: Link['purpose']): Promise<void> {
  await tx
    .update(links)
    .set({ replacedAt: sql`now()` })
    .where(and(eq(links.userId, userId), eq(links.purpose, purpose), isNull(links.usedAt), isNull(links.replacedAt)));
}

/** A link with a challenge is no link to those who can't answer it. */
function isKnownBy(id: string, challenge: string | null) {
  return and(eq(links.id, id), challenge === null ? isNull(links.challenge) : eq(links.challenge, challenge));
}

export async function findLink(
  reader: Reader,
  id: string,
  challenge: string | null = null,
): Promise<(Link & { isExpired: boolean }) | null> {
  const [row] = await reader
    .select({ link: links, isExpired: sql<boolean>`${links.expiresAt} <= now()` })
    .from(links)
    .where(isKnownBy(id, challenge));
  return row ? { ...row.link, isExpired: row.isExpired } : null;
}

/** Uses a living link up. @returns null when another request was first, or the link is dead */
export async function useLink(tx: Tx, id: string, challenge: string | null): Promise<Link | null> {
  const [link] = await tx
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(isKnownBy(id, challenge), isNull(links.usedAt), isNull(links.replacedAt), sql`${links.expiresAt} > now()`))
    .returning();
  return link ?? null;
}
