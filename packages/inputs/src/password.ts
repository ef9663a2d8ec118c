import type { Refusal } from './refusal.ts';
import { isLongerThan } from './text.ts';

/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor. */
export const PASSWORD_MIN = 15;
const PASSWORD_MAX = 128;

/** What a hash is ever asked to take in, in UTF-8 bytes. */
const MAX_BYTES = 1024;

/** No key types these, and a lone surrogate turns into the same replacement character as any other one. */
const UNTYPEABLE = /[\p{Cc}\p{Cs}]/u;

/** Shorter words are found in anything. */
const MIN_WORD = 4;
const PRODUCT_WORDS = ['prikazchik', 'приказчик'];

const encoder = new TextEncoder();

/**
 * Takes a new password and answers with the form that is hashed (NFKC, so that «й» typed in one or two code points is
 * one). Nothing is cut off, trimmed or asked of its composition; length is counted in code points.
 */
export function readNewPassword(typed: string): string | Refusal {
  const password = readPassword(typed);
  if (typeof password !== 'string') return password;
  return isLongerThan(password, PASSWORD_MIN - 1) ? password : { code: 'PASSWORD_TOO_SHORT', params: { min: PASSWORD_MIN } };
}

/** Takes the password of one who signs in: any length that could ever have been set, in the form that was hashed. */
export function readPassword(typed: string): string | Refusal {
  if (typed === '') return { code: 'REQUIRED' };
  // Bytes are never fewer than code units: a body of megabytes is refused before anything walks through it.
  if (typed.length > MAX_BYTES) return tooLong();
  const password = typed.normalize('NFKC');
  if (isLongerThan(password, PASSWORD_MAX) || encoder.encode(password).length > MAX_BYTES) return tooLong();
  return UNTYPEABLE.test(password) ? { code: 'INVALID_CHARACTERS' } : password;
}

/** What is known about the one who chooses a password. */
export interface PersonalFacts {
  readonly email?: string | null;
  readonly signInName?: string | null;
  readonly fullName?: string;
  readonly companyName?: string;
}

/** The word that makes a password easy to guess for those who know the person: of their address, names, shop or this product. */
export function personalWordIn(password: string, facts: PersonalFacts): string | null {
  const folded = fold(password);
  const local = fold(facts.email?.split('@')[0] ?? '');
  const words = [
    local,
    ...wordsOf(local),
    fold(facts.signInName ?? ''),
    ...wordsOf(facts.signInName),
    ...wordsOf(facts.fullName),
    ...wordsOf(facts.companyName),
    ...PRODUCT_WORDS,
  ];
  return words.find((word) => word.length >= MIN_WORD && folded.includes(word)) ?? null;
}

function wordsOf(text: string | null | undefined): string[] {
  return fold(text ?? '').split(/[^\p{L}\p{M}\p{N}]+/u);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function tooLong(): Refusal {
  return { code: 'PASSWORD_TOO_LONG', params: { max: PASSWORD_MAX } };
}
