import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';

/** Whom every token of a run names as its issuer; the servers are told the same. */
export const API_URL = 'http://localhost:4000';

/** The key of one run. */
export interface SigningKey {
  /** A JSON Web Key Set, as the API reads it. */
  jwks: string;
  /** An access token for a session of the seller cabinet. It outlives the run: the measured requests refresh nothing. */
  issue(userId: string, sessionId: string): Promise<string>;
}

export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  const signing = await importJWK(key, 'ES256');
  return {
    jwks: JSON.stringify({ keys: [key] }),
    issue: (userId, sessionId) =>
      new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
        .setIssuer(API_URL)
        .setAudience('seller')
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('6 h')
        .sign(signing),
  };
}
