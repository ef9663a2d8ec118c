import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** What a link may do. Part of the signature, so that a link for one purpose is nothing for another. */
export type LinkPurpose =
  | 'invitation'
  | 'entry'
  | 'confirm-email'
  | 'reset-password'
  | 'handoff'
  | 'return'
  | 'upload'
  | 'avatar'
  | 'member-picture'
  | 'journal-export'
  | 'stock-export'
  | 'new-email'
  | 'stop-email-change';

export interface LinkKey {
  id: string;
  generation: number;
}

export interface LinkSigner {
  sign(purpose: LinkPurpose, key: LinkKey): string;
  /** The key of a genuine token; null for anything else. Says nothing of whether the link still lives: its row does. */
  verify(purpose: LinkPurpose, token: string): LinkKey | null;
}

const idBytes = 16;
const generationBytes = 4;
const macBytes = 32;

/**
 * Tokens that need no secret in the table or the queue: id, generation and an HMAC-SHA256 over both and the purpose
 * (256 bits against forgery). A retried letter carries an equally good link; raising the generation kills the older ones.
 */
export function linkSigner(secret: string): LinkSigner {
  const mac = (purpose: LinkPurpose, body: Uint8Array) => createHmac('sha256', secret).update(purpose).update('\0').update(body).digest();
  return {
    sign(purpose, { id, generation }) {
      const body = Buffer.alloc(idBytes + generationBytes);
      body.set(parse(id));
      body.writeUInt32BE(generation, idBytes);
      return Buffer.concat([body, mac(purpose, body)]).toString('base64url');
    },
    verify(purpose, token) {
      if (!/^[A-Za-z0-9_-]{70}$/.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== idBytes + generationBytes + macBytes || bytes.toString('base64url') !== token) return null;
      const body = bytes.subarray(0, idBytes + generationBytes);
      if (!timingSafeEqual(bytes.subarray(idBytes + generationBytes), mac(purpose, body))) return null;
      return { id: stringify(body.subarray(0, idBytes)), generation: body.readUInt32BE(idBytes) };
    },
  };
}
