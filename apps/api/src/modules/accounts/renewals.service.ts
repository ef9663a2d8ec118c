import type { Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { tell } from '../notices/notices.module.ts';
import { passwordChangedLetter } from './accounts.jobs.ts';
import type { Devices } from './devices.service.ts';
import { replaceLinks } from './links.repository.ts';
import type { Sessions } from './sessions.service.ts';
import { markSecured, setPasswordHash } from './users.repository.ts';

/**
 * Gives a person a new password, to whoever has shown by a link that they are that person, who is held: every session and every other
 * such link ends, and they are told. @returns the token by which this browser is known
 */
export type RenewPassword = (tx: Tx, userId: string, passwordHash: string) => Promise<string>;

export function createRenewals(sessions: Sessions, devices: Devices, enqueue: Enqueue): RenewPassword {
  return async (tx, userId, passwordHash) => {
    // Two letters that were asked for at once are both the newest.
    for (const purpose of ['reset-password', 'return'] as const) await replaceLinks(tx, userId, purpose);
    await setPasswordHash(tx, userId, passwordHash);
    await markSecured(tx, userId);
    await sessions.endAll(tx, userId, 'password_reset');
    await tell(tx, { userId, kind: 'PASSWORD_CHANGED', companyId: null, facts: {} });
    await enqueue(tx, passwordChangedLetter, { userId });
    return devices.tokenFor({ id: userId, passwordHash });
  };
}
