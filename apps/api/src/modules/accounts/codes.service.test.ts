import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { isTotpCode, newRecoveryCodes, newTotpSecret, recoveryDigest, shownCode, stepOf, totpUri } from './codes.service.ts';

/** RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890; of the eight digits the last six. */
const secret = Secret.fromLatin1('12345678901234567890').base32;
const vectors = [
  [59, '94287082', 1],
  [1_111_111_109, '07081804', 37_037_036],
  [1_111_111_111, '14050471', 37_037_037],
  [1_234_567_890, '89005924', 41_152_263],
  [2_000_000_000, '69279037', 66_666_666],
  [20_000_000_000, '65353130', 666_666_666],
] as const;

describe('a code of the app', () => {
  it.each(vectors)('at %i seconds is the one of RFC 6238', (seconds, code, step) => {
    expect(stepOf(secret, code.slice(2), seconds * 1000)).toBe(step);
  });

  it('is good one step before and after its own, and not further', () => {
    const [code, middle] = ['005924', 1_234_567_890_000];
    const found = [-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, code, middle + seconds * 1000));
    expect(found).toEqual([null, 41_152_263, 41_152_263, 41_152_263, null]);
  });

  it('is of no other secret', () => {
    expect(stepOf(newTotpSecret(), '005924', 1_234_567_890_000)).toBeNull();
  });

  it('is told from a recovery code', () => {
    expect(['123456', ' 12345', '1234567', 'ABCDEFGHIJKLMNOPQRSTUVWX', '١٢٣٤٥٦'].map(isTotpCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

it('makes secrets of 160 bits, which the address for the app carries', () => {
  const made = newTotpSecret();
  expect(Secret.fromBase32(made).bytes).toHaveLength(20);
  const uri = new URL(totpUri(made, 'a+b@shop.test'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/Prikazchik:a+b@shop.test']);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Prikazchik',
    secret: made,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  expect(new TOTP({ secret: made }).generate()).toMatch(/^\d{6}$/);
});

it('makes ten recovery codes of 120 bits, no two alike', () => {
  const codes = newRecoveryCodes();
  expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{24}$/);
  expect(shownCode('ABCDEFGHIJKLMNOPQRSTUVWX')).toBe('ABCDEF-GHIJKL-MNOPQR-STUVWX');
});

it('keeps a digest of a recovery code that another person or another key does not have', () => {
  const all = [recoveryDigest('k', 'u', 'c'), recoveryDigest('k', 'u', 'd'), recoveryDigest('k', 'v', 'c'), recoveryDigest('l', 'u', 'c')];
  expect(new Set(all).size).toBe(4);
});
