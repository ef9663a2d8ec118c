import type { Reader } from '../../platform/db.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { deletePhoto, listPhotos } from './photos.repository.ts';
import type { Photo } from './photos.rules.ts';
import { freePhotoPlace } from './products.repository.ts';
import type { Product } from './products.rules.ts';

/** A product as it is shown: with its photos, each under an address that works for a while. */
export type ProductView = Product & { photos: PhotoView[] };

type PhotoView = Pick<Photo, 'id' | 'width' | 'height'> & { url: string };

type StoredPhoto = Pick<Photo, 'id' | 'width' | 'height' | 'fileKey'>;

export interface Photos {
  /** Shows photos that were read already. */
  shown(photos: readonly StoredPhoto[]): PhotoView[];
  withItsPhotos(reader: Reader, companyId: string, product: Product): Promise<ProductView>;
  /** The product that the photo was taken from. */
  remove(viewer: Viewer | null, id: string): Promise<ProductView | Problem>;
}

export function createPhotos(journal: Journal, files: KeptFiles): Photos {
  const view = ({ id, width, height, fileKey }: StoredPhoto): PhotoView => ({ id, width, height, url: files.addressOf(fileKey) });

  const withItsPhotos: Photos['withItsPhotos'] = async (reader, companyId, product) => ({
    ...product,
    photos: (await listPhotos(reader, companyId, product.id)).map(view),
  });

  return {
    withItsPhotos,
    shown: (photos) => photos.map(view),
    async remove(viewer, id) {
      const deed = { action: 'photo.remove', objectType: 'photo', objectId: id, right: 'products.write' } as const;
      const removed = await journal.perform<{ product: ProductView; fileKey: string }>(
        viewer,
        deed,
        async (tx, { membership: { companyId } }, note) => {
          const photo = await deletePhoto(tx, companyId, id);
          const product = photo && (await freePhotoPlace(tx, companyId, photo.productId));
          if (!photo || !product) throw notFound();
          note({
            before: { product: product.id, photos: product.photoCount + 1 },
            after: { product: product.id, photos: product.photoCount },
          });
          return { product: await withItsPhotos(tx, companyId, product), fileKey: photo.fileKey };
        },
      );
      if (removed instanceof Problem) return removed;
      await files.remove(removed.fileKey);
      return removed.product;
    },
  };
}
