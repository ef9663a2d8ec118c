import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { User } from './users.repository.ts';

type Holder = Pick<User, 'id' | 'passwordHash'>;

/**
 * Knows again the browsers in which a person has signed in. Such a token signs nobody in: it only keeps guesses made
 * elsewhere from making its browser wait (docs/adr/0013).
 */
export interface Devices {
  /** A token for one more browser of the person; good until the password changes. */
  tokenFor(holder: Holder): string;
  /** The browser that the token names; null when it was not made for this person and this password. */
  idOf(token: string, holder: Holder): string | null;
}

const form = /^([\w-]{22})\.([\w-]{43})$/;

export function createDevices(secret: string): Devices {
  const sign = (id: string, holder: Holder) =>
    createHmac('sha256', secret).update(['device', holder.id, holder.passwordHash, id].join('\0')).digest();
  return {
    tokenFor(holder) {
      const id = randomBytes(16).toString('base64url');
      return `${id}.${sign(id, holder).toString('base64url')}`;
    },
    idOf(token, holder) {
      const [, id = '', signature = ''] = form.exec(token) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const own = sign(id, holder);
      return given.length === own.length && timingSafeEqual(given, own) ? id : null;
    },
  };
}
