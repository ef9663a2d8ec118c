import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { validate } from 'uuid';
import type { Config } from '../../platform/config.ts';
import { newId } from '../../platform/id.ts';
import type { Portal } from '../../platform/viewer.ts';

/** How long an access token lives, in seconds. It carries no right: each request is judged anew. */
const accessSeconds = 300;
/** RFC 9068: the type of access tokens, so that no other token of ours can pass for one. */
const type = 'at+jwt';
/** How far clocks of two servers may be apart, in seconds. */
const leeway = 5;

/** How many tokens are known by their text: of as many people at work at once, each is verified once in its life. */
const rememberedMost = 5_000;

interface Verified {
  sessionId: string;
  portal: Portal;
  /** Seconds since the epoch. */
  expiresAt: number;
}

export interface AccessToken {
  accessToken: string;
  expiresAt: Date;
}

export interface Tokens {
  issue(userId: string, sessionId: string, portal: Portal): Promise<AccessToken>;
  /** The session that a token of this portal names; null for anything else. The session itself is not looked at. */
  sessionOf(token: string, portal: Portal | null): Promise<string | null>;
  /** Public keys (RFC 7517) for those who check our tokens. */
  readonly jwks: { keys: JWK[] };
}

/** ES256 only, keys named by `kid`; headers that would bring a key of their own are refused by jose. */
export async function createTokens(config: Pick<Config, 'SIGNING_KEYS' | 'API_URL'>): Promise<Tokens> {
  const issuer = new URL(config.API_URL).origin;
  const keys = config.SIGNING_KEYS.keys.map((key) => ({ ...key, alg: 'ES256', use: 'sig' }));
  const [signer] = keys;
  if (!signer) throw new Error('No signing key.');
  const signingKey = await importJWK(signer, 'ES256');
  const publicKeys = keys.map(({ d: _, ...open }) => open);
  // The same text is the same token for as long as it lives, and a signature costs as much as half a page to check. What it
  // leads to is not kept: the session is read at every request.
  const verified = new LRUCache<string, Verified>({ max: rememberedMost });
  const verifying = new Map(await Promise.all(publicKeys.map(async (key) => [key.kid, await importJWK(key, 'ES256')] as const)));

  /** Reads a genuine token, whatever its portal; null for anything else. */
  async function verify(token: string): Promise<Verified | null> {
    try {
      const { payload } = await jwtVerify(
        token,
        (header) => {
          const key = verifying.get(header.kid ?? '');
          if (!key || 'jku' in header || 'x5u' in header || 'jwk' in header) throw new Error('Unknown key');
          return key;
        },
        {
          algorithms: ['ES256'],
          issuer,
          audience: ['seller', 'staff'],
          typ: type,
          clockTolerance: leeway,
          requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
        },
      );
      const { sid, aud, exp = 0 } = payload;
      if (typeof sid !== 'string' || !validate(sid) || (aud !== 'seller' && aud !== 'staff')) return null;
      return { sessionId: sid, portal: aud, expiresAt: exp };
    } catch {
      return null;
    }
  }

  return {
    jwks: { keys: publicKeys },
    async issue(userId, sessionId, portal) {
      const now = Math.floor(Date.now() / 1000);
      const accessToken = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'ES256', typ: type, kid: signer.kid })
        .setIssuer(issuer)
        .setAudience(portal)
        .setSubject(userId)
        .setJti(newId())
        .setIssuedAt(now)
        .setExpirationTime(now + accessSeconds)
        .sign(signingKey);
      return { accessToken, expiresAt: new Date((now + accessSeconds) * 1000) };
    },
    async sessionOf(token, portal) {
      const known = verified.get(token) ?? (await verify(token));
      if (!known || known.expiresAt + leeway <= Date.now() / 1000) return null;
      if (portal && known.portal !== portal) return null;
      verified.set(token, known);
      return known.sessionId;
    },
  };
}
