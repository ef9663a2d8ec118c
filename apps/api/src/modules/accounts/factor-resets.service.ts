import type { Reader, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
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
