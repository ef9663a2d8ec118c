import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Upload } from './photos.rules.ts';
import { uploads } from './products.tables.ts';

const { companyId: _, ...columns } = getTableColumns(uploads);
const isExpired = sql<boolean>`${uploads.expiresAt} <= now()`;

interface NewUpload {
  productId: string;
  memberId: string;
  sessionId: string;
  minutes: number;
}

export async function insertUpload(tx: Tx, companyId: string, { minutes, ...upload }: NewUpload): Promise<Upload> {
  const [made] = await tx
    .insert(uploads)
    .values({ ...upload, companyId, id: newId(), expiresAt: sql`now() + make_interval(mins => ${minutes})` })
    .returning({ ...columns, isExpired });
  if (!made) throw new Error('An upload was not inserted.');
  return made;
}

export async function findUpload(reader: Reader, companyId: string, id: string): Promise<Upload | null> {
  const [upload] = await reader
    .select({ ...columns, isExpired })
    .from(uploads)
    .where(and(eq(uploads.companyId, companyId), eq(uploads.id, id)));
  return upload ?? null;
}

/** Uses a living permission of this member up. @returns false when another request was first, or it is dead */
export async function useUpload(tx: Tx, companyId: string, id: string, memberId: string): Promise<boolean> {
  const used = await tx
    .update(uploads)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(uploads.companyId, companyId),
        eq(uploads.id, id),
        eq(uploads.memberId, memberId),
        sql`${uploads.usedAt} is null and ${uploads.expiresAt} > now()`,
      ),
    )
    .returning({ id: uploads.id });
  return used.length > 0;
}

/** To which shop a genuine token leads: one of the reviewed functions, see drizzle/*_row_security.sql. */
export async function companyOfUpload(reader: Reader, id: string): Promise<string | null> {
  const [row] = await reader.execute<{ company_id: string | null }>(sql`select company_of_upload(${id}::uuid) as company_id`);
  return row?.company_id ?? null;
}
