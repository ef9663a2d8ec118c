import { NOTICE_KINDS, type NoticeKind } from '@prikazchik/inputs/notice.input';
import type { Database, Tx } from '../../platform/db.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import {
  countUnread,
  hasNotice,
  insertNotice,
  listNotices,
  markRead,
  type Notice,
  preferencesOf,
  savePreference,
} from './notices.repository.ts';
import { goesByLetter, isChoice } from './notices.rules.ts';
import type { NoticeFacts } from './notices.tables.ts';

/** What is to be told to one person. */
export interface News {
  userId: string;
  kind: NoticeKind;
  /** The shop that it is about; null when it is about the account. */
  companyId: string | null;
  facts: NoticeFacts;
}

/** Puts news before a person, in the transaction of what happened: it is told if, and only if, it has happened. */
export async function tell(tx: Tx, { userId, kind, companyId, facts }: News): Promise<void> {
  await insertNotice(tx, { userId, kind, aboutShop: companyId, facts });
  await announce(tx, { topic: 'notice', userId });
}

/** Whether a letter of this kind is to go to the person: asked when it is sent, so a choice holds at once. */
export async function wantsLetter(database: Database, userId: string, kind: NoticeKind): Promise<boolean> {
  return !isChoice(kind) || goesByLetter(kind, (await preferencesOf(database.global, userId)).get(kind) ?? null);
}

/** How the person gets one kind of notice. */
export interface Preference {
  kind: NoticeKind;
  byLetter: boolean;
  /** Whether the letter may be done without. */
  choice: boolean;
}

export interface Notices {
  list(viewer: Viewer, args: PageArgs): Promise<Page<Notice>>;
  /** How many are unread; from 100 on it says 100. */
  unread(viewer: Viewer): Promise<number>;
  /** Marks this one and all before it as read. @throws Refusal NOT_FOUND when the notice is not the viewer's */
  read(viewer: Viewer, upTo: string): Promise<Problem | null>;
  /** None for one without a box, who gets no letters. */
  preferences(viewer: Viewer): Promise<Preference[]>;
  /** @returns WRONG_STATE for a kind whose letter nobody can do without, and to one who gets none */
  prefer(viewer: Viewer, kind: NoticeKind, byLetter: boolean): Promise<Preference[] | Problem>;
}

const countedMost = 100;

export function createNotices(database: Database, journal: Journal): Notices {
  // What is told concerns the person in whatever shop they stand at the moment.
  const actorOf = (viewer: Viewer) => personActor({ ...viewer, membership: null });

  async function preferences({ userId, email }: Viewer): Promise<Preference[]> {
    if (email === null) return [];
    const said = await preferencesOf(database.global, userId);
    return NOTICE_KINDS.map((kind) => ({ kind, byLetter: goesByLetter(kind, said.get(kind) ?? null), choice: isChoice(kind) }));
  }

  return {
    async list({ userId }, args) {
      const limit = pageSize(args);
      const rows = await listNotices(database.global, userId, decodeIdCursor(args.after), limit + 1);
      return toPage(rows, args, ({ id }) => [id]);
    },
    unread: ({ userId }) => countUnread(database.global, userId, countedMost),
    async read(viewer, upTo) {
      const { userId } = viewer;
      if (!(await hasNotice(database.global, userId, upTo))) throw notFound();
      const deed = { action: 'notice.read', objectType: 'notice', objectId: upTo };
      return journal.performAccount(actorOf(viewer), deed, async (tx, _actor, note) => {
        note({ after: { count: await markRead(tx, userId, upTo, new Date()) } });
        await announce(tx, { topic: 'notice', userId });
        return null;
      });
    },
    preferences,
    async prefer(viewer, kind, byLetter) {
      const deed = { action: 'notice.prefer', objectType: 'notice' };
      const answer = await journal.performAccount<null>(actorOf(viewer), deed, async (tx, _actor, note) => {
        if (!isChoice(kind) || viewer.email === null) return new Problem('WRONG_STATE', 'kind');
        await savePreference(tx, viewer.userId, kind, byLetter);
        note({ after: { kind, byLetter } });
        return null;
      });
      return answer ?? preferences(viewer);
    },
  };
}
