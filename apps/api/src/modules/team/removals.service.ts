import { rightsEverywhere } from '@prikazchik/permissions/held';
import type { Right } from '@prikazchik/permissions/right';
import { minus, toRights, union } from '@prikazchik/permissions/rightset';
import { atAnyHour } from '@prikazchik/permissions/subject';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import { demand, judge, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { countLivingSessions, type Identities } from '../accounts/accounts.module.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { reviewAccessRequestsOf } from './access-requests.repository.ts';
import { tellTurnedAway } from './entry-news.service.ts';
import {
  decideInvitation,
  type Invitation,
  listPendingOf,
  offerOf,
  reviewInvitationsOf,
  takeOverInvitation,
} from './invitations.repository.ts';
import { type ChangeMember, presentMember } from './member-changes.service.ts';
import { findMember, findOwnPlace, listActiveMembers, moveMember } from './members.repository.ts';
import { type Member, type MemberView, viewOf } from './members.rules.ts';
import type { MemberState } from './members.tables.ts';
import { refusalToOffer } from './offers.rules.ts';
import { endTransfersOf } from './ownership.repository.ts';
import { findReceipt, insertEndedStream, insertRevocation, type Receipt } from './revocations.repository.ts';
import type { InvitationFate, RevocationKind, SettledInvitation } from './revocations.tables.ts';
import { accessLetter } from './team.jobs.ts';

/** What is to become of the invitations that someone who is blocked or removed has sent. */
export type InvitationsChoice = 'wait' | 'take_over' | 'end';

/** What hangs on a member, to be read before they are blocked or removed. */
export interface Leaving {
  /** Invitations that they sent and nobody has answered yet. */
  invitations: Invitation[];
  /** What nobody but the owner could do without them. */
  soleRights: Right[];
}

/** What ended, and the member as they are from then on. */
export type Revocation = Receipt & { member: MemberView };

export interface Removals {
  /** @throws Refusal NOT_FOUND */
  preview(viewer: Viewer | null, id: string): Promise<Leaving>;
  block(viewer: Viewer | null, id: string, choice: InvitationsChoice): Promise<Revocation | Problem>;
  remove(viewer: Viewer | null, id: string, choice: InvitationsChoice): Promise<Revocation | Problem>;
  /** The newest receipt of a member, with the streams that have been closed so far. @throws Refusal NOT_FOUND */
  receipt(viewer: Viewer | null, id: string): Promise<Revocation | null>;
  /** The person's own way out of a shop; the owner has none. @throws Refusal NOT_FOUND where they have no place */
  leave(viewer: Viewer, companyId: string, password: string): Promise<Problem | null>;
  /** Told by an API process that has just closed a stream of a member whose access ended. */
  streamEnded(companyId: string, memberId: string, field: string): Promise<void>;
}

const settledFacts = ({ id, email, label }: Invitation) => ({ id, email, label });

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  identities: Identities;
  change: ChangeMember;
}

export function createRemovals({ database, journal, enqueue, identities, change }: Needs): Removals {
  const fateOf = async (tx: Tx, who: ShopViewer, invitation: Invitation, choice: InvitationsChoice): Promise<InvitationFate> => {
    // What offers more than the viewer has, is not theirs to decide: it waits for somebody whose it is.
    if (refusalToOffer(who, offerOf(invitation), 'invitations')) return 'waiting';
    if (choice === 'end' && (await decideInvitation(tx, invitation.companyId, invitation.id, 'revoked'))) {
      await tellTurnedAway(tx, enqueue, invitation);
      return 'ended';
    }
    const mayTake = choice === 'take_over' && judge(who, 'team.invite').allowed;
    if (mayTake && (await takeOverInvitation(tx, invitation.companyId, invitation.id, who.membership.memberId))) return 'taken_over';
    return 'waiting';
  };

  async function settle(tx: Tx, who: ShopViewer, sender: Member, choice: InvitationsChoice): Promise<SettledInvitation[]> {
    const settled: SettledInvitation[] = [];
    for (const invitation of await listPendingOf(tx, sender.companyId, sender.id)) {
      settled.push({ ...settledFacts(invitation), fate: await fateOf(tx, who, invitation, choice) });
    }
    return settled;
  }

  async function receiptOf(tx: Tx, { companyId, id }: Member): Promise<Receipt> {
    const receipt = await findReceipt(tx, companyId, id);
    if (!receipt) throw new Error('A revocation was not written.');
    return receipt;
  }

  interface End {
    right: Right;
    action: string;
    from: readonly MemberState[];
    to: 'blocked' | 'removed';
  }

  function end(viewer: Viewer | null, id: string, choice: InvitationsChoice, { right, action, from, to }: End) {
    let invitations: SettledInvitation[] = [];
    return change<Revocation>(viewer, id, {
      right,
      action,
      kind: to === 'blocked' ? 'BLOCKED' : 'REMOVED',
      async apply(tx, who, member) {
        if (!(await moveMember(tx, member.companyId, id, from, to, who.membership.memberId))) return false;
        invitations = await settle(tx, who, member, choice);
        return true;
      },
      async answer(tx, who, changed) {
        await insertRevocation(tx, await revocationOf(tx, changed, to, who.membership.memberId, invitations));
        return { ...(await receiptOf(tx, changed)), member: viewOf(who, changed) };
      },
    });
  }

  const revocationOf = async (tx: Tx, member: Member, kind: RevocationKind, by: string, invitations: SettledInvitation[]) => ({
    companyId: member.companyId,
    memberId: member.id,
    kind,
    by,
    sessions: await countLivingSessions(tx, member.userId),
    endedSessions: null,
    invitations,
  });

  return {
    async preview(viewer, id) {
      const who = demand(viewer, 'team.read');
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const member = await findMember(reader, companyId, id);
        if (!member) throw notFound();
        const others = (await listActiveMembers(reader, companyId)).filter((one) => one.id !== id && !one.isOwner);
        const rightsAt = ({ subject }: Member) => rightsEverywhere(atAnyHour(subject), who.askedAt);
        const held = others.map(rightsAt).reduce(union, { low: 0, high: 0 });
        return { invitations: await listPendingOf(reader, companyId, id), soleRights: toRights(minus(rightsAt(member), held)) };
      });
    },
    block: (viewer, id, choice) =>
      end(viewer, id, choice, { right: 'team.block', action: 'member.block', from: ['active'], to: 'blocked' }),
    remove: (viewer, id, choice) =>
      end(viewer, id, choice, { right: 'team.remove', action: 'member.remove', from: ['active', 'blocked'], to: 'removed' }),
    async receipt(viewer, id) {
      const who = demand(viewer, 'team.read');
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const member = await findMember(reader, companyId, id);
        if (!member) throw notFound();
        const receipt = await findReceipt(reader, companyId, id);
        return receipt && { ...receipt, member: viewOf(who, member) };
      });
    },
    async leave(viewer, companyId, password) {
      const place = await database.read(companyId, (reader) => findOwnPlace(reader, companyId, viewer.userId));
      if (!place) throw notFound();
      const wrong = await identities.confirm(viewer, password, 'password');
      if (wrong) return wrong;
      const actor = { ...personActor(viewer), memberId: place.id, roles: place.isOwner ? ['owner'] : place.roles };
      const deed = { action: 'member.leave', objectType: 'member', objectId: place.id };
      return journal.performAs<null>(actor, companyId, deed, async (tx, _actor, note) => {
        await lockTeam(tx, companyId);
        const member = await presentMember(tx, companyId, place.id);
        if (member.isOwner) return new Problem('OWNER_UNTOUCHABLE');
        if (!(await moveMember(tx, companyId, member.id, ['active', 'blocked'], 'removed', member.id))) return new Problem('WRONG_STATE');
        const sent = await listPendingOf(tx, companyId, member.id);
        const changed = await presentMember(tx, companyId, member.id);
        await reviewInvitationsOf(tx, changed, Date.now());
        await endTransfersOf(tx, companyId, member.id);
        await reviewAccessRequestsOf(tx, changed, Date.now());
        await announce(tx, { topic: 'access', userId: member.userId, companyId, kind: 'REMOVED', by: null });
        await announce(tx, { topic: 'team', companyId });
        await enqueue(tx, accessLetter, { companyId, userId: member.userId, kind: 'LEFT', roles: [] });
        const waiting = sent.map((invitation) => ({ ...settledFacts(invitation), fate: 'waiting' as const }));
        await insertRevocation(tx, await revocationOf(tx, changed, 'left', member.id, waiting));
        note({ before: { state: member.state, roles: member.roles }, after: { state: 'removed' } });
        return null;
      });
    },
    async streamEnded(companyId, memberId, field) {
      await database.write(companyId, async (tx) => {
        if (await insertEndedStream(tx, companyId, memberId, field)) await announce(tx, { topic: 'team', companyId });
        return null;
      });
    },
  };
}
