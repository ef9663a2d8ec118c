import type { Database, Tx } from '../../platform/db.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import type { Origin, Viewer } from '../../platform/viewer.ts';
import { guestActor, type Journal, personActor } from '../audit/audit.module.ts';
import { insertLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import type { Session } from './sessions.repository.ts';
import type { OpenedSession, Sessions } from './sessions.service.ts';
import type { Tokens } from './tokens.service.ts';
import { lockUser } from './users.repository.ts';
import { signInNameOf } from './users.rules.ts';

const minutes = 1;
/** 256 bits in base64url. */
const challengeForm = /^[\w-]{43}$/;
const redemptions = { name: 'handoff-redeem', attempts: 60, seconds: 600 };

export interface Handoffs {
  /**
   * An address on the seller cabinet that continues this sign-in there, once, within a minute, in the one browser that knows
   * what the challenge was made of.
   * @throws Refusal NOT_FOUND where the person has no place
   */
  start(viewer: Viewer, companyId: string, challenge: string): Promise<string | Problem>;
  /**
   * Opens the session, or goes on with the one that `viewer` has as the same person; one of an older sign-in ends, for shops may
   * open to the newer one only. Whoever is signed in to the cabinet as
   * somebody else is told so, and the address stays good. A verifier that is not the address's is LINK_UNKNOWN.
   */
  finish(key: { token: string; verifier: string }, viewer: Viewer | null, origin: Origin): Promise<OpenedSession | Problem>;
}

interface Needs {
  database: Database;
  journal: Journal;
  sessions: Sessions;
  tokens: Tokens;
  links: Links;
  limits: Limits;
  sellerUrl: string;
}

/** Each portal has an origin and a cookie of its own; this carries a person across without asking for the password again. */
export function createHandoffs({ journal, sessions, tokens, links, limits, sellerUrl, database }: Needs): Handoffs {
  async function resumed({ userId, sessionId, portal }: Viewer): Promise<OpenedSession> {
    return { ...(await tokens.issue(userId, sessionId, portal)), refresh: null, device: null };
  }

  /** The session that goes on in the cabinet: the one that is there, unless its sign-in is older than the one carried across. */
  async function carry(tx: Tx, begun: Session, here: Viewer | null, origin: Origin) {
    const present = here && (await sessions.living(tx, here.sessionId));
    if (here && present && present.signedInAt >= begun.signedInAt) return () => resumed(here);
    if (here) await sessions.end(tx, here.sessionId, 'superseded');
    return sessions.open(tx, begun.userId, 'seller', origin, { secondFactorAt: begun.secondFactorAt, continues: begun });
  }

  return {
    async start(viewer, companyId, challenge) {
      if (!challengeForm.test(challenge)) return new Problem('INVALID_VALUE', 'challenge');
      const token = await journal.performAccount(
        personActor(viewer),
        { action: 'session.startHandoff', objectType: 'session', objectId: viewer.sessionId },
        async (tx) => {
          const there = await readViewer(tx, viewer.sessionId, companyId, viewer.origin);
          if (!there?.membership) throw notFound();
          const { userId, sessionId } = viewer;
          return links.tokenOf(await insertLink(tx, { purpose: 'handoff', userId, emailKey: null, sessionId, challenge, minutes }));
        },
      );
      return token instanceof Problem ? token : `${sellerUrl}/handoff#${token}.${companyId}`;
    },
    async finish({ token, verifier }, viewer, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      const seen = await links.peek(database.global, 'handoff', token, verifier);
      const here = viewer?.portal === 'seller' ? viewer : null;
      const userId = seen instanceof Problem ? null : seen.userId;
      const answer = await journal.performAccount(
        { ...guestActor(origin), userId },
        { action: 'session.finishHandoff', objectType: 'session' },
        async (tx, _actor, note) => {
          const person = userId && (await lockUser(tx, userId));
          if (here && person && here.userId !== person.id)
            return new Problem('SIGNED_IN_AS_ANOTHER', null, { here: signInNameOf(here), there: signInNameOf(person) });
          const link = await links.redeem(tx, 'handoff', token, verifier);
          if (link instanceof Problem) return link;
          const begun = link.sessionId && (await sessions.living(tx, link.sessionId));
          if (!begun) return new Problem('LINK_UNKNOWN');
          note({ objectId: begun.id });
          return carry(tx, begun, here, origin);
        },
      );
      return answer instanceof Problem ? answer : answer();
    },
  };
}
