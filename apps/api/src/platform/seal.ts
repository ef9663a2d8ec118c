import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps what must be read again, such as the secret of a second factor, unreadable in the table and in its copies. */
export interface Seal {
  /** @param place what the text belongs to, such as the id of its row: nowhere else can it be opened */
  close(text: string, place: string): string;
  /** The text that was sealed for this place. @throws Error for anything else, and after the key was changed */
  open(sealed: string, place: string): string;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce for each text; the place is authenticated with it. The key is derived
 * from the secret for this one purpose (HKDF, RFC 5869), and its name stands before each text.
 */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `prikazchik seal ${purpose}`, 32));
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    close(text, place) {
      const nonce = randomBytes(nonceBytes);
      const closing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
      const body = Buffer.concat([nonce, closing.update(text, 'utf8'), closing.final(), closing.getAuthTag()]);
      return `${keyId}.${body.toString('base64url')}`;
    },
    open(sealed, place) {
      const [name, text = ''] = sealed.split('.');
      if (name !== keyId) throw new Error(`Sealed with the key ${name}, which is not the one that we have.`);
      const body = Buffer.from(text, 'base64url');
      const opening = createDecipheriv(cipher, key, body.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(place));
      opening.setAuthTag(body.subarray(-tagBytes));
      return Buffer.concat([opening.update(body.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8');
    },
  };
}
