import { z } from 'zod';
import type { JobKind } from '../../platform/jobs.ts';

const link = z.object({ linkId: z.uuid() });
const user = z.object({ userId: z.uuid() });

export const confirmationLetter: JobKind<z.infer<typeof link>> = { name: 'letter.confirm-email', payload: link };

const reset = link.extend({ portal: z.enum(['seller', 'staff']) });
/** Leads to the portal where it was asked for. */
export const resetLetter: JobKind<z.infer<typeof reset>> = { name: 'letter.reset-password', payload: reset };

export const accountExistsLetter: JobKind<z.infer<typeof user>> = { name: 'letter.account-exists', payload: user };
export const passwordChangedLetter: JobKind<z.infer<typeof user>> = { name: 'letter.password-changed', payload: user };

const session = z.object({ userId: z.uuid(), sessionId: z.uuid() });
export const tokenReusedLetter: JobKind<z.infer<typeof session>> = { name: 'letter.token-reused', payload: session };

const factor = user.extend({
  change: z.enum(['enabled', 'disabled', 'codes_renewed', 'recovery_used', 'passkey_added', 'passkey_removed', 'reset_by_shop']),
});
/** Of each change of the second factor, and of each recovery code that was used. */
export const factorLetter: JobKind<z.infer<typeof factor>> = { name: 'letter.second-factor', payload: factor };

export const accountJobs: JobKind<unknown>[] = [
  confirmationLetter,
  resetLetter,
  accountExistsLetter,
  passwordChangedLetter,
  tokenReusedLetter,
  factorLetter,
];
