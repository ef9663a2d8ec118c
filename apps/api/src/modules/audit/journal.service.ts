import type { Right } from '@prikazchik/permissions/right';
import type { Database, Tx } from '../../platform/db.ts';
import { Problem, type ProblemCode } from '../../platform/problem.ts';
import { Refusal, unauthenticated } from '../../platform/refusal.ts';
import { holdSession, lockTeam, lockViewer, readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Origin, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import type { Facts } from './audit.tables.ts';
import { type Actor, type Entry, insertAccountEntry, insertAudit } from './journal.repository.ts';

/** What is about to be done, in the words of the journal (`member.block`), and to what. */
export interface Deed {
  action: string;
  objectType: string;
  objectId?: string;
}

/** A deed in a shop: the right it needs, and whether it changes who may do what. */
export interface ShopDeed extends Deed {
  right: Right;
  changesPeople?: boolean;
}

/** What the journal is told beyond the deed; before and after hold what changed, secrets left out, addresses masked. */
export interface Note {
  objectId?: string;
  before?: Facts;
  after?: Facts;
  /** It was refused, and what the work wrote stays all the same: the count of a guess. */
  refused?: ProblemCode;
}

type Work<T, Who> = (tx: Tx, who: Who, note: (facts: Note) => void) => Promise<T | Problem>;

export interface Journal {
  /**
   * The one way to change something in a shop. In one transaction: the viewer's place is locked and read anew, the right
   * judged, the work done and its row written; a Problem or an error rolls all of it back and leaves a row of the refusal.
   * @throws Refusal when the right is gone by now
   */
  perform<T>(viewer: Viewer | null, deed: ShopDeed, work: Work<T, ShopViewer>): Promise<T | Problem>;
  /**
   * The same for those who act in a shop without a place in it: the holder of an invitation, the worker. Judges nothing but
   * that the session of one who has one still lives.
   * @throws Refusal UNAUTHENTICATED when it is over by now
   */
  performAs<T>(actor: Actor, companyId: string, deed: Deed, work: Work<T, Actor>): Promise<T | Problem>;
  /** The same for what concerns an account and no shop. */
  performAccount<T>(actor: Actor, deed: Deed, work: Work<T, Actor>): Promise<T | Problem>;
  /** One more row in an open transaction, whose locks are taken by then: the first of a shop that it makes, or what it ended besides. */
  record(tx: Tx, companyId: string, actor: Actor, deed: Deed, note: Note): Promise<void>;
  /** A mutation that the guard refused to a person. Guests leave no row: else anybody could fill the journal. */
  refused(viewer: Viewer | null, action: string, refusal: Refusal): Promise<void>;
}

export const guestActor = (origin: Origin): Actor => ({ kind: 'guest', userId: null, memberId: null, roles: [], sessionId: null, origin });

export const systemActor = (requestId: string): Actor => ({
  kind: 'system',
  userId: null,
  memberId: null,
  roles: [],
  sessionId: null,
  origin: { requestId, ip: '', userAgent: null, portal: null },
});

export function personActor(viewer: Viewer): Actor {
  const membership = viewer.looksFrom ?? viewer.membership;
  const roles = membership?.subject.isOwner ? ['owner'] : (membership?.roles ?? []);
  return {
    kind: 'person',
    userId: viewer.userId,
    memberId: membership?.memberId ?? null,
    roles,
    sessionId: viewer.sessionId,
    origin: viewer.origin,
  };
}

export function createJournal(database: Database): Journal {
  const writeEntry = (tx: Tx, companyId: string | null, actor: Actor, entry: Entry) =>
    companyId ? insertAudit(tx, companyId, actor, entry) : insertAccountEntry(tx, actor, entry);

  /** For acts without a place in a shop, whose right is having a session: it must live until they are done. */
  async function ofLiving<T>(tx: Tx, actor: Actor, work: () => Promise<T | Problem>): Promise<T | Problem> {
    if (actor.kind === 'person' && actor.sessionId && !(await holdSession(tx, actor.sessionId))) throw unauthenticated();
    return work();
  }

  async function run<T>(
    companyId: string | null,
    actor: Actor,
    deed: Deed,
    work: (tx: Tx, note: (facts: Note) => void) => Promise<T | Problem>,
  ) {
    const about: Note = {};
    const entry = (outcome: Entry['outcome'], reason: string | null): Entry => ({
      action: deed.action,
      objectType: deed.objectType,
      objectId: about.objectId ?? deed.objectId ?? null,
      outcome,
      reason,
      before: outcome === 'done' ? (about.before ?? null) : null,
      after: outcome === 'done' ? (about.after ?? null) : null,
    });
    const refuse = (reason: string) =>
      database.write(companyId, async (tx) => {
        await writeEntry(tx, companyId, actor, entry('refused', reason));
      });
    try {
      const answer = await database.write<T>(companyId, async (tx) => {
        const result = await work(tx, (facts) => Object.assign(about, facts));
        if (!(result instanceof Problem))
          await writeEntry(tx, companyId, actor, about.refused ? entry('refused', about.refused) : entry('done', null));
        return result;
      });
      if (answer instanceof Problem) await refuse(answer.code);
      return answer;
    } catch (error) {
      if (error instanceof Refusal) await refuse(error.code);
      throw error;
    }
  }

  return {
    perform(viewer, deed, work) {
      const now = demand(viewer, deed.right);
      const { companyId } = now.membership;
      return run(companyId, personActor(now), deed, async (tx, note) => {
        await lockViewer(tx, now, deed.changesPeople ?? false);
        const then = await readViewer(tx, now.sessionId, companyId, now.origin);
        return work(tx, demand(then, deed.right), note);
      });
    },
    performAs: (actor, companyId, deed, work) =>
      run(companyId, actor, deed, async (tx, note) => {
        // The shop before the person, as by those who do something to a person of it: held the other way round, each would wait for the other.
        if (actor.kind === 'person') await lockTeam(tx, companyId);
        return ofLiving(tx, actor, () => work(tx, actor, note));
      }),
    performAccount: (actor, deed, work) => run(null, actor, deed, (tx, note) => ofLiving(tx, actor, () => work(tx, actor, note))),
    record: (tx, companyId, actor, { action, objectType, objectId }, note) =>
      insertAudit(tx, companyId, actor, {
        action,
        objectType,
        objectId: note.objectId ?? objectId ?? null,
        outcome: 'done',
        reason: null,
        before: note.before ?? null,
        after: note.after ?? null,
      }),
    async refused(viewer, action, refusal) {
      if (!viewer) return;
      const actor = personActor(viewer);
      const companyId = viewer.membership?.companyId ?? null;
      const entry: Entry = {
        action,
        objectType: 'request',
        objectId: null,
        outcome: 'refused',
        reason: refusal.code,
        before: null,
        after: null,
      };
      await database.write(companyId, async (tx) => {
        await writeEntry(tx, companyId, actor, entry);
      });
    },
  };
}

/** An address as journals and logs may show it: `p…v@example.ru`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${maskName(email.slice(0, at))}${email.slice(at)}`;
}

/** What a person signs in with, likewise; of a name: `p…v`. */
export function maskedSignIn({ email, signInName }: { email: string | null; signInName: string | null }): Facts {
  return email === null ? { signInName: signInName && maskName(signInName) } : { email: maskEmail(email) };
}

function maskName(name: string): string {
  const letters = [...name];
  return `${letters[0] ?? ''}…${letters.length > 2 ? letters.at(-1) : ''}`;
}
