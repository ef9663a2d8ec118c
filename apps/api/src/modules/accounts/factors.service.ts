import type { Database, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { Seal } from '../../platform/seal.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { personActor } from '../audit/audit.module.ts';
import { factorLetter } from './accounts.jobs.ts';
import { newRecoveryCodes, newTotpSecret, recoveryDigest, shownCode, totpUri } from './codes.service.ts';
import { refusalUnshown } from './factor-resets.service.ts';
import { countRecoveryCodes, deleteFactors, findTotp, insertTotp, replaceRecoveryCodes } from './factors.repository.ts';
import type { Proofs } from './proofs.service.ts';
import { markSecondFactor } from './sessions.repository.ts';
import type { Sessions } from './sessions.service.ts';
import { signInNameOf } from './users.rules.ts';

export interface SecondFactorStatus {
  /** Since when the app is asked for; null without one. */
  since: Date | null;
  recoveryCodesLeft: number;
}

export interface Factors {
  status(viewer: Viewer): Promise<SecondFactorStatus>;
  /**
   * Shows a new secret, this once: to one who knows the password, for a stolen session must not lock its owner out, and who has shown
   * their passkey, if they have one.
   */
  start(viewer: Viewer, password: string): Promise<{ secret: string; uri: string } | Problem>;
  /**
   * From now on the app is asked for. Ends the person's other sessions: they began without it.
   * @returns the recovery codes, shown this once
   */
  confirm(viewer: Viewer, code: string): Promise<{ codes: string[] } | Problem>;
  /** A new set of recovery codes, which kills the old one. */
  renewCodes(viewer: Viewer, code: string): Promise<{ codes: string[] } | Problem>;
  disable(viewer: Viewer, code: string): Promise<Problem | null>;
}

interface Needs {
  database: Database;
  proofs: Proofs;
  sessions: Sessions;
  seal: Seal;
  recoveryKey: string;
  enqueue: Enqueue;
}

async function refusalToEnrol(tx: Tx, viewer: Viewer): Promise<Problem | null> {
  if (await findTotp(tx, viewer.userId)) return new Problem('FACTOR_ENROLLED');
  return refusalUnshown(tx, viewer);
}

export function createFactors({ database, proofs, sessions, seal, recoveryKey, enqueue }: Needs): Factors {
  const about = (viewer: Viewer, action: string) => ({
    actor: personActor(viewer),
    deed: { action, objectType: 'user', objectId: viewer.userId },
    userId: viewer.userId,
  });

  async function newCodes(tx: Tx, userId: string) {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(
      tx,
      userId,
      codes.map((code) => recoveryDigest(recoveryKey, userId, code)),
    );
    return { codes: codes.map(shownCode) };
  }

  return {
    async status({ userId }) {
      const factor = await findTotp(database.global, userId);
      return { since: factor?.confirmedAt ?? null, recoveryCodesLeft: await countRecoveryCodes(database.global, userId) };
    },
    start: (viewer, password) =>
      proofs.byPassword(password, {
        ...about(viewer, 'account.startSecondFactor'),
        async work(tx) {
          const refusal = await refusalToEnrol(tx, viewer);
          if (refusal) return refusal;
          const [id, secret] = [newId(), newTotpSecret()];
          await insertTotp(tx, { id, userId: viewer.userId, sealedSecret: seal.close(secret, id) });
          return { secret, uri: totpUri(secret, signInNameOf(viewer)) };
        },
      }),
    confirm: (viewer, code) =>
      proofs.byFirstCode(code, {
        ...about(viewer, 'account.enableSecondFactor'),
        begin: (tx) => refusalToEnrol(tx, viewer),
        async work(tx, _kind, note) {
          await markSecondFactor(tx, viewer.sessionId);
          const ended = await sessions.endAll(tx, viewer.userId, 'second_factor', viewer.sessionId);
          note({ after: { sessionsEnded: ended } });
          await enqueue(tx, factorLetter, { userId: viewer.userId, change: 'enabled' });
          return newCodes(tx, viewer.userId);
        },
      }),
    renewCodes: (viewer, code) =>
      proofs.byCode(code, {
        ...about(viewer, 'account.renewRecoveryCodes'),
        async work(tx, kind, note) {
          note({ after: { factor: kind } });
          await enqueue(tx, factorLetter, { userId: viewer.userId, change: 'codes_renewed' });
          return newCodes(tx, viewer.userId);
        },
      }),
    disable: (viewer, code) =>
      proofs.byCode<null>(code, {
        ...about(viewer, 'account.disableSecondFactor'),
        async work(tx, kind, note) {
          note({ after: { factor: kind } });
          await deleteFactors(tx, viewer.userId);
          await enqueue(tx, factorLetter, { userId: viewer.userId, change: 'disabled' });
          return null;
        },
      }),
  };
}
