import sharp, { type Metadata } from 'sharp';
import { Problem } from './problem.ts';
import { turnstile } from './turnstile.ts';

/** A picture that we made ourselves: WebP, upright, in sRGB, nothing but pixels. */
export interface Image {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Takes the bytes of one JPEG, PNG or WebP, whatever they call themselves, or answers PHOTO_TOO_LARGE or PHOTO_UNREADABLE. */
export type Reencode = (bytes: Uint8Array) => Promise<Image | Problem>;

const maxPixels = 40_000_000;
/** What that many pixels take in plain colour. */
const maxHeldBytes = maxPixels * 3;
const timeoutSeconds = 5;

// libvips reads some forty formats, several of them (SVG, PDF, HEIF) by large foreign libraries. Only these three loaders exist for us.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
// No picture comes twice, so a cache of decoded ones would only hold memory.
sharp.cache(false);

const inTurn = turnstile(1, 20);

/**
 * Decoding may take more than a hundred megabytes for a moment, so pictures are taken one at a time; beyond a short queue the
 * caller is told to come back.
 * @param maxSide the longer side of what comes out, in pixels; smaller pictures keep their size
 */
export function createReencode(maxSide: number): Reencode {
  return (bytes) => inTurn.pass(() => reencode(bytes, maxSide));
}

async function reencode(bytes: Uint8Array, maxSide: number): Promise<Image | Problem> {
  try {
    // Reads the header alone, so it costs nothing to ask of a picture that would not fit into memory.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.width * header.height > maxPixels || heldBytes(header) > maxHeldBytes) {
      return new Problem('PHOTO_TOO_LARGE', null, { megapixels: maxPixels / 1_000_000 });
    }
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: timeoutSeconds })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    // Whatever the decoder stumbled over, it was in these bytes.
    return new Problem('PHOTO_UNREADABLE');
  }
}

/** Others are decoded line by line; an interlaced picture has to be held whole, with its transparency and its depth. */
function heldBytes({ isProgressive, width, height, channels, depth }: Metadata): number {
  return isProgressive ? width * height * channels * (depth === 'uchar' ? 1 : 2) : 0;
}
