import type { SignInInput } from '@prikazchik/inputs/session.input';
import { signInKey } from '@prikazchik/inputs/sign-in-name';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import type { Origin, Portal, Viewer } from '../../platform/viewer.ts';
import { type Actor, guestActor, type Journal, type Note, personActor } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import { tokenReusedLetter } from './accounts.jobs.ts';
import { deleteChallenges, insertChallenge } from './challenges.repository.ts';
import type { Devices } from './devices.service.ts';
import { findTotp } from './factors.repository.ts';
import type { Guesses } from './guesses.service.ts';
import type { Passwords } from './passwords.service.ts';
import { hashOf, newToken, SecondFactorRequired } from './secrets.service.ts';
import {
  type EndReason,
  endOldestSessions,
  endSession,
  endSessionsOf,
  findSessionByRefreshHash,
  insertSession,
  lockLivingSession,
  type NewSession,
  rotateRefreshToken,
  type Session,
} from './sessions.repository.ts';
import type { AccessToken, Tokens } from './tokens.service.ts';
import { findUserBySignIn, lockUser, setPasswordHash, type User } from './users.repository.ts';
import { isProved } from './users.rules.ts';

/** A session as its browser gets it. What is null leaves the cookie that is there. */
export interface OpenedSession extends AccessToken {
  refresh: { token: string; expiresAt: Date } | null;
  /** By which the browser is known again at the next sign-in; null when the session only went on. */
  device: string | null;
}

type Begun = Pick<NewSession, 'secondFactorAt' | 'continues'>;

export interface Sessions {
  /** @throws Refusal RATE_LIMITED after too many failures from one address or at one account */
  signIn(input: SignInInput, origin: Origin, deviceToken: string | null): Promise<OpenedSession | SecondFactorRequired | Problem>;
  refresh(token: string | null, origin: Origin): Promise<OpenedSession | Problem>;
  signOut(token: string | null, viewer: Viewer | null, origin: Origin): Promise<void>;
  /**
   * Opens a session in the caller's transaction, for one whose identity was proved otherwise (a letter, a hand-off). None for one
   * whose address is not confirmed.
   * @param begun when they showed their second factor, and the sign-in that this one continues. @throws Error for
   * one who has a second factor and showed none: whatever door that was, it must ask
   */
  open(tx: Tx, userId: string, portal: Portal, origin: Origin, begun?: Begun): Promise<Problem | (() => Promise<OpenedSession>)>;
  /** The session, if it may still be used; locks it, so that its end waits for the transaction. */
  living(tx: Tx, sessionId: string): Promise<Session | null>;
  /** Ends one session; its sockets close with the commit. One that is over stays as it ended. */
  end(tx: Tx, sessionId: string, reason: EndReason): Promise<void>;
  endAll: typeof endAllSessions;
}

const sessionsMost = 10;

/**
 * Ends every session of a person but one, and every sign-in that is half done; their sockets close with the commit.
 * @returns how many ended
 */
export async function endAllSessions(tx: Tx, userId: string, reason: EndReason, except?: string): Promise<number> {
  await deleteChallenges(tx, userId);
  const ended = await endSessionsOf(tx, userId, reason, except ?? null);
  for (const session of ended) await announce(tx, { topic: 'session', sessionId: session.id, userId });
  return ended.length;
}

interface Needs {
  database: Database;
  journal: Journal;
  passwords: Passwords;
  tokens: Tokens;
  devices: Devices;
  guesses: Guesses;
  enqueue: Enqueue;
}

export function createSessions({ database, journal, passwords, tokens, devices, guesses, enqueue }: Needs): Sessions {
  const opened = async (session: Session, token: string | null, device: string | null = null): Promise<OpenedSession> => ({
    ...(await tokens.issue(session.userId, session.id, session.portal)),
    refresh: token ? { token, expiresAt: session.expiresAt } : null,
    device,
  });

  async function open(tx: Tx, userId: string, portal: Portal, origin: Origin, begun: Begun = { secondFactorAt: null, continues: null }) {
    const user = await lockUser(tx, userId);
    if (!user || !isProved(user)) return new Problem('EMAIL_NOT_CONFIRMED');
    if (!begun.secondFactorAt && (await findTotp(tx, userId))) throw new Error('A session without the second factor that its person has.');
    const token = newToken();
    const session = await insertSession(tx, { userId, portal, origin, ...begun }, hashOf(token));
    for (const old of await endOldestSessions(tx, userId, sessionsMost))
      await announce(tx, { topic: 'session', sessionId: old.id, userId });
    return () => opened(session, token, devices.tokenFor(user));
  }

  async function end(tx: Tx, id: string, reason: EndReason): Promise<void> {
    const session = await endSession(tx, id, reason);
    if (session) await announce(tx, { topic: 'session', sessionId: session.id, userId: session.userId });
  }

  /** Whether the password is right yet: verifying takes its time, and it may have been reset meanwhile. */
  async function isStill(tx: Tx, verified: User, password: string): Promise<boolean> {
    const now = await lockUser(tx, verified.id);
    if (now?.passwordHash === verified.passwordHash) return true;
    return now !== null && (await passwords.verify(now.passwordHash, password)).right;
  }

  async function challenge(tx: Tx, userId: string, portal: Portal) {
    const token = newToken();
    const { expiresAt } = await insertChallenge(tx, userId, portal, hashOf(token));
    return async () => new SecondFactorRequired(token, expiresAt);
  }

  /** The password was right: opens the session, or asks for the second factor of one who has it. */
  async function admit(tx: Tx, userId: string, origin: Origin, note: (facts: Note) => void) {
    const portal = origin.portal ?? 'seller';
    const isHalf = (await findTotp(tx, userId)) !== null;
    note({ after: { portal, factor: 'password', ...(isHalf && { secondFactor: 'required' }) } });
    return isHalf ? challenge(tx, userId, portal) : open(tx, userId, portal, origin);
  }

  return {
    open,
    living: lockLivingSession,
    end,
    async signIn(input, origin, deviceToken) {
      const key = signInKey(input.name);
      if (!key) return new Problem('CREDENTIALS_WRONG');
      const find = async () => {
        const user = await findUserBySignIn(database.global, key);
        const forgive = await guesses.count({ signInKey: key, user, ip: origin.ip, deviceToken });
        return { user, forgive, kept: user?.passwordHash ?? null };
      };
      const { user, forgive, right, outdated } = await passwords.verifyFound(find, input.password);
      const actor: Actor = { ...guestActor(origin), userId: user?.id ?? null };
      const answer = await journal.performAccount(actor, { action: 'session.signIn', objectType: 'session' }, async (tx, _actor, note) => {
        if (!user || !right) return new Problem('CREDENTIALS_WRONG');
        if (!(await isStill(tx, user, input.password))) return new Problem('CREDENTIALS_WRONG');
        if (!isProved(user)) return new Problem('EMAIL_NOT_CONFIRMED');
        if (outdated) await setPasswordHash(tx, user.id, await passwords.hash(input.password));
        return admit(tx, user.id, origin, note);
      });
      if (answer instanceof Problem) return answer;
      await forgive();
      return answer();
    },
    async refresh(token, origin) {
      if (!token) return new Problem('SESSION_OVER');
      const successor = newToken();
      const answer = await database.write(null, async (tx) => {
        const rotation = await rotateRefreshToken(tx, hashOf(token), hashOf(successor));
        if (rotation.kind === 'reused') {
          await end(tx, rotation.session.id, 'token_reused');
          await tell(tx, { userId: rotation.session.userId, kind: 'SESSION_STOLEN', companyId: null, facts: {} });
          await enqueue(tx, tokenReusedLetter, { userId: rotation.session.userId, sessionId: rotation.session.id });
        }
        return rotation;
      });
      if (answer instanceof Problem) return answer;
      if (answer.kind === 'rotated') return opened(answer.session, successor);
      if (answer.kind === 'repeated') return opened(answer.session, null);
      if (answer.kind === 'reused') {
        const actor: Actor = { ...guestActor(origin), userId: answer.session.userId, sessionId: answer.session.id };
        const deed = { action: 'session.tokenReused', objectType: 'session', objectId: answer.session.id };
        return journal.performAccount<never>(actor, deed, async () => new Problem('SESSION_OVER'));
      }
      return new Problem('SESSION_OVER');
    },
    async signOut(token, viewer, origin) {
      const kept = token ? await findSessionByRefreshHash(database.global, hashOf(token)) : null;
      const id = viewer?.sessionId ?? kept;
      // Whoever has no session leaves no row either: else anybody could fill the journal.
      if (!id) return;
      const actor = viewer ? personActor(viewer) : guestActor(origin);
      await journal.performAccount(actor, { action: 'session.signOut', objectType: 'session', objectId: id }, async (tx) => {
        await end(tx, id, 'signed_out');
        // Another tab may have signed in anew since: the cookie that goes takes its own session along.
        if (kept && kept !== id) await end(tx, kept, 'signed_out');
        return null;
      });
    },
    endAll: endAllSessions,
  };
}
