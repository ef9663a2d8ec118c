import type { Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import type { ShopViewer, Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { type MemberView, viewOf } from './members.rules.ts';
import { insertRevocations } from './revocations.repository.ts';
import { barEverySignIn, deleteLock, insertLock, letIn, standings } from './shop-security.repository.ts';
import { securityNews } from './team.jobs.ts';

/** The way out when somebody is where they should not be, and nobody knows who: all leave at once, and come back one by one. */
export interface Locks {
  /**
   * Everybody's sign-ins but this one of the viewer's end for the shop, and nobody gets in until they are let in. The owner needs
   * nobody for that: they sign in anew. WRONG_STATE when it is locked already.
   */
  lock(viewer: Viewer | null): Promise<Problem | null>;
  /** Lets one colleague in again, who signs in anew. @throws Refusal NOT_FOUND */
  letIn(viewer: Viewer | null, memberId: string): Promise<MemberView | Problem>;
  /** Lets in all who are still out. WRONG_STATE when the shop is not locked. */
  unlock(viewer: Viewer | null): Promise<Problem | null>;
}

const right = 'security.manage';

export function createLocks(journal: Journal, enqueue: Enqueue, change: ChangeMember): Locks {
  function perform(viewer: Viewer | null, action: string, work: (tx: Tx, who: ShopViewer) => Promise<Problem | Record<string, number>>) {
    const deed = { action, objectType: 'company', right, changesPeople: true } as const;
    return journal.perform<null>(viewer, deed, async (tx, who, note) => {
      const { companyId } = who.membership;
      const after = await work(tx, who);
      if (after instanceof Problem) return after;
      // Everyone of the shop hears it: their streams are judged anew, their pages read who they are now.
      await announce(tx, { topic: 'company', companyId });
      await announce(tx, { topic: 'team', companyId });
      note({ objectId: companyId, after });
      return null;
    });
  }

  return {
    lock: (viewer) =>
      perform(viewer, 'company.lock', async (tx, { membership: { companyId, memberId }, sessionId }) => {
        const before = await standings(tx, companyId);
        if (!(await insertLock(tx, companyId, memberId))) return new Problem('WRONG_STATE');
        await barEverySignIn(tx, companyId, memberId, sessionId);
        const ended = [...before.values()].filter((one) => one.sessions > 0 && one.memberId !== memberId);
        await insertRevocations(
          tx,
          ended.map((one) => ({ companyId, memberId: one.memberId, by: memberId, sessions: one.sessions })),
        );
        await enqueue(tx, securityNews, { companyId, kind: 'SHOP_LOCKED', by: memberId, lockedAt: null, after: null });
        return { sessionsEnded: ended.reduce((sum, one) => sum + one.sessions, 0) };
      }),
    letIn: (viewer, memberId) =>
      change<MemberView>(viewer, memberId, {
        right,
        action: 'member.letIn',
        kind: 'UNBLOCKED',
        apply: (tx, _who, member) => letIn(tx, member.companyId, member.id),
        answer: async (_tx, who, changed) => viewOf(who, changed),
      }),
    unlock: (viewer) =>
      perform(viewer, 'company.unlock', async (tx, { membership: { companyId, memberId } }) => {
        const waiting = [...(await standings(tx, companyId)).values()].filter(({ isLockedOut }) => isLockedOut).length;
        const lockedAt = await deleteLock(tx, companyId);
        if (!lockedAt) return new Problem('WRONG_STATE');
        await enqueue(tx, securityNews, { companyId, kind: 'UNBLOCKED', by: memberId, lockedAt: lockedAt.toISOString(), after: null });
        return { letIn: waiting };
      }),
  };
}
