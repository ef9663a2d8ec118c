import { Problem } from '../../platform/problem.ts';

/** A photo of a product, re-encoded by us. The file lies under `fileKey` in the storage. */
export interface Photo {
  id: string;
  productId: string;
  fileKey: string;
  width: number;
  height: number;
  bytes: number;
}

/** How many photos a product may have. */
export const photoPlaces = 10;

/** The longer side of a photo as we keep it, in pixels. */
export const photoSide = 1600;

/** How long an address to put a photo to works. */
export const uploadMinutes = 10;

/** A permission to put one photo, given to one member in one session. */
export interface Upload {
  id: string;
  productId: string;
  memberId: string;
  sessionId: string;
  expiresAt: Date;
  usedAt: Date | null;
  /** By the database's clock. */
  isExpired: boolean;
}

/** Why nothing can be put there any more; null while something can. */
export function deathOf({ usedAt, isExpired }: Pick<Upload, 'usedAt' | 'isExpired'>): Problem | null {
  if (usedAt) return new Problem('LINK_USED');
  return isExpired ? new Problem('LINK_EXPIRED') : null;
}
