import type { Database } from '../../platform/db.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import type { Origin, Viewer } from '../../platform/viewer.ts';
import { guestActor, type Journal, personActor } from '../audit/audit.module.ts';
import { insertLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import type { OpenedSession, Sessions } from './sessions.service.ts';
import { lockUser } from './users.repository.ts';

const minutes = 1;
const redemptions = { name: 'handoff-redeem', attempts: 60, seconds: 600 };

export interface Handoffs {
  /**
   * An address on the seller cabinet that continues this sign-in there; for one browser, once, within a minute.
   * @throws Refusal NOT_FOUND where the person has no place
   */
  start(viewer: Viewer, companyId: string): Promise<string | Problem>;
  finish(token: string, origin: Origin): Promise<OpenedSession | Problem>;
}

interface Needs {
  database: Database;
  journal: Journal;
  sessions: Sessions;
  links: Links;
  limits: Limits;
  sellerUrl: string;
}

/** Each portal has an origin and a cookie of its own; this carries a person across without asking for the password again. */
export function createHandoffs({ journal, sessions, links, limits, sellerUrl, database }: Needs): Handoffs {
  return {
    async start(viewer, companyId) {
      const token = await journal.performAccount(
        personActor(viewer),
        { action: 'session.startHandoff', objectType: 'session', objectId: viewer.sessionId },
        async (tx) => {
          const there = await readViewer(tx, viewer.sessionId, companyId, viewer.origin);
          if (!there?.membership) throw notFound();
          const { userId, email: emailKey, sessionId } = viewer;
          return links.tokenOf(await insertLink(tx, { purpose: 'handoff', userId, emailKey, sessionId, minutes }));
        },
      );
      return token instanceof Problem ? token : `${sellerUrl}/handoff#${token}.${companyId}`;
    },
    async finish(token, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      const seen = await links.peek(database.global, 'handoff', token);
      const userId = seen instanceof Problem ? null : seen.userId;
      const answer = await journal.performAccount(
        { ...guestActor(origin), userId },
        { action: 'session.finishHandoff', objectType: 'session' },
        async (tx, _actor, note) => {
          if (userId) await lockUser(tx, userId);
          const link = await links.redeem(tx, 'handoff', token);
          if (link instanceof Problem) return link;
          if (!link.sessionId || !(await sessions.isLiving(tx, link.sessionId))) return new Problem('LINK_UNKNOWN');
          note({ objectId: link.sessionId });
          return sessions.open(tx, link.userId, 'seller', origin);
        },
      );
      return answer instanceof Problem ? answer : answer();
    },
  };
}
