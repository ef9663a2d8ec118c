import type { Bar } from '@prikazchik/permissions/subject';
import type { Database, Reader, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { lockTeam, readViewer } from '../../platform/viewer.repository.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { tell } from '../notices/notices.module.ts';
import { reviewAccessRequestsOf } from './access-requests.repository.ts';
import { reviewInvitationsOf } from './invitations.repository.ts';
import { presentMember } from './member-changes.service.ts';
import { findShop, lockMembers } from './members.repository.ts';
import type { Member } from './members.rules.ts';
import * as repository from './ownership.repository.ts';
import { refusalToAccept, refusalToAnswer, refusalToUndo, shownState, type Transfer, unsettled } from './ownership.rules.ts';
import type { TransferState } from './ownership.tables.ts';
import { ownershipLetter } from './team.jobs.ts';

/** A transfer as one of its two people sees it. */
export interface TransferView extends Pick<Transfer, 'id' | 'companyId' | 'state' | 'createdAt' | 'expiresAt' | 'undoUntil'> {
  companyName: string;
  from: string;
  to: string;
  byYou: boolean;
}

export interface Ownership {
  /** What waits for an answer and what can still be undone, in whatever shop. */
  living(viewer: Viewer): Promise<TransferView[]>;
  /** @returns WRONG_STATE when the shop is offered already; OWNERSHIP_UNSETTLED while the last owner may take it back @throws Refusal NOT_FOUND */
  offer(viewer: Viewer | null, memberId: string): Promise<TransferView | Problem>;
  /** @throws Refusal NOT_FOUND */
  cancel(viewer: Viewer | null, id: string): Promise<TransferView | Problem>;
  /** @throws Refusal NOT_FOUND to whom it does not concern, FORBIDDEN to one who is kept out of the shop */
  accept(viewer: Viewer, id: string): Promise<TransferView | Problem>;
  /** @throws Refusal NOT_FOUND to whom it does not concern */
  decline(viewer: Viewer, id: string): Promise<TransferView | Problem>;
  /** Everybody is what they were before. @throws Refusal NOT_FOUND to whom it does not concern */
  undo(viewer: Viewer, id: string): Promise<TransferView | Problem>;
}

type News = 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'UNDONE';

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
}

const about = (action: string, memberId: string) => ({ action, objectType: 'member', objectId: memberId });

export function createOwnership({ database, journal, enqueue }: Needs): Ownership {
  const viewOf = async (reader: Reader, transfer: Transfer, userId: string): Promise<TransferView> => {
    const { id, companyId, createdAt, expiresAt, undoUntil, from, to } = transfer;
    const shop = await findShop(reader, companyId);
    const byYou = from.userId === userId;
    const names = { companyName: shop?.name ?? '', from: from.fullName, to: to.fullName };
    return { id, companyId, state: shownState(transfer), createdAt, expiresAt, undoUntil, byYou, ...names };
  };

  async function present(reader: Reader, companyId: string, id: string): Promise<Transfer> {
    const transfer = await repository.findTransfer(reader, companyId, id);
    if (!transfer) throw notFound();
    return transfer;
  }

  /** Both hear of everything, their own deed too: a shop must not change hands behind anybody's back. */
  async function tellBoth(tx: Tx, { companyId, id, from, to }: Transfer, news: News, by: Member): Promise<void> {
    const shop = await findShop(tx, companyId);
    for (const { userId } of [from, to]) {
      const facts = {
        shopName: shop?.name ?? '',
        ...(by.userId !== userId && { byName: by.fullName }),
        ...(userId === from.userId && { aboutName: to.fullName }),
      };
      await tell(tx, { userId, kind: `OWNERSHIP_${news}`, companyId, facts });
      await enqueue(tx, ownershipLetter, { companyId, userId, transferId: id, news });
    }
  }

  /** After the shop has changed hands: what hangs on the rights of both, and the pages that they have open. */
  async function settle(tx: Tx, { companyId, from, to }: Transfer, by: Member): Promise<void> {
    for (const { id, userId } of [from, to]) {
      const changed = await presentMember(tx, companyId, id);
      await reviewInvitationsOf(tx, changed, Date.now());
      await reviewAccessRequestsOf(tx, changed, Date.now());
      await announce(tx, { topic: 'access', userId, companyId, kind: 'ROLE_CHANGED', by: by.fullName });
    }
    await announce(tx, { topic: 'team', companyId });
  }

  /** What one of the two does, whatever shop they stand in: under the lock of the shop and of both of their places. */
  async function perform(
    viewer: Viewer,
    id: string,
    action: string,
    work: (tx: Tx, transfer: Transfer, own: Member) => Promise<Problem | TransferState>,
    bars: readonly Bar[] = ['LOCKED', 'SIGN_IN_AGAIN', 'SECOND_FACTOR'],
  ): Promise<TransferView | Problem> {
    const place = (await repository.transfersOf(database.global, viewer.userId)).find((one) => one.id === id);
    if (!place) throw notFound();
    const { companyId } = place;
    const ownOf = ({ from, to }: Transfer) => (from.userId === viewer.userId ? from : to);
    const before = await database.read(companyId, (reader) => present(reader, companyId, id));
    const own = ownOf(before);
    const actor = { ...personActor(viewer), memberId: own.id, roles: own.isOwner ? ['owner'] : own.roles };
    return journal.performAs<TransferView>(actor, companyId, about(action, before.to.id), async (tx, _actor, note) => {
      await lockTeam(tx, companyId);
      await lockMembers(tx, companyId, [before.from, before.to]);
      const bar = (await readViewer(tx, viewer.sessionId, companyId, viewer.origin))?.membership?.subject.bar;
      if (bar && bars.includes(bar)) throw forbidden(undefined, bar);
      const transfer = await present(tx, companyId, id);
      const state = await work(tx, transfer, ownOf(transfer));
      if (state instanceof Problem) return state;
      note({ before: { state: transfer.state }, after: { state } });
      return viewOf(tx, await present(tx, companyId, id), viewer.userId);
    });
  }

  return {
    async living({ userId }) {
      const found = (await repository.transfersOf(database.global, userId)).filter(({ lives }) => lives);
      return Promise.all(
        found.map(({ companyId, id }) =>
          database.read(companyId, async (reader) => viewOf(reader, await present(reader, companyId, id), userId)),
        ),
      );
    },
    offer: (viewer, memberId) =>
      journal.perform<TransferView>(
        viewer,
        { ...about('ownership.offer', memberId), right: 'company.transfer', changesPeople: true },
        async (tx, who, note) => {
          const { companyId, memberId: own } = who.membership;
          const to = await presentMember(tx, companyId, memberId);
          if (to.id === own) return new Problem('NOT_YOURSELF', 'memberId');
          if (to.state !== 'active') return new Problem('WRONG_STATE', 'memberId');
          const until = await repository.undoableUntil(tx, companyId);
          if (until) return unsettled(until);
          const id = await repository.insertOffer(tx, companyId, own, to.id);
          if (!id) return new Problem('WRONG_STATE');
          const transfer = await present(tx, companyId, id);
          await tellBoth(tx, transfer, 'OFFERED', transfer.from);
          note({ after: { state: 'offered' } });
          return viewOf(tx, transfer, who.userId);
        },
      ),
    cancel: (viewer, id) =>
      journal.perform<TransferView>(
        viewer,
        { action: 'ownership.cancel', objectType: 'member', right: 'company.transfer', changesPeople: true },
        async (tx, who, note) => {
          const { companyId } = who.membership;
          const transfer = await present(tx, companyId, id);
          note({ objectId: transfer.to.id, before: { state: transfer.state }, after: { state: 'cancelled' } });
          if (!(await repository.decideOffer(tx, companyId, id, 'cancelled'))) return new Problem('OWNERSHIP_OFFER_OVER');
          await tellBoth(tx, transfer, 'CANCELLED', transfer.from);
          return viewOf(tx, await present(tx, companyId, id), who.userId);
        },
      ),
    accept: (viewer, id) =>
      perform(viewer, id, 'ownership.accept', async (tx, transfer, own) => {
        const refusal = refusalToAccept(transfer, own.id, Date.now());
        if (refusal) return refusal;
        const { companyId, from, to } = transfer;
        if (!(await repository.decideOffer(tx, companyId, id, 'accepted'))) return new Problem('OWNERSHIP_OFFER_OVER');
        await repository.moveOwnership(tx, companyId, from.id, to.id);
        await repository.giveOnly(tx, companyId, from.id, 'administrator');
        await settle(tx, transfer, own);
        await tellBoth(tx, transfer, 'ACCEPTED', own);
        return 'accepted';
      }),
    decline: (viewer, id) =>
      perform(viewer, id, 'ownership.decline', async (tx, transfer, own) => {
        const refusal = refusalToAnswer(transfer, own.id);
        if (refusal) return refusal;
        if (!(await repository.decideOffer(tx, transfer.companyId, id, 'declined'))) return new Problem('OWNERSHIP_OFFER_OVER');
        await tellBoth(tx, transfer, 'DECLINED', own);
        return 'declined';
      }),
    // A locked shop can be taken back, too: else whoever was given it would lock it and wait for the day to pass.
    undo: (viewer, id) =>
      perform(
        viewer,
        id,
        'ownership.undo',
        async (tx, transfer, own) => {
          const refusal = refusalToUndo(transfer, own.id);
          if (refusal) return refusal;
          const { companyId, from, to } = transfer;
          await repository.markUndone(tx, companyId, id);
          await repository.moveOwnership(tx, companyId, to.id, from.id);
          await repository.giveOnly(tx, companyId, from.id, null);
          await settle(tx, transfer, own);
          await tellBoth(tx, transfer, 'UNDONE', own);
          return 'undone';
        },
        ['SIGN_IN_AGAIN', 'SECOND_FACTOR'],
      ),
  };
}
