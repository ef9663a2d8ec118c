import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { pictureUploads } from './member-pictures.tables.ts';
import { members } from './members.tables.ts';

const isExpired = sql<boolean>`${pictureUploads.expiresAt} <= now()`;

export type PictureUpload = typeof pictureUploads.$inferSelect & { isExpired: boolean };

/** How long an address to put a picture to works. */
const minutes = 10;

export async function insertPictureUpload(
  tx: Tx,
  upload: Pick<PictureUpload, 'companyId' | 'memberId' | 'sessionId'>,
): Promise<Pick<PictureUpload, 'id' | 'expiresAt'>> {
  const [made] = await tx
    .insert(pictureUploads)
    .values({ ...upload, id: newId(), expiresAt: sql`now() + make_interval(mins => ${minutes})` })
    .returning({ id: pictureUploads.id, expiresAt: pictureUploads.expiresAt });
  if (!made) throw new Error('A permission for a picture was not inserted.');
  return made;
}

export async function findPictureUpload(reader: Reader, companyId: string, id: string): Promise<PictureUpload | null> {
  const [upload] = await reader
    .select({ ...getTableColumns(pictureUploads), isExpired })
    .from(pictureUploads)
    .where(and(eq(pictureUploads.companyId, companyId), eq(pictureUploads.id, id)));
  return upload ?? null;
}

/** Uses a living permission up. @returns false when another request was first, or it is dead */
export async function usePictureUpload(tx: Tx, companyId: string, id: string): Promise<boolean> {
  const used = await tx
    .update(pictureUploads)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(pictureUploads.companyId, companyId),
        eq(pictureUploads.id, id),
        sql`${pictureUploads.usedAt} is null and ${pictureUploads.expiresAt} > now()`,
      ),
    )
    .returning({ id: pictureUploads.id });
  return used.length > 0;
}

export async function setPicture(tx: Tx, companyId: string, memberId: string, pictureKey: string | null): Promise<void> {
  await tx
    .update(members)
    .set({ pictureKey })
    .where(and(eq(members.companyId, companyId), eq(members.id, memberId)));
}

/** To which shop a genuine token leads: one of the reviewed functions, see drizzle/*_member_pictures.sql. */
export async function companyOfPictureUpload(reader: Reader, id: string): Promise<string | null> {
  const [row] = await reader.execute<{ company_id: string | null }>(sql`select company_of_picture_upload(${id}::uuid) as company_id`);
  return row?.company_id ?? null;
}
