import { createHash, randomBytes } from 'node:crypto';

/** 256 bits for the browser alone. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: it is random enough for a plain digest. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The password was right; what is missing is the second factor. The challenge stands for this one sign-in and opens nothing. */
export class SecondFactorRequired {
  readonly challenge: string;
  readonly expiresAt: Date;

  constructor(challenge: string, expiresAt: Date) {
    this.challenge = challenge;
    this.expiresAt = expiresAt;
  }
}
