import type { Database } from '../../platform/db.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import type { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { endSessionOf, findSessionsOf, type Session } from './sessions.repository.ts';
import type { Sessions } from './sessions.service.ts';
import { findSignIns, type SignIn } from './sign-ins.repository.ts';

/** What a person sees and does about their own sessions, in every shop and both portals. */
export interface OwnSessions {
  list(viewer: Viewer): Promise<(Session & { isThis: boolean })[]>;
  /** @throws Refusal NOT_FOUND for one that is not the viewer's */
  end(viewer: Viewer, id: string): Promise<Problem | null>;
  /** All but this one, and what was half done. */
  endOthers(viewer: Viewer): Promise<Problem | null>;
  /** @throws Refusal BAD_USER_INPUT for a page that there can't be */
  signIns(viewer: Viewer, page: PageArgs): Promise<Page<SignIn>>;
}

export function createOwnSessions(database: Database, journal: Journal, sessions: Sessions): OwnSessions {
  return {
    async list({ userId, sessionId }) {
      const found = await findSessionsOf(database.global, userId);
      return found.map((session) => ({ ...session, isThis: session.id === sessionId }));
    },
    end: (viewer, id) =>
      journal.performAccount<null>(personActor(viewer), { action: 'session.end', objectType: 'session', objectId: id }, async (tx) => {
        if (!(await endSessionOf(tx, viewer.userId, id, 'ended_by_person'))) throw notFound();
        await announce(tx, { topic: 'session', sessionId: id, userId: viewer.userId });
        return null;
      }),
    endOthers: (viewer) =>
      journal.performAccount<null>(
        personActor(viewer),
        { action: 'session.endOthers', objectType: 'session' },
        async (tx, _actor, note) => {
          const ended = await sessions.endAll(tx, viewer.userId, 'ended_by_person', viewer.sessionId);
          note({ after: { sessionsEnded: ended } });
          return null;
        },
      ),
    async signIns({ userId }, page) {
      const limit = pageSize(page) + 1;
      const rows = await findSignIns(database.global, userId, { after: decodeIdCursor(page.after), limit });
      return toPage(rows, page, ({ id }) => [id]);
    },
  };
}
