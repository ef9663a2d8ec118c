import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FileLinks } from './file-link.ts';
import { createReencode } from './image.ts';
import { Problem } from './problem.ts';
import type { Storage } from './storage.ts';

/** Pictures that we keep, under addresses that work for a while. */
export interface KeptFiles {
  addressOf(key: string): string;
  /** The file of a genuine address, and the seconds that the address still works; null for any other. */
  open(key: string, expires: unknown, mac: unknown): Promise<{ content: Readable; secondsLeft: number } | null>;
  /**
   * Re-encodes a picture, keeps it, and lets `add` write the row that names it: no row is ever without its file, and a file without a row
   * is taken back.
   * @param folder the first part of its key
   * @param side the longer side of what is kept, in pixels
   */
  take<T>(
    { bytes, folder, side }: { bytes: Uint8Array; folder: string; side: number },
    add: (picture: { key: string; width: number; height: number; bytes: number }) => Promise<T | Problem>,
  ): Promise<T | Problem>;
  remove(key: string): Promise<void>;
}

export function keptFiles(storage: Storage, links: FileLinks): KeptFiles {
  return {
    addressOf: (key) => links.addressOf(key),
    async open(key, expires, mac) {
      const secondsLeft = links.secondsLeft(key, expires, mac);
      const content = secondsLeft === null ? null : await storage.read(key);
      return content && secondsLeft !== null ? { content, secondsLeft } : null;
    },
    async take({ bytes, folder, side }, add) {
      const image = await createReencode(side)(bytes);
      if (image instanceof Problem) return image;
      const key = `${folder}/${randomUUID()}.webp`;
      await storage.put(key, image.bytes);
      let added: Awaited<ReturnType<typeof add>> | null = null;
      try {
        added = await add({ key, width: image.width, height: image.height, bytes: image.bytes.length });
        return added;
      } finally {
        if (added === null || added instanceof Problem) await storage.remove(key);
      }
    },
    remove: (key) => storage.remove(key),
  };
}
