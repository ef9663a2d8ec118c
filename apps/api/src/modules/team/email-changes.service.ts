import { emailKey } from '@prikazchik/inputs/email';
import { type Database, enterCompany, type Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import type { LinkPurpose, LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { steady } from '../../platform/steady.ts';
import type { Origin, Viewer } from '../../platform/viewer.ts';
import { endAllSessions, findUserByKey, lockUser } from '../accounts/accounts.module.ts';
import { guestActor, type Journal, maskEmail, type Note, personActor } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import {
  endEmailChange,
  findEmailChange,
  findLivingChange,
  insertEmailChange,
  lockEmailChange,
  markConfirmed,
  placesOf,
  setMoving,
} from './email-changes.repository.ts';
import {
  approversOf,
  approvingPlaces,
  deathOf,
  type EmailChange,
  type EmailChangeState,
  hasItsDay,
  type Place,
  standingOf,
  stateOf,
} from './email-changes.rules.ts';
import { findMember, findShop, listActiveMembers } from './members.repository.ts';
import { approvalLetter, emailChangeLetter, emailMove } from './team.jobs.ts';

/** A living request as its person sees it. */
export type OwnEmailChange = Pick<EmailChange, 'id' | 'email' | 'createdAt' | 'expiresAt' | 'movesAt'> & { state: EmailChangeState };

/** What a person, and whoever reads their boxes, do about a new sign-in address (docs/adr/0026). */
export interface EmailChanges {
  /**
   * In place of the request that there is. The same outcome whether or not another account has the address: only its box learns of it.
   * @returns EMAIL_UNCHANGED for the address that they have @throws Refusal RATE_LIMITED after five a day
   */
  request(viewer: Viewer, email: string): Promise<OwnEmailChange | Problem>;
  mine(viewer: Viewer): Promise<OwnEmailChange | null>;
  /** @returns EMAIL_CHANGE_OVER when there is none */
  cancel(viewer: Viewer): Promise<Problem | null>;
  /** The new box is proved; as often as the link is opened. EMAIL_TAKEN when another account has the address by now. */
  confirm(token: string, origin: Origin): Promise<OwnEmailChange | Problem>;
  /** The old box says no: ends the request, and all of the person's sessions, for one of them asked. */
  stop(token: string, origin: Origin): Promise<Problem | null>;
}

/** In milliseconds. */
const answerStep = 200;
const requests = { name: 'email-change', attempts: 5, seconds: 86_400 };
const lettersTo = { name: 'email-change-to', attempts: 5, seconds: 3600 };
const redemptions = { name: 'email-link', attempts: 60, seconds: 600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  signer: LinkSigner;
}

const shownOf = ({ id, email, createdAt, expiresAt, movesAt }: EmailChange, state: EmailChangeState): OwnEmailChange => ({
  id,
  email,
  createdAt,
  expiresAt,
  movesAt,
  state,
});

export function createEmailChanges({ database, journal, enqueue, limits, signer }: Needs): EmailChanges {
  /** Tells those of a shop who may approve. */
  async function ask(tx: Tx, { companyId, memberId }: Place, changeId: string, now: number): Promise<void> {
    await enterCompany(tx, companyId);
    const people = await listActiveMembers(tx, companyId);
    const target = await findMember(tx, companyId, memberId);
    const shop = await findShop(tx, companyId);
    if (!target || !shop) return;
    const facts = { shopName: shop.name, aboutName: target.fullName };
    for (const { userId } of approversOf(target, people, now)) {
      await tell(tx, { userId, kind: 'EMAIL_CHANGE_ASKED', companyId, facts });
      await enqueue(tx, approvalLetter, { changeId, companyId, userId });
    }
    await announce(tx, { topic: 'team', companyId });
  }

  /** What is missing after the new box: an approval where one can be given, else time. */
  async function proceed(tx: Tx, change: EmailChange, places: readonly Place[]): Promise<void> {
    const asked = approvingPlaces(places);
    if (asked.length === 0) {
      await enqueue(tx, emailMove, { changeId: change.id }, await setMoving(tx, change.id, hasItsDay(places, null)));
    }
    for (const place of asked) await ask(tx, place, change.id, Date.now());
  }

  async function present(tx: Tx, id: string): Promise<EmailChange> {
    const change = await lockEmailChange(tx, id);
    if (!change) throw new Error('A change of address was not there.');
    return change;
  }

  /** What the holder of a letter does: the person is held, and the request judged anew. */
  async function byLink<T>(
    { token, purpose, action }: { token: string; purpose: LinkPurpose; action: string },
    origin: Origin,
    work: (tx: Tx, change: EmailChange, note: (facts: Note) => void) => Promise<T | Problem>,
  ): Promise<T | Problem> {
    await limits.spend(redemptions, addressBlock(origin.ip));
    const key = signer.verify(purpose, token);
    const known = key && (await findEmailChange(database.global, key.id));
    const deed = { action, objectType: 'user', ...(known && { objectId: known.userId }) };
    const actor = { ...guestActor(origin), userId: known?.userId ?? null };
    return journal.performAccount<T>(actor, deed, async (tx, _actor, note) => {
      if (!known) return new Problem('LINK_UNKNOWN');
      await lockUser(tx, known.userId);
      return work(tx, await present(tx, known.id), note);
    });
  }

  return {
    async request(viewer, email) {
      const { userId, sessionId, email: oldEmail } = viewer;
      const [key, oldEmailKey] = [emailKey(email), oldEmail === null ? null : emailKey(oldEmail)];
      if (!key) return new Problem('INVALID_EMAIL', 'email');
      if (key === oldEmailKey) return new Problem('EMAIL_UNCHANGED', 'email');
      await limits.spend(requests, userId);
      await limits.spend(lettersTo, key);
      const deed = { action: 'account.requestEmailChange', objectType: 'user', objectId: userId };
      return steady(answerStep, () =>
        journal.performAccount<OwnEmailChange>(personActor(viewer), deed, async (tx, _actor, note) => {
          const standing = standingOf(await placesOf(tx, userId));
          const changeId = await insertEmailChange(tx, { userId, sessionId, email, emailKey: key, oldEmail, oldEmailKey, standing });
          await enqueue(tx, emailChangeLetter, { changeId, kind: 'CONFIRM' });
          await enqueue(tx, emailChangeLetter, { changeId, kind: 'ASKED' });
          // There is no old box that could be warned.
          if (oldEmail === null) await tell(tx, { userId, kind: 'EMAIL_CHANGE_BEGUN', companyId: null, facts: {} });
          note({ after: { email: maskEmail(email) } });
          return shownOf(await present(tx, changeId), 'NEW_BOX');
        }),
      );
    },
    async mine({ userId }) {
      const change = await findLivingChange(database.global, userId);
      return change && shownOf(change, stateOf(change, await placesOf(database.global, userId)));
    },
    cancel: (viewer) =>
      journal.performAccount<null>(
        personActor(viewer),
        { action: 'account.cancelEmailChange', objectType: 'user', objectId: viewer.userId },
        async (tx) => {
          const change = await findLivingChange(tx, viewer.userId);
          if (!change) return new Problem('EMAIL_CHANGE_OVER');
          await endEmailChange(tx, change.id, 'cancelled');
          for (const { companyId } of await placesOf(tx, viewer.userId)) await announce(tx, { topic: 'team', companyId });
          return null;
        },
      ),
    confirm: (token, origin) =>
      byLink({ token, purpose: 'new-email', action: 'account.confirmNewEmail' }, origin, async (tx, change, note) => {
        const places = await placesOf(tx, change.userId);
        const death = deathOf(change, places);
        if (death) return death;
        if (await findUserByKey(tx, change.emailKey)) return new Problem('EMAIL_TAKEN');
        note({ after: { email: maskEmail(change.email) } });
        if (!change.confirmedAt) {
          await markConfirmed(tx, change.id);
          await proceed(tx, change, places);
        }
        const confirmed = await present(tx, change.id);
        return shownOf(confirmed, stateOf(confirmed, places));
      }),
    stop: (token, origin) =>
      byLink<null>({ token, purpose: 'stop-email-change', action: 'account.stopEmailChange' }, origin, async (tx, change, note) => {
        const places = await placesOf(tx, change.userId);
        // One whose places have changed is over, and may be stopped all the same: what matters is the sessions.
        if (change.endReason || change.isExpired) return deathOf(change, places);
        await endEmailChange(tx, change.id, 'stopped');
        const sessionsEnded = await endAllSessions(tx, change.userId, 'email_change');
        await tell(tx, { userId: change.userId, kind: 'EMAIL_CHANGE_STOPPED', companyId: null, facts: {} });
        for (const { companyId } of places) await announce(tx, { topic: 'team', companyId });
        note({ before: { email: maskEmail(change.email) }, after: { sessionsEnded } });
        return null;
      }),
  };
}
