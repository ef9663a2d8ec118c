import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Photo } from './photos.rules.ts';
import { productPhotos } from './products.tables.ts';

const { id, productId, fileKey, width, height, bytes } = getTableColumns(productPhotos);
const columns = { id, productId, fileKey, width, height, bytes };

/** In their order. */
export async function listPhotos(reader: Reader, companyId: string, ofProduct: string): Promise<Photo[]> {
  return reader
    .select(columns)
    .from(productPhotos)
    .where(and(eq(productPhotos.companyId, companyId), eq(productPhotos.productId, ofProduct)))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
}

/** Puts a photo after the others; the caller has changed the product in this transaction, so nobody else counts now. */
export async function insertPhoto(tx: Tx, companyId: string, photo: Omit<Photo, 'id'>): Promise<Photo> {
  const position = sql<number>`(select coalesce(max(p.position), 0) + 1 from product_photos p where p.company_id = ${companyId} and p.product_id = ${photo.productId})`;
  const [made] = await tx
    .insert(productPhotos)
    .values({ ...photo, companyId, id: newId(), position })
    .returning(columns);
  if (!made) throw new Error('A photo was not inserted.');
  return made;
}

/** @returns null when it is not there, or another request took it away first */
export async function deletePhoto(tx: Tx, companyId: string, photoId: string): Promise<Photo | null> {
  const [photo] = await tx
    .delete(productPhotos)
    .where(and(eq(productPhotos.companyId, companyId), eq(productPhotos.id, photoId)))
    .returning(columns);
  return photo ?? null;
}
