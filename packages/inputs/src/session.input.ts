import * as z from 'zod/mini';
import { email, field, inputOf, orRequired, token } from './field.ts';
import { readNewPassword, readPassword } from './password.ts';
import { readSignIn } from './sign-in-name.ts';

/** Signing in: nothing here tells more than that the two don't belong together. */
export const SignInInput = inputOf({ name: field(readSignIn), password: field(readPassword) });
export type SignInInput = z.output<typeof SignInInput>;

/** A new password by the link of a letter, and whether the passkeys are to go. Personal words are checked where the person is known. */
export const ResetPasswordInput = inputOf({
  token,
  password: field(readNewPassword),
  removePasskeys: z._default(z.boolean(orRequired('INVALID_VALUE')), false),
});
export type ResetPasswordInput = z.output<typeof ResetPasswordInput>;

/** A new password by the link that a colleague gave. */
export const ReturnByLinkInput = inputOf({ token, password: field(readNewPassword) });
export type ReturnByLinkInput = z.output<typeof ReturnByLinkInput>;

/** The address alone: for a new letter, of confirmation or of a reset. */
export const EmailInput = inputOf({ email });
