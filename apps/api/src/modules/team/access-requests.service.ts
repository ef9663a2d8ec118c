import type { NoticeKind } from '@prikazchik/inputs/notice.input';
import type { ApproveAccessRequestInput, DeclineAccessRequestInput, RequestAccessInput } from '@prikazchik/inputs/team.input';
import { decide } from '@prikazchik/permissions/decide';
import { isRight, type Right } from '@prikazchik/permissions/right';
import { atEveryHour } from '@prikazchik/permissions/subject';
import { whoCanGrant } from '@prikazchik/permissions/who';
import type { Database, Reader, Tx } from '../../platform/db.ts';
import { parseId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import { demand, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { type NoticeFacts, tell } from '../notices/notices.module.ts';
import { replaceAccess } from './access.repository.ts';
import { refusalToSet } from './access.rules.ts';
import { accessFactsOf } from './access-facts.service.ts';
import * as repository from './access-requests.repository.ts';
import { accessWith, refusalToAnswer, refusalToAsk, refusalToPause } from './access-requests.rules.ts';
import { type ChangeMember, presentMember } from './member-changes.service.ts';
import { listActiveMembers } from './members.repository.ts';
import type { Member } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { accessRequestLetter } from './team.jobs.ts';

/** A request as one viewer sees it. */
export type AccessRequestView = repository.AccessRequest & { memberName: string; canAnswer: boolean };

export interface AccessRequests {
  /** Those that wait in the shop. */
  list(viewer: Viewer | null): Promise<AccessRequestView[]>;
  /** The viewer's own that wait. */
  mine(viewer: Viewer): Promise<AccessRequestView[]>;
  /** ALREADY_ASKED while the right is waited for; else see `refusalToAsk`. */
  ask(viewer: Viewer, input: RequestAccessInput): Promise<AccessRequestView | Problem>;
  /** @throws Refusal NOT_FOUND for one that is not the viewer's own */
  withdraw(viewer: Viewer, id: string): Promise<AccessRequestView | Problem>;
  /** Gives what was asked for, as `setMemberAccess` would; WRONG_STATE when it does not wait any more. @throws Refusal NOT_FOUND */
  approve(viewer: Viewer | null, input: ApproveAccessRequestInput): Promise<AccessRequestView | Problem>;
  /** @throws Refusal NOT_FOUND */
  decline(viewer: Viewer | null, input: DeclineAccessRequestInput): Promise<AccessRequestView | Problem>;
}

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  change: ChangeMember;
}

const objectType = 'access_request';

function placeOf({ membership }: Viewer) {
  if (membership?.subject.membership !== 'active') throw forbidden();
  return membership;
}

/** Gives the right until the moment or for good, by the rules of whoever sets a colleague's access. @returns why not */
async function give(tx: Tx, who: ShopViewer, member: Member, right: Right, until: Date | null): Promise<Problem | null> {
  const { companyId, id, subject } = member;
  if (decide(atEveryHour(subject), right, who.askedAt).allowed) return new Problem('WRONG_STATE');
  if (until && until.getTime() <= who.askedAt) return new Problem('INVALID_DATE', 'until');
  const untold = refusalToAnswer(who, member, right) ?? refusalToPause(subject, right, until, who.askedAt);
  if (untold) return untold;
  const wanted = accessWith(subject, right, until, who.askedAt);
  const keys = wanted.roles.map(({ role }) => role);
  const roles = await findRoles(tx, companyId, keys);
  const refusal = roles ? refusalToSet(who, subject, wanted, roles) : new Problem('WRONG_STATE');
  if (!refusal) await replaceAccess(tx, companyId, id, wanted);
  return refusal;
}

export function createAccessRequests({ database, journal, enqueue, change }: Needs): AccessRequests {
  async function present(reader: Reader, companyId: string, id: string): Promise<repository.AccessRequest> {
    const request = await repository.findAccessRequest(reader, companyId, id);
    if (!request) throw notFound();
    return request;
  }

  async function tellOf(tx: Tx, userId: string, kind: NoticeKind, request: repository.AccessRequest, facts: NoticeFacts): Promise<void> {
    const { companyId, id, right } = request;
    await tell(tx, { userId, kind, companyId, facts: { ...facts, right } });
    await enqueue(tx, accessRequestLetter, { companyId, userId, requestId: id });
  }

  async function tellApprovers(tx: Tx, viewer: Viewer, asker: Member, request: repository.AccessRequest): Promise<void> {
    const people = await listActiveMembers(tx, request.companyId);
    const shopName = viewer.membership?.companyName ?? '';
    for (const { userId } of whoCanGrant(request.right, asker, people, viewer.askedAt)) {
      const note = request.note ?? undefined;
      await tellOf(tx, userId, 'ACCESS_ASKED', request, { shopName, aboutName: asker.fullName, note });
    }
  }

  const answered = (request: repository.AccessRequest, memberName: string): AccessRequestView => ({
    ...request,
    memberName,
    canAnswer: false,
  });

  const byViewer = (who: ShopViewer) => ({ shopName: who.membership.companyName, byName: who.fullName });

  return {
    async list(viewer) {
      const who = demand(viewer, 'team.assign');
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const people = new Map((await listActiveMembers(reader, companyId)).map((member) => [member.id, member]));
        return (await repository.listAccessRequests(reader, companyId)).flatMap((request) => {
          const member = people.get(request.memberId);
          // A date has given it to them meanwhile; what they hold in some hours, they may have asked for in the others.
          if (!member || decide(atEveryHour(member.subject), request.right, who.askedAt).allowed) return [];
          const canAnswer = refusalToAnswer(who, member, request.right) === null;
          return [{ ...request, memberName: member.fullName, canAnswer }];
        });
      });
    },
    async mine(viewer) {
      const { companyId, memberId } = placeOf(viewer);
      const own = await database.read(companyId, (reader) => repository.listAccessRequestsOf(reader, companyId, memberId));
      return own.map((request) => answered(request, viewer.fullName));
    },
    async ask(viewer, input) {
      const { companyId, memberId } = placeOf(viewer);
      const deed = { action: 'accessRequest.send', objectType };
      return journal.performAs<AccessRequestView>(personActor(viewer), companyId, deed, async (tx, _actor, note) => {
        if (!isRight(input.right)) return new Problem('INVALID_CHOICE', 'right');
        const right: Right = input.right;
        await lockTeam(tx, companyId);
        const member = await presentMember(tx, companyId, memberId);
        if (member.state !== 'active') throw forbidden();
        const askedToday = await repository.countAskedToday(tx, companyId, memberId);
        const refusal = refusalToAsk(member.subject, right, askedToday, viewer.askedAt);
        if (refusal) return refusal;
        const request = await repository.insertAccessRequest(tx, { companyId, memberId, right, note: input.note });
        if (!request) return new Problem('ALREADY_ASKED', 'right');
        await tellApprovers(tx, viewer, member, request);
        await announce(tx, { topic: 'team', companyId });
        note({ objectId: request.id, after: { right, member: memberId } });
        return answered(request, member.fullName);
      });
    },
    async withdraw(viewer, id) {
      const { companyId, memberId } = placeOf(viewer);
      const deed = { action: 'accessRequest.withdraw', objectType, objectId: id };
      return journal.performAs<AccessRequestView>(personActor(viewer), companyId, deed, async (tx) => {
        await lockTeam(tx, companyId);
        const request = await present(tx, companyId, id);
        if (request.memberId !== memberId) throw notFound();
        const withdrawn = await repository.decideAccessRequest(tx, request, 'withdrawn');
        if (!withdrawn) return new Problem('WRONG_STATE');
        await announce(tx, { topic: 'team', companyId });
        return answered(withdrawn, viewer.fullName);
      });
    },
    async approve(viewer, { id: given, until }) {
      const { companyId } = demand(viewer, 'team.assign').membership;
      const id = parseId(given);
      const { memberId } = await database.read(companyId, (reader) => present(reader, companyId, id));
      let approved: repository.AccessRequest | null = null;
      return change<AccessRequestView>(viewer, memberId, {
        right: 'team.assign',
        action: 'member.approveRequest',
        kind: 'ROLE_CHANGED',
        async apply(tx, who, member) {
          const request = await present(tx, companyId, id);
          if (request.state !== 'pending') return false;
          const refusal = await give(tx, who, member, request.right, until ?? null);
          if (refusal) return refusal;
          approved = await repository.decideAccessRequest(tx, request, 'approved', {
            decidedBy: who.membership.memberId,
            until: until ?? null,
          });
          return approved !== null;
        },
        async tells(tx, who, { userId }) {
          if (approved) await tellOf(tx, userId, 'ACCESS_APPROVED', approved, { ...byViewer(who), until: until?.toISOString() });
        },
        answer: async (tx, _who, changed) => answered(await present(tx, companyId, id), changed.fullName),
        facts: accessFactsOf,
      });
    },
    async decline(viewer, { id: given, reason }) {
      const id = parseId(given);
      const deed = { action: 'accessRequest.decline', objectType, objectId: id, right: 'team.assign', changesPeople: true } as const;
      return journal.perform<AccessRequestView>(viewer, deed, async (tx, who, note) => {
        const { companyId, memberId } = who.membership;
        const request = await present(tx, companyId, id);
        const asker = await presentMember(tx, companyId, request.memberId);
        const refusal = refusalToAnswer(who, asker, request.right);
        if (refusal) return refusal;
        const declined = await repository.decideAccessRequest(tx, request, 'declined', { decidedBy: memberId, reason });
        if (!declined) return new Problem('WRONG_STATE');
        await tellOf(tx, asker.userId, 'ACCESS_DECLINED', declined, { ...byViewer(who), note: reason ?? undefined });
        await announce(tx, { topic: 'team', companyId });
        note({ after: { right: request.right, member: request.memberId } });
        return answered(declined, asker.fullName);
      });
    },
  };
}
