import type * as z from 'zod/mini';
import { field, inputOf, optionalField } from './field.ts';
import { readPassword } from './password.ts';
import type { Reader } from './refusal.ts';
import { isLongerThan } from './text.ts';

const MAX_TYPED = 200;
const TOTP = /^\d{6}$/;
/** 120 bits in base32 (RFC 4648). */
const RECOVERY = /^[A-Z2-7]{24}$/;

/** A code of an authenticator app, or one of the recovery codes, however it was typed: spaces, hyphens, small letters, 0 for O. */
const readCode: Reader = (typed) => {
  if (typed.trim() === '') return { code: 'REQUIRED' };
  if (isLongerThan(typed, MAX_TYPED)) return { code: 'CODE_WRONG' };
  const compact = typed.replace(/[\s\u2010-\u2015-]/g, '');
  if (TOTP.test(compact)) return compact;
  const recovery = compact.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'B');
  return RECOVERY.test(recovery) ? recovery : { code: 'CODE_WRONG' };
};

/** 256 bits that a browser was given to bring back; only their maker knows whether they are good. */
function kept(code: 'CHALLENGE_OVER' | 'CONFIRMATION_OVER') {
  return field((typed) => (/^[\w-]{43}$/.test(typed) ? typed : { code }));
}

/** The second step of signing in. */
export const FinishSignInInput = inputOf({ challenge: kept('CHALLENGE_OVER'), code: field(readCode) });
export type FinishSignInInput = z.output<typeof FinishSignInInput>;

/** A code alone: it shows that the second factor is at hand. */
export const CodeInput = inputOf({ code: field(readCode) });

/** The password alone: it shows that whoever sits there is the one who signed in. */
export const PasswordInput = inputOf({ password: field(readPassword) });

/** The confirmation of a protected operation: by a code of those who have a second factor, by the password of those who have none. */
export const ConfirmOperationInput = inputOf({
  confirmation: kept('CONFIRMATION_OVER'),
  code: optionalField(readCode),
  password: optionalField(readPassword),
});
export type ConfirmOperationInput = z.output<typeof ConfirmOperationInput>;
