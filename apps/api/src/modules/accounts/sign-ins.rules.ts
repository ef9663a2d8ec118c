import { isProblemCode, type ProblemCode } from '../../platform/problem.ts';

/** How somebody came in, or tried to. */
export type SignInWay = 'PASSWORD' | 'CODE' | 'RECOVERY_CODE' | 'PASSKEY' | 'HANDOFF' | 'STOLEN_TOKEN';

interface Entry {
  action: string;
  reason: string | null;
  after: Readonly<Record<string, unknown>> | null;
}

function wayOf({ action, after }: Entry): SignInWay {
  if (action === 'session.passkeySignIn') return 'PASSKEY';
  if (action === 'session.finishHandoff') return 'HANDOFF';
  if (action === 'session.tokenReused') return 'STOLEN_TOKEN';
  if (action === 'session.signIn') return 'PASSWORD';
  return after?.factor === 'recovery' ? 'RECOVERY_CODE' : 'CODE';
}

/** An entry of the history as it is shown: which way it was, and why it was refused, if it was. */
export const shownSignIn = <Row extends Entry>(row: Row): Row & { way: SignInWay; refusal: ProblemCode | null } => ({
  ...row,
  way: wayOf(row),
  refusal: row.reason && isProblemCode(row.reason) ? row.reason : null,
});
