import type { FinishSignInInput } from '@prikazchik/inputs/factor.input';
import type { Database } from '../../platform/db.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import type { Origin } from '../../platform/viewer.ts';
import { guestActor } from '../audit/audit.module.ts';
import { deleteChallenge, findChallenge, tryChallenge } from './challenges.repository.ts';
import type { Proofs } from './proofs.service.ts';
import { hashOf } from './secrets.service.ts';
import type { OpenedSession, Sessions } from './sessions.service.ts';

const redemptions = { name: 'challenge-redeem', attempts: 60, seconds: 600 };

export interface Challenges {
  /**
   * The second step of signing in: opens the session of the challenge, once, within ten minutes, after five wrong codes at most.
   * @throws Refusal RATE_LIMITED after too many wrong codes of one account, or from one address
   */
  finish(input: FinishSignInInput, origin: Origin): Promise<OpenedSession | Problem>;
}

interface Needs {
  database: Database;
  limits: Limits;
  proofs: Proofs;
  sessions: Sessions;
}

export function createChallenges({ database, limits, proofs, sessions }: Needs): Challenges {
  return {
    async finish({ challenge, code }, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      const hash = hashOf(challenge);
      const portal = origin.portal ?? 'seller';
      const found = await findChallenge(database.global, hash, portal);
      if (!found) return new Problem('CHALLENGE_OVER');
      const { userId } = found;
      const answer = await proofs.byCode(code, {
        actor: { ...guestActor(origin), userId },
        deed: { action: 'session.finishSignIn', objectType: 'session' },
        userId,
        begin: async (tx) => ((await tryChallenge(tx, hash)) ? null : new Problem('CHALLENGE_OVER')),
        async work(tx, factor, note) {
          await deleteChallenge(tx, hash);
          note({ after: { portal, factor } });
          return sessions.open(tx, userId, portal, origin, { secondFactorAt: 'now', continues: null });
        },
      });
      return answer instanceof Problem ? answer : answer();
    },
  };
}
