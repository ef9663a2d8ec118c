import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { markReminded } from './deliveries.repository.ts';
import { listUnanswered, offerOf } from './invitations.repository.ts';
import { refusalToOffer } from './offers.rules.ts';
import { invitationReminders } from './team.jobs.ts';

export interface Reminders {
  /**
   * Reminds everybody who has an invitation of a kind that the viewer could send, and has heard nothing for a day. Links stay as they
   * are and live no longer.
   * @returns how many are reminded; refuses with NOBODY_TO_REMIND, and with RIGHT_NOT_HELD where only others could have sent those there are
   */
  remind(viewer: Viewer | null): Promise<number | Problem>;
}

export function createReminders(journal: Journal, enqueue: Enqueue): Reminders {
  const deed = { action: 'invitation.remind', objectType: 'invitation', right: 'team.invite', changesPeople: true } as const;
  return {
    remind: (viewer) =>
      journal.perform<number>(viewer, deed, async (tx, who, note) => {
        const { companyId } = who.membership;
        const unanswered = await listUnanswered(tx, companyId);
        const reminded = unanswered.filter((invitation) => !refusalToOffer(who, offerOf(invitation), 'roles'));
        if (reminded.length === 0) return new Problem(unanswered.length > 0 ? 'RIGHT_NOT_HELD' : 'NOBODY_TO_REMIND');
        await markReminded(
          tx,
          companyId,
          reminded.map(({ id }) => id),
        );
        const payload = { companyId, invitations: reminded.map(({ id, generation }) => ({ invitationId: id, generation })) };
        await enqueue(tx, invitationReminders, payload);
        await announce(tx, { topic: 'team', companyId });
        note({ after: { invitations: reminded.length } });
        return reminded.length;
      }),
  };
}
