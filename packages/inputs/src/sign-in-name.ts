import { emailKey, readEmail } from './email.ts';
import type { Refusal } from './refusal.ts';

/** With room for spaces around it; what is longer is not worth composing. */
const MAX_TYPED = 1000;

/** No letters but these, which no other looks like, and no @: a name and an address are never one. */
const NAME = /^[A-Za-z][A-Za-z0-9._-]{2,31}$/;

/** Takes the name that one without a box signs in with, and keeps it as typed (trimmed). All its spellings have one {@link signInNameKey}. */
export function readSignInName(typed: string): string | Refusal {
  const name = typed.length > MAX_TYPED ? typed : typed.trim();
  if (name === '') return { code: 'REQUIRED' };
  return NAME.test(name) ? name : { code: 'INVALID_SIGN_IN_NAME' };
}

/** The one form under which a name is known: lower case. `null` if it is none. */
export function signInNameKey(typed: string): string | null {
  const name = readSignInName(typed);
  return typeof name === 'string' ? name.toLowerCase() : null;
}

/** Takes whatever a person signs in with: their address, or their name. */
export function readSignIn(typed: string): string | Refusal {
  return typed.includes('@') ? readEmail(typed) : readSignInName(typed);
}

/** What it is compared by. `null` if it is neither. */
export function signInKey(typed: string): string | null {
  return typed.includes('@') ? emailKey(typed) : signInNameKey(typed);
}
