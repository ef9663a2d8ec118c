import type { Database } from '../../platform/db.ts';
import type { PictureUploads } from '../../platform/http/pictures.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Origin, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { insertPhoto } from './photos.repository.ts';
import { deathOf, photoPlaces, photoSide, type Upload, uploadMinutes } from './photos.rules.ts';
import { findProduct, takePhotoPlace } from './products.repository.ts';
import { companyOfUpload, findUpload, insertUpload, useUpload } from './uploads.repository.ts';

export interface Uploads extends PictureUploads {
  /**
   * An address to put one photo to: once, within ten minutes, by the same member in the same session.
   * @throws Refusal RATE_LIMITED after twenty of a member in a day
   */
  request(viewer: Viewer | null, productId: string): Promise<{ url: string; expiresAt: Date } | Problem>;
}

type Picture = Parameters<Parameters<KeptFiles['take']>[1]>[0];

interface Needs {
  database: Database;
  journal: Journal;
  limits: Limits;
  signer: LinkSigner;
  files: KeptFiles;
}

const budget = { name: 'photo-upload', attempts: 20, seconds: 24 * 3600 };
/** An address is used up by a photo, not by a try; each try may cost a whole core for a moment. */
const tries = { name: 'photo-put', attempts: 5, seconds: 600 };
const right = 'products.write';
/** An upload is never renewed: who needs another asks for another. */
const generation = 1;

export function createUploads({ database, journal, limits, signer, files }: Needs): Uploads {
  /** What the token allows and who holds it, as of now. @throws Refusal when the session is over or the right is gone */
  async function openedBy(token: string, origin: Origin): Promise<{ upload: Upload; who: ShopViewer }> {
    const key = signer.verify('upload', token);
    const companyId = key && (await companyOfUpload(database.global, key.id));
    if (!companyId) throw notFound();
    return database.read(companyId, async (reader) => {
      const upload = await findUpload(reader, companyId, key.id);
      if (!upload) throw notFound();
      return { upload, who: demand(await readViewer(reader, upload.sessionId, companyId, origin), right) };
    });
  }

  /** The photo's row, its place in the product, the used permission and the journal: all or nothing. */
  function add(who: ShopViewer, upload: Upload, picture: Picture): Promise<{ id: string } | Problem> {
    const { productId } = upload;
    return journal.perform(who, { action: 'photo.add', objectType: 'photo', right }, async (tx, { membership }, note) => {
      const { companyId, memberId } = membership;
      if (!(await useUpload(tx, companyId, upload.id, memberId))) {
        const seen = await findUpload(tx, companyId, upload.id);
        return (seen && deathOf(seen)) ?? new Problem('LINK_EXPIRED');
      }
      const product = await takePhotoPlace(tx, companyId, productId, photoPlaces);
      if (!product) return new Problem('PHOTO_LIMIT', null, { max: photoPlaces });
      const { id } = await insertPhoto(tx, companyId, {
        productId,
        fileKey: picture.key,
        width: picture.width,
        height: picture.height,
        bytes: picture.bytes,
      });
      note({
        objectId: id,
        before: { product: productId, photos: product.photoCount - 1 },
        after: { product: productId, photos: product.photoCount, width: picture.width, height: picture.height, bytes: picture.bytes },
      });
      return { id };
    });
  }

  return {
    async request(viewer, productId) {
      const { companyId, memberId } = demand(viewer, right).membership;
      // What is not there costs nobody an attempt, and looks the same after the last one.
      const known = await database.read(companyId, (reader) => findProduct(reader, companyId, productId));
      if (known) await limits.spend(budget, `${companyId}:${memberId}`);
      return journal.perform(
        viewer,
        { action: 'photo.requestUpload', objectType: 'product', objectId: productId, right },
        async (tx, who) => {
          const product = await findProduct(tx, companyId, productId);
          if (!product) throw notFound();
          if (product.photoCount >= photoPlaces) return new Problem('PHOTO_LIMIT', null, { max: photoPlaces });
          const upload = await insertUpload(tx, companyId, {
            productId,
            memberId: who.membership.memberId,
            sessionId: who.sessionId,
            minutes: uploadMinutes,
          });
          return { url: `/uploads/${signer.sign('upload', { id: upload.id, generation })}`, expiresAt: upload.expiresAt };
        },
      );
    },
    isGenuine: (token) => signer.verify('upload', token) !== null,
    async receive(token, bytes, origin) {
      const { upload, who } = await openedBy(token, origin);
      const dead = deathOf(upload);
      if (dead) return dead;
      await limits.spend(tries, upload.id);
      return files.take({ bytes, folder: who.membership.companyId, side: photoSide }, (picture) => add(who, upload, picture));
    },
  };
}
