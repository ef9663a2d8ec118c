import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Metadata } from 'sharp';
import { describe, expect, it } from 'vitest';
import { createReencode, type Image } from './image.ts';
import { Problem } from './problem.ts';

const reencode = createReencode(1600);

const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } });
/** Compresses badly, so that cutting it cuts pixels. */
const noise = (side: number) => sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });

async function accepted(bytes: Uint8Array): Promise<Image & { metadata: Metadata }> {
  const image = await reencode(bytes);
  if (image instanceof Problem) throw new Error(image.code);
  return { ...image, metadata: await sharp(image.bytes).metadata() };
}

const refusal = async (bytes: Uint8Array) => {
  const image = await reencode(bytes);
  return image instanceof Problem ? image.code : 'accepted';
};

const location = { IFD0: { Artist: 'A person', Software: 'A camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 0/1' } };

describe('what is accepted', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s becomes WebP of the same size', async (format) => {
    const { metadata, width, height } = await accepted(await canvas(60, 40).toFormat(format).toBuffer());
    expect(metadata).toMatchObject({ format: 'webp', width: 60, height: 40 });
    expect({ width, height }).toEqual({ width: 60, height: 40 });
  });

  it('is made to fit, its proportions kept', async () => {
    const { width, height } = await accepted(await canvas(4000, 1000).png().toBuffer());
    expect({ width, height }).toEqual({ width: 1600, height: 400 });
  });

  it('stands upright, whatever the camera said', async () => {
    const { width, height, metadata } = await accepted(await canvas(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect({ width, height }).toEqual({ width: 40, height: 60 });
    expect(metadata.orientation).toBeUndefined();
  });

  it('keeps what is transparent transparent', async () => {
    const clear = sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    expect((await accepted(await clear.png().toBuffer())).metadata.hasAlpha).toBe(true);
  });

  it('shows the first picture of a moving one', async () => {
    const frames = await sharp([await noise(20).png().toBuffer(), await noise(20).png().toBuffer()], { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    expect((await accepted(frames)).metadata.pages).toBeUndefined();
  });
});

describe('what is left behind', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('place, author and camera of a %s', async (format) => {
    const photo = await canvas(60, 40)
      .toFormat(format)
      .withExif(location)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret</x:xmpmeta>')
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { metadata, bytes } = await accepted(photo);
    expect(metadata).not.toHaveProperty('exif');
    expect(metadata).not.toHaveProperty('xmp');
    expect(metadata).not.toHaveProperty('iptc');
    expect(metadata).not.toHaveProperty('icc');
    expect(Buffer.from(bytes).includes('A person')).toBe(false);
  });

  it.each([
    ['a page', '<html><script>alert(1)</script></html>'],
    ['a program', '#!/bin/sh\necho 1\n'],
    ['an archive', 'PK\u0003\u0004and a file'],
  ])('%s behind the pixels', async (_what, tail) => {
    const two = Buffer.concat([await canvas(20, 20).jpeg().toBuffer(), Buffer.from(tail)]);
    const { bytes } = await accepted(two);
    expect(Buffer.from(bytes).includes(tail)).toBe(false);
  });
});

describe('what is refused', () => {
  it('more than forty million pixels, however few bytes they take', async () => {
    const large = await canvas(8200, 5000).png().toBuffer();
    expect(large.length).toBeLessThan(5 * 1024 * 1024);
    expect(await refusal(large)).toBe('PHOTO_TOO_LARGE');
    expect(await refusal(await canvas(8000, 5000).png().toBuffer())).toBe('accepted');
  });

  it('an interlaced picture that would be too much to hold at once', async () => {
    expect(await refusal(pngHeader(6000, 5000, { depth: 16, interlaced: true }))).toBe('PHOTO_TOO_LARGE');
    expect(await refusal(pngHeader(6000, 5000, { depth: 16, interlaced: false }))).toBe('PHOTO_UNREADABLE');
    expect(await refusal(pngHeader(6000, 5000, { depth: 8, interlaced: true }))).toBe('PHOTO_UNREADABLE');
    expect(await refusal(await canvas(600, 500).jpeg({ progressive: true }).toBuffer())).toBe('accepted');
  });

  it('a header that promises more than there is, for what it promises', async () => {
    expect(await refusal(pngHeader(30_000, 30_000))).toBe('PHOTO_TOO_LARGE');
    expect(await refusal(pngHeader(300, 300))).toBe('PHOTO_UNREADABLE');
  });

  it.each(['jpeg', 'png', 'webp'] as const)('a %s that breaks off', async (format) => {
    const whole = await noise(200).toFormat(format).toBuffer();
    expect(await refusal(whole)).toBe('accepted');
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('PHOTO_UNREADABLE');
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')],
    [
      'SVG behind a byte order mark',
      Buffer.from('\uFEFF<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    [
      'BMP',
      Buffer.from(
        '424d3a0000000000000036000000280000000100000001000000010018000000000004000000000000000000000000000000000000000000ff00',
        'hex',
      ),
    ],
    ['PDF', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
    ['HTML', Buffer.from('<!doctype html><title>photo.jpg</title>')],
    ['a JPEG signature with a page behind it', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<html></html>')])],
    ['a GIF that is a script as well', Buffer.from('GIF89a/*\u0000\u0000*/=1;alert(1)')],
    ['noise', randomBytes(5000)],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('PHOTO_UNREADABLE');
  });

  it.each(['tiff', 'avif'] as const)('%s, which the library itself could read', async (format) => {
    expect(await refusal(await canvas(20, 20).toFormat(format).toBuffer())).toBe('PHOTO_UNREADABLE');
  });
});

it('decodes one at a time and turns away what would wait too long', async () => {
  const photo = await noise(400).png().toBuffer();
  const answers = await Promise.allSettled(Array.from({ length: 30 }, () => reencode(photo)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(21);
  expect(answers.filter((answer) => answer.status === 'rejected').map((answer) => answer.reason.code)).toEqual(
    Array(9).fill('UNAVAILABLE'),
  );
});

/** A PNG of this size by its header, with the pixels of a single line. */
function pngHeader(width: number, height: number, { depth, interlaced } = { depth: 8, interlaced: false }): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 2, 0, 0, interlaced ? 1 : 0], 8);
  const pixels = deflateSync(Buffer.alloc(width * 3 + 1));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
