import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { demand, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { type Journal, maskEmail, maskedSignIn } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import { endEmailChange, listAskedChanges, lockEmailChange, markApproved, placesOf, setMoving } from './email-changes.repository.ts';
import { approvingPlaces, deathOf, type EmailChange, hasItsDay, type Place } from './email-changes.rules.ts';
import { findOwnPlace } from './members.repository.ts';
import { type Member, refusalToChange } from './members.rules.ts';
import { emailChangeLetter, emailMove } from './team.jobs.ts';

/** A request as those see it who may approve. */
export interface AskedEmailChange {
  id: string;
  memberId: string;
  fullName: string;
  /** Null for one who has had no box so far, and signs in with a name. */
  email: string | null;
  signInName: string | null;
  newEmail: string;
  createdAt: Date;
  expiresAt: Date;
  /** When the address moves, once it was approved here or in another shop. */
  movesAt: Date | null;
  /** Whether the viewer may answer it now: it is neither their own nor that of somebody above them. */
  canDecide: boolean;
}

/** What a shop says to a new sign-in address of one of its people, whose new box is proved. */
export interface EmailApprovals {
  list(viewer: Viewer | null): Promise<AskedEmailChange[]>;
  /** @throws Refusal NOT_FOUND for one that is not asked of this shop */
  approve(viewer: Viewer | null, id: string): Promise<Problem | null>;
  /** Also when another shop has approved, as long as the address has not moved. @throws Refusal NOT_FOUND */
  decline(viewer: Viewer | null, id: string): Promise<Problem | null>;
}

const right = 'team.approveEmail';

interface Decision {
  change: EmailChange;
  places: Place[];
  member: Member;
}

/** What is to be decided. @throws Refusal NOT_FOUND for what is not asked of the shop, or not yet */
async function asked(tx: Tx, companyId: string, id: string): Promise<Decision> {
  const change = await lockEmailChange(tx, id);
  const member = change?.confirmedAt ? await findOwnPlace(tx, companyId, change.userId) : null;
  if (!change || !member) throw notFound();
  return { change, member, places: await placesOf(tx, change.userId) };
}

export function createEmailApprovals(database: Database, journal: Journal, enqueue: Enqueue): EmailApprovals {
  function decide(
    viewer: Viewer | null,
    id: string,
    action: string,
    work: (tx: Tx, who: ShopViewer, decision: Decision) => Promise<Problem | null>,
  ) {
    const deed = { action, objectType: 'member', right, changesPeople: true } as const;
    return journal.perform<null>(viewer, deed, async (tx, who, note) => {
      const { companyId } = who.membership;
      const decision = await asked(tx, companyId, id);
      const { change, places, member } = decision;
      note({ objectId: member.id });
      const isHere = approvingPlaces(places).some((place) => place.companyId === companyId);
      const refusal = refusalToChange(who, member);
      if (refusal) return refusal;
      if (!isHere || deathOf(change, places)) return new Problem('EMAIL_CHANGE_OVER');
      const problem = await work(tx, who, decision);
      if (problem) return problem;
      note({ before: maskedSignIn(member), after: { email: maskEmail(change.email) } });
      for (const place of places) await announce(tx, { topic: 'team', companyId: place.companyId });
      return null;
    });
  }

  return {
    async list(viewer) {
      const who = demand(viewer, right);
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const list: AskedEmailChange[] = [];
        for (const { movesAt, ...change } of await listAskedChanges(reader, companyId)) {
          const member = await findOwnPlace(reader, companyId, change.userId);
          if (!member || deathOf({ ...change, movesAt }, await placesOf(reader, change.userId))) continue;
          const { id, email: newEmail, createdAt, expiresAt } = change;
          const canDecide = refusalToChange(who, member) === null;
          const { id: memberId, fullName, email, signInName } = member;
          list.push({ id, memberId, fullName, email, signInName, newEmail, createdAt, expiresAt, movesAt, canDecide });
        }
        return list;
      });
    },
    approve: (viewer, id) =>
      decide(viewer, id, 'member.approveEmail', async (tx, who, { change, places }) => {
        if (change.movesAt) return new Problem('EMAIL_CHANGE_OVER');
        const { companyId } = who.membership;
        await markApproved(tx, id, companyId);
        // Moved by the worker: it concerns the person in all their shops, and none of them should wait for it.
        await enqueue(tx, emailMove, { changeId: id }, await setMoving(tx, id, hasItsDay(places, companyId)));
        return null;
      }),
    decline: (viewer, id) =>
      decide(viewer, id, 'member.declineEmail', async (tx, who, { change }) => {
        await endEmailChange(tx, id, 'declined');
        const { companyId, companyName } = who.membership;
        const facts = { shopName: companyName, byName: who.fullName };
        await tell(tx, { userId: change.userId, kind: 'EMAIL_CHANGE_DECLINED', companyId, facts });
        await enqueue(tx, emailChangeLetter, { changeId: id, kind: 'DECLINED' });
        return null;
      }),
  };
}
