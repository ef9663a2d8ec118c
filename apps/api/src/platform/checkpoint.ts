import { hkdfSync } from 'node:crypto';
import { CompactSign, compactVerify } from 'jose';
import { z } from 'zod';

/** What is signed: that the journal of the shop, up to this number, is the one that ends in this hash. */
export interface Checkpoint {
  companyId: string;
  number: number;
  hash: Uint8Array;
  madeAt: Date;
}

const payload = z.object({
  company: z.uuid(),
  number: z.int().positive(),
  hash: z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64url'))),
  made: z.iso.datetime().transform((text) => new Date(text)),
});

/** Kept apart from access tokens, which are signed as JWS, too. */
const typ = 'prikazchik-checkpoint';

/** A key of its own, derived from the secret of links (HKDF, RFC 5869): whoever has the database alone can sign nothing. */
export const checkpointKey = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'prikazchik journal checkpoints', 32));

/** A compact JWS (RFC 7515) with HMAC-SHA256. */
export function signCheckpoint(key: Uint8Array, { companyId, number, hash, madeAt }: Checkpoint): Promise<string> {
  const said = { company: companyId, number, hash: Buffer.from(hash).toString('base64url'), made: madeAt.toISOString() };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(said))).setProtectedHeader({ alg: 'HS256', typ }).sign(key);
}

/** Null for what this key did not sign. */
export async function openCheckpoint(key: Uint8Array, line: string): Promise<Checkpoint | null> {
  try {
    const signed = await compactVerify(line, key, { algorithms: ['HS256'] });
    if (signed.protectedHeader.typ !== typ) return null;
    const { company, number, hash, made } = payload.parse(JSON.parse(new TextDecoder().decode(signed.payload)));
    return { companyId: company, number, hash, madeAt: made };
  } catch {
    return null;
  }
}
