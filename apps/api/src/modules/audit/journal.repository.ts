import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Origin } from '../../platform/viewer.ts';
import { type ActorKind, accountLog, auditLog, type Facts, type Outcome } from './audit.tables.ts';

/** Who did it, as they stood at that moment. */
export interface Actor {
  kind: ActorKind;
  userId: string | null;
  memberId: string | null;
  roles: readonly string[];
  sessionId: string | null;
  origin: Origin;
}

export interface Entry {
  action: string;
  objectType: string;
  objectId: string | null;
  outcome: Outcome;
  reason: string | null;
  before: Facts | null;
  after: Facts | null;
}

const from = ({ ip, userAgent, requestId }: Origin) => ({ ip, userAgent, requestId });

export async function insertAudit(tx: Tx, companyId: string, actor: Actor, entry: Entry): Promise<void> {
  await tx.insert(auditLog).values({
    ...entry,
    ...from(actor.origin),
    companyId,
    id: newId(),
    actorKind: actor.kind,
    userId: actor.userId,
    memberId: actor.memberId,
    actorRoles: [...actor.roles],
    sessionId: actor.sessionId,
  });
}

export async function insertAccountEntry(tx: Tx, actor: Actor, entry: Entry): Promise<void> {
  await tx.insert(accountLog).values({
    ...from(actor.origin),
    id: newId(),
    userId: actor.userId ?? (entry.objectType === 'user' ? entry.objectId : null),
    sessionId: actor.sessionId,
    action: entry.action,
    outcome: entry.outcome,
    reason: entry.reason,
    after: entry.after,
  });
}
