import { brokenUnique, type Database, type Tx } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { endAllSessions, findUser, findUserByKey, lockUser, replaceLinks, setEmail } from '../accounts/accounts.module.ts';
import { type Journal, maskEmail, maskedSignIn, type Note, systemActor } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import { endEmailChange, findEmailChange, lockEmailChange, placesOf } from './email-changes.repository.ts';
import { deathOf, type EmailChange } from './email-changes.rules.ts';
import { emailChangeLetter, emailMove } from './team.jobs.ts';

/** The worker's part of a change of address: the move, all or nothing. */
export function emailMoveHandler(database: Database, journal: Journal, enqueue: Enqueue): JobHandler {
  /** Another account has the address by now. What was asked for comes to its end, and its person hears of it. */
  async function giveUp(tx: Tx, { id, userId }: EmailChange, note: (facts: Note) => void): Promise<null> {
    await endEmailChange(tx, id, 'address_taken');
    await tell(tx, { userId, kind: 'EMAIL_CHANGE_STOPPED', companyId: null, facts: {} });
    await enqueue(tx, emailChangeLetter, { changeId: id, kind: 'TAKEN' });
    note({ refused: 'EMAIL_TAKEN' });
    return null;
  }

  async function move(tx: Tx, changeId: string, note: (facts: Note) => void): Promise<Problem | null> {
    const change = await lockEmailChange(tx, changeId);
    if (!change?.movesAt || !change.confirmedAt || change.endReason) return new Problem('EMAIL_CHANGE_OVER');
    const { userId, email, emailKey } = change;
    const places = await placesOf(tx, userId);
    const user = await findUser(tx, userId);
    if (deathOf(change, places) || user?.emailKey !== change.oldEmailKey) {
      await endEmailChange(tx, changeId, 'access_changed');
      await tell(tx, { userId, kind: 'EMAIL_CHANGE_STOPPED', companyId: null, facts: {} });
      note({ refused: 'EMAIL_CHANGE_OVER' });
      return null;
    }
    if (await findUserByKey(tx, emailKey)) return giveUp(tx, change, note);
    await setEmail(tx, userId, { email, emailKey }, change.confirmedAt);
    await endEmailChange(tx, changeId, 'moved');
    // Whoever reads the old box gets in by none of its letters, and whoever sits in another session shows that they know the new name.
    for (const purpose of ['confirm-email', 'reset-password'] as const) await replaceLinks(tx, userId, purpose);
    const sessionsEnded = await endAllSessions(tx, userId, 'email_change', change.sessionId);
    await tell(tx, { userId, kind: 'EMAIL_CHANGED', companyId: null, facts: {} });
    for (const kind of ['MOVED', 'WELCOME'] as const) await enqueue(tx, emailChangeLetter, { changeId, kind });
    for (const { companyId } of places) await announce(tx, { topic: 'team', companyId });
    note({ before: maskedSignIn(user), after: { email: maskEmail(email), sessionsEnded } });
    return null;
  }

  return handler(emailMove, async ({ changeId }, jobId) => {
    const known = await findEmailChange(database.global, changeId);
    // Cancelled, stopped, declined, or moved by a try that was cut off after its commit.
    if (!known || known.endReason) return;
    const deed = { action: 'account.moveEmail', objectType: 'user', objectId: known.userId };
    const perform = (work: (tx: Tx, note: (facts: Note) => void) => Promise<Problem | null>) =>
      journal.performAccount<null>(systemActor(jobId), deed, async (tx, _actor, note) => {
        await lockUser(tx, known.userId);
        return work(tx, note);
      });
    try {
      await perform((tx, note) => move(tx, changeId, note));
    } catch (error) {
      // Another account took it at this very moment: of two the database lets one have it.
      if (brokenUnique(error) !== 'users_email_key') throw error;
      await perform((tx, note) => giveUp(tx, known, note));
    }
  });
}
