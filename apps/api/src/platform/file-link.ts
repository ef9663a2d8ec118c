import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses of kept files that work without a session, for a while: an `<img>` can send no access token. */
export interface FileLinks {
  /** The relative address of the file under this key, good for one to two hours. */
  addressOf(key: string): string;
  /** How many seconds a genuine address still has; null for anything else. */
  secondsLeft(key: string, expires: unknown, mac: unknown): number | null;
}

const hour = 3600;

/**
 * HMAC-SHA256 over the key and the time of expiry. The expiry is a full hour, so that within an hour a file has one
 * address, which browsers keep. The label sets these apart from the links of letters, which the same secret signs.
 */
export function fileLinks(secret: string, now: () => number = Date.now): FileLinks {
  const seconds = () => Math.floor(now() / 1000);
  const macOf = (key: string, expires: string) =>
    createHmac('sha256', secret).update('file\0').update(expires).update('\0').update(key).digest('base64url');
  return {
    addressOf(key) {
      const expires = String((Math.floor(seconds() / hour) + 2) * hour);
      return `/files/${key}?e=${expires}&s=${macOf(key, expires)}`;
    },
    secondsLeft(key, expires, mac) {
      if (typeof expires !== 'string' || typeof mac !== 'string') return null;
      const given = Buffer.from(mac);
      const genuine = Buffer.from(macOf(key, expires));
      if (given.length !== genuine.length || !timingSafeEqual(given, genuine)) return null;
      const left = Number(expires) - seconds();
      return left > 0 ? left : null;
    },
  };
}
