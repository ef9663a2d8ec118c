import type { Reader, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { tell } from '../notices/notices.module.ts';
import { factorLetter } from './accounts.jobs.ts';
import { deleteFactors, findTotp } from './factors.repository.ts';
import { deletePasskeysOf, listPasskeys } from './passkeys.repository.ts';
import { findSession } from './sessions.repository.ts';
import type { Sessions } from './sessions.service.ts';

/** Whether a person has a second factor: an authenticator app, or a passkey. */
export async function hasSecondFactor(reader: Reader, userId: string): Promise<boolean> {
  return (await findTotp(reader, userId)) !== null || (await listPasskeys(reader, userId)).length > 0;
}

/** Whether the person of a session has a second factor, and has shown one in it. */
export async function showedSecondFactor(reader: Reader, sessionId: string): Promise<boolean> {
  const session = await findSession(reader, sessionId);
  return session?.secondFactorAt != null && (await hasSecondFactor(reader, session.userId));
}

/**
 * Why a second factor may not be added, changed or taken away in this session: there is one already, and it was not shown here. Whoever
 * merely knows the password would put one of their own in its place. FACTOR_NOT_SHOWN
 */
export async function refusalUnshown(reader: Reader, { userId, sessionId }: Pick<Viewer, 'userId' | 'sessionId'>): Promise<Problem | null> {
  const isShown = !(await hasSecondFactor(reader, userId)) || (await showedSecondFactor(reader, sessionId));
  return isShown ? null : new Problem('FACTOR_NOT_SHOWN');
}

/**
 * Takes a person's second factor from them, whatever it is, and ends all their sessions: to be called by those who may, who have
 * held the person (`holdPerson`) and judged by what was true then.
 * @returns how many sessions ended; null when there was nothing to take
 */
export type ResetFactors = (
  tx: Tx,
  userId: string,
  about: { companyId: string; shopName: string; byName: string },
) => Promise<number | null>;

export function createFactorResets(sessions: Sessions, enqueue: Enqueue): ResetFactors {
  return async (tx, userId, { companyId, shopName, byName }) => {
    if (!(await hasSecondFactor(tx, userId))) return null;
    await deleteFactors(tx, userId);
    await deletePasskeysOf(tx, userId);
    await enqueue(tx, factorLetter, { userId, change: 'reset_by_shop' });
    await tell(tx, { userId, kind: 'FACTOR_RESET', companyId, facts: { shopName, byName } });
    return sessions.endAll(tx, userId, 'factor_reset');
  };
}
