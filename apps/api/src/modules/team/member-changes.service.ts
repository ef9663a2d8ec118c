import type { NoticeKind } from '@prikazchik/inputs/notice.input';
import type { Right } from '@prikazchik/permissions/right';
import type { Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import type { ShopViewer, Viewer } from '../../platform/viewer.ts';
import type { Facts, Journal } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { reviewAccessRequestsOf } from './access-requests.repository.ts';
import { planEnds } from './ends.service.ts';
import { reviewInvitationsOf } from './invitations.repository.ts';
import { findMember } from './members.repository.ts';
import { type Member, refusalToChange } from './members.rules.ts';
import { endTransfersOf } from './ownership.repository.ts';
import { unsettled } from './ownership.rules.ts';
import { accessLetter } from './team.jobs.ts';
import type { AccessKind } from './team.letters.ts';

/** @throws Refusal NOT_FOUND */
export async function presentMember(tx: Tx, companyId: string, id: string): Promise<Member> {
  const member = await findMember(tx, companyId, id);
  if (!member) throw notFound();
  return member;
}

interface Change<T> {
  right: Right;
  action: string;
  kind: 'ROLE_CHANGED' | 'BLOCKED' | 'UNBLOCKED' | 'REMOVED' | 'DETAILS_CHANGED' | 'SIGNED_OUT';
  /** The letter that tells of it, where it is not that of the kind. */
  letter?: AccessKind;
  /** Tells the person of it, where what is usual would not say what matters. */
  tells?(tx: Tx, who: ShopViewer, changed: Member): Promise<void>;
  /** Makes the change; a Problem, or false when the member is not in a state for it. */
  apply(tx: Tx, who: ShopViewer, member: Member): Promise<Problem | boolean>;
  /** What the caller is told, read when everything else is done. */
  answer(tx: Tx, who: ShopViewer, changed: Member): Promise<T>;
  /** What the journal keeps of the member before and after; left out: the state and the roles. */
  facts?(member: Member, when: 'before' | 'after', tx: Tx): Facts | Promise<Facts>;
}

export type ChangeMember = <T>(viewer: Viewer | null, id: string, change: Change<T>) => Promise<T | Problem>;

const usualFacts = (member: Member): Facts => ({ state: member.state, roles: member.roles });

/** Who gave the shop away keeps their access as long as they may take it back: else whoever was given it could see to it that they don't. */
const refusalOfKept = ({ keptUntil }: Member, kind: Change<unknown>['kind']): Problem | null =>
  keptUntil && taking.includes(kind) ? unsettled(keptUntil) : null;

/** What would leave a former owner without the means to take the shop back. Sign-ins may be ended: they sign in anew. */
const taking: readonly Change<unknown>['kind'][] = ['ROLE_CHANGED', 'BLOCKED', 'REMOVED'];

/** What hangs on the member: what they invite to, what they ask for, and a shop that they were offered or gave away. */
async function followUp(tx: Tx, who: ShopViewer, changed: Member): Promise<void> {
  await reviewInvitationsOf(tx, changed, who.askedAt);
  await reviewAccessRequestsOf(tx, changed, who.askedAt);
  if (changed.state !== 'active') await endTransfersOf(tx, changed.companyId, changed.id);
}

/** Every change of a colleague goes this way: guards, the change, what hangs on it, the journal, and who is told. */
export function createMemberChanges(journal: Journal, enqueue: Enqueue): ChangeMember {
  const usually = (kind: NoticeKind, letter: AccessKind) => async (tx: Tx, who: ShopViewer, changed: Member) => {
    const { companyId, userId, roles, ownRoles } = changed;
    const facts = { shopName: who.membership.companyName, byName: who.fullName, roles: roleNames(roles, ownRoles) };
    await tell(tx, { userId, kind, companyId, facts });
    await enqueue(tx, accessLetter, { companyId, userId, kind: letter, roles });
  };

  return (viewer, id, { right, action, kind, letter = kind, tells, apply, answer, facts: factsOf = usualFacts }) => {
    const deed = { action, objectType: 'member', objectId: id, right, changesPeople: true };
    return journal.perform(viewer, deed, async (tx, who, note) => {
      const { companyId } = who.membership;
      const member = await presentMember(tx, companyId, id);
      const refusal = refusalToChange(who, member) ?? refusalOfKept(member, kind);
      if (refusal) return refusal;
      const applied = await apply(tx, who, member);
      if (applied instanceof Problem) return applied;
      if (!applied) return new Problem('WRONG_STATE');
      const changed = await presentMember(tx, companyId, id);
      await followUp(tx, who, changed);
      await planEnds(tx, enqueue, member.subject, changed, who.askedAt);
      if (kind !== 'DETAILS_CHANGED') await announce(tx, { topic: 'access', userId: member.userId, companyId, kind, by: who.fullName });
      await (tells ?? usually(kind, letter))(tx, who, changed);
      await announce(tx, { topic: 'team', companyId });
      note({ before: await factsOf(member, 'before', tx), after: await factsOf(changed, 'after', tx) });
      return answer(tx, who, changed);
    });
  };
}
