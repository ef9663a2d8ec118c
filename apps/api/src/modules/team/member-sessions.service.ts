import type { Database, Reader, Tx } from '../../platform/db.ts';
import type { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { demand, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { findSession, findSessionsOf, type Session, signInOf } from '../accounts/accounts.module.ts';
import { sightingsOf } from '../audit/audit.module.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { barSignIn, barSignIns, unbarredSessions } from './member-sessions.repository.ts';
import { type MemberSession, shownSession } from './member-sessions.rules.ts';
import { findMember, findOwnPlace, membershipsOf } from './members.repository.ts';
import { type Member, viewOf } from './members.rules.ts';
import type { Revocation } from './removals.service.ts';
import { findReceipt, insertRevocation } from './revocations.repository.ts';

/** What others see and do about a colleague's sessions, in their own shop: none of it reaches the colleague's other shops. */
export interface MemberSessions {
  /** Those that open the shop, the newest first. @throws Refusal NOT_FOUND */
  list(viewer: Viewer | null, memberId: string): Promise<MemberSession[]>;
  /** The sign-in that the session belongs to opens this shop no more, in either portal. @throws Refusal NOT_FOUND */
  end(viewer: Viewer | null, sessionId: string): Promise<Revocation | Problem>;
  /** Every sign-in of the colleague until now: they sign in anew. @throws Refusal NOT_FOUND */
  endAll(viewer: Viewer | null, memberId: string): Promise<Revocation | Problem>;
}

const right = 'security.manage';

/** Whose session it is when there is none: told like any other member whom the shop does not have. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function createMemberSessions(database: Database, change: ChangeMember): MemberSessions {
  async function open(reader: Reader, { companyId, id, userId, state }: Member): Promise<Session[]> {
    if (state === 'removed') return [];
    const unbarred = await unbarredSessions(reader, companyId, id);
    return (await findSessionsOf(reader, userId)).filter((session) => unbarred.has(session.id));
  }

  async function known(reader: Reader, member: Member): Promise<MemberSession[]> {
    const sessions = await open(reader, member);
    const worksElsewhere = (await membershipsOf(reader, member.userId)).length > 1;
    const seen = worksElsewhere
      ? await sightingsOf(
          reader,
          member.companyId,
          member.userId,
          sessions.map(({ id }) => id),
        )
      : new Map();
    return sessions.map((session) => shownSession(session, seen.get(session.id) ?? null, worksElsewhere));
  }

  function end(viewer: Viewer | null, memberId: string, action: string, one: Session | null) {
    let ended: MemberSession[] = [];
    return change<Revocation>(viewer, memberId, {
      right,
      action,
      kind: 'SIGNED_OUT',
      async apply(tx: Tx, _who: ShopViewer, member: Member) {
        const isMeant = ({ id }: { id: string }) => one === null || signIns.get(id) === signInOf(one);
        const signIns = new Map((await open(tx, member)).map((session) => [session.id, signInOf(session)]));
        ended = (await known(tx, member)).filter(isMeant);
        if (one && ended.length === 0) throw notFound();
        if (member.state === 'removed') return false;
        await (one ? barSignIn(tx, member.companyId, member.id, signInOf(one)) : barSignIns(tx, member.companyId, member.id));
        return true;
      },
      async answer(tx, who, { companyId, id, ...changed }) {
        await insertRevocation(tx, {
          companyId,
          memberId: id,
          kind: 'signed_out',
          by: who.membership.memberId,
          sessions: ended.length,
          endedSessions: ended.map(({ portal, userAgent }) => ({ portal, userAgent })),
          invitations: [],
        });
        const receipt = await findReceipt(tx, companyId, id);
        if (!receipt) throw new Error('A revocation was not written.');
        return { ...receipt, member: viewOf(who, { companyId, id, ...changed }) };
      },
      facts: (_member, when) => (when === 'after' ? { sessionsEnded: ended.length } : {}),
    });
  }

  return {
    async list(viewer, memberId) {
      const { companyId } = demand(viewer, 'security.read').membership;
      return database.read(companyId, async (reader) => {
        const member = await findMember(reader, companyId, memberId);
        if (!member) throw notFound();
        return known(reader, member);
      });
    },
    async end(viewer, sessionId) {
      const { companyId } = demand(viewer, right).membership;
      const found = await database.read(companyId, async (reader) => {
        const session = await findSession(reader, sessionId);
        const member = session && (await findOwnPlace(reader, companyId, session.userId));
        return member && { member, session };
      });
      return found ? end(viewer, found.member.id, 'member.endSession', found.session) : end(viewer, NOBODY, 'member.endSession', null);
    },
    endAll: (viewer, memberId) => end(viewer, memberId, 'member.endSessions', null),
  };
}
