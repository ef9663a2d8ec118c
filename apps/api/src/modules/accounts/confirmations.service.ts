import type { ConfirmOperationInput } from '@prikazchik/inputs/factor.input';
import type { Confirm } from '../../platform/confirmation.ts';
import type { Database } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { personActor } from '../audit/audit.module.ts';
import { findAsked, giveConfirmation, insertConfirmation, useConfirmation } from './confirmations.repository.ts';
import { findTotp } from './factors.repository.ts';
import type { Proof, Proofs } from './proofs.service.ts';
import { hashOf, newToken } from './secrets.service.ts';

export interface Confirmations {
  /** Uses a confirmation of this very call up, or asks for one. */
  readonly demand: Confirm;
  /**
   * The viewer confirms what they were asked for: by a code of the second factor, or by the password where they have none.
   * @throws Refusal RATE_LIMITED after too many wrong ones
   */
  give(viewer: Viewer, input: ConfirmOperationInput): Promise<Problem | null>;
}

/** The same arguments in the same form, in whatever order they came; what is null is as good as left out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, canonical(item)]));
}

export function createConfirmations(database: Database, proofs: Proofs): Confirmations {
  return {
    async demand(viewer, { operation, args }, token) {
      const { sessionId, userId, membership } = viewer;
      const callHash = hashOf(JSON.stringify(canonical({ operation, shop: membership?.companyId, args })));
      const fresh = newToken();
      const by = await database.write<'CODE' | 'PASSWORD' | null>(null, async (tx) => {
        if (token && (await useConfirmation(tx, { hash: hashOf(token), sessionId, callHash }))) return null;
        await insertConfirmation(tx, { hash: hashOf(fresh), sessionId, operation, callHash });
        return (await findTotp(tx, userId)) ? 'CODE' : 'PASSWORD';
      });
      if (by === null || by instanceof Problem) return by;
      return new Problem('CONFIRMATION_NEEDED', null, { operation, confirmation: fresh, by });
    },
    async give(viewer, { confirmation, code, password }) {
      const hash = hashOf(confirmation);
      const asked = await findAsked(database.global, hash, viewer.sessionId);
      if (!asked) return new Problem('CONFIRMATION_OVER');
      const proof: Proof<null> = {
        actor: personActor(viewer),
        deed: { action: 'account.confirmOperation', objectType: 'user', objectId: viewer.userId },
        userId: viewer.userId,
        async work(tx, kind, note) {
          note({ after: { operation: asked.operation, factor: kind } });
          return (await giveConfirmation(tx, hash)) ? null : new Problem('CONFIRMATION_OVER');
        },
      };
      if (await findTotp(database.global, viewer.userId)) return code ? proofs.byCode(code, proof) : new Problem('REQUIRED', 'code');
      return password ? proofs.byPassword(password, proof) : new Problem('REQUIRED', 'password');
    },
  };
}
