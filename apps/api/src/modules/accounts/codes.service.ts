import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every app understands: SHA-1, six digits, steps of 30 seconds. */
const period = 30;
const digits = 6;
/** RFC 4226, 4: at least 128 bits, better 160. */
const secretBytes = 20;
/** 120 bits: so many that a digest needs no slow hash (ASVS 6.5.2 asks for 112). */
const recoveryBytes = 15;
/** How many recovery codes a set has. */
const recoveryCount = 10;
/** How many steps an app's clock may be off, either way (RFC 6238, 5.2). */
const stepsOff = 1;

const totpOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits, period });

/** A new secret in base32, as people type it. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

/** What the picture for the app says (the Key URI format). */
export function totpUri(secret: string, name: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer: 'Prikazchik', label: name, algorithm: 'SHA1', digits, period }).toString();
}

/** The step to which the code belongs, around this moment in milliseconds; null when it is not of this secret. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: stepsOff });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/** Whether it is a code from the app; else it is one of the recovery codes. */
export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);

/** A new set, in base32. */
export const newRecoveryCodes = (): string[] => Array.from({ length: recoveryCount }, () => new Secret({ size: recoveryBytes }).base32);

/** As they are shown: `ABCDEF-GHIJKL-MNOPQR-STUVWX`. */
export const shownCode = (code: string): string => code.match(/.{6}/g)?.join('-') ?? code;

/** By which a code is known again: of nobody but this person, and of no use to those who don't have the key. */
export const recoveryDigest = (key: string, userId: string, code: string): string =>
  createHmac('sha256', key).update(['recovery', userId, code].join('\0')).digest('base64url');
