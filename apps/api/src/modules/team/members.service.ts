import { rightsOf } from '@prikazchik/permissions/held';
import type { Right } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import type { RoleKey } from '@prikazchik/permissions/role';
import { whoCanGrant } from '@prikazchik/permissions/who';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { demand, judge, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { countPendingInvitations, revokeInvitationsOf } from './invitations.repository.ts';
import {
  countMembers,
  findMember,
  listActiveMembers,
  listMembers,
  type MemberSearch,
  moveMember,
  replaceRoles,
} from './members.repository.ts';
import { type Member, possibilities, refusalToChange, refusalToGrant } from './members.rules.ts';
import { accessLetter } from './team.jobs.ts';

/** A member as one viewer sees them. */
export type MemberView = Member & ReturnType<typeof possibilities> & { isYou: boolean };

export interface Members {
  list(viewer: Viewer | null, args: PageArgs, wanted: MemberSearch): Promise<Page<MemberView>>;
  find(viewer: Viewer | null, id: string): Promise<MemberView>;
  counts(viewer: Viewer | null): Promise<{ active: number; blocked: number; pendingInvitations: number }>;
  /** Why the viewer may or may not, and the names of those who could give it. */
  explain(viewer: Viewer, right: Right): Promise<ReturnType<typeof judge> & { right: Right; whoCanGrant: string[] }>;
  changeRoles(viewer: Viewer | null, id: string, roles: RoleKey[]): Promise<MemberView | Problem>;
  block(viewer: Viewer | null, id: string): Promise<MemberView | Problem>;
  unblock(viewer: Viewer | null, id: string): Promise<MemberView | Problem>;
  remove(viewer: Viewer | null, id: string): Promise<MemberView | Problem>;
}

const view = (viewer: ShopViewer, member: Member): MemberView => ({
  ...member,
  ...possibilities(viewer, member),
  isYou: member.id === viewer.membership.memberId,
});

const stateOf = (member: Member) => ({ state: member.state, roles: member.roles });

export function createMembers(database: Database, journal: Journal, enqueue: Enqueue): Members {
  async function present(tx: Tx, companyId: string, id: string): Promise<Member> {
    const member = await findMember(tx, companyId, id);
    if (!member) throw notFound();
    return member;
  }

  interface Change {
    right: Right;
    action: string;
    kind: 'ROLE_CHANGED' | 'BLOCKED' | 'UNBLOCKED' | 'REMOVED';
    /** Makes the change; a Problem, or false when the member is not in a state for it. */
    apply(tx: Tx, who: ShopViewer, member: Member): Promise<Problem | boolean>;
  }

  /** Every change of a member goes this way: guards, the change, what falls with it, the journal, and who is told. */
  function change(viewer: Viewer | null, id: string, { right, action, kind, apply }: Change): Promise<MemberView | Problem> {
    const deed = { action, objectType: 'member', objectId: id, right, changesPeople: true };
    return journal.perform(viewer, deed, async (tx, who, note) => {
      const { companyId } = who.membership;
      const member = await present(tx, companyId, id);
      const refusal = refusalToChange(who, member);
      if (refusal) return refusal;
      const applied = await apply(tx, who, member);
      if (applied instanceof Problem) return applied;
      if (!applied) return new Problem('WRONG_STATE');
      const changed = await present(tx, companyId, id);
      await revokeInvitationsOf(tx, changed, who.askedAt);
      await announce(tx, { topic: 'access', userId: member.userId, companyId, kind, by: who.fullName });
      const facts = { shopName: who.membership.companyName, byName: who.fullName, roles: roleNames(changed.roles) };
      await tell(tx, { userId: member.userId, kind, companyId, facts });
      await enqueue(tx, accessLetter, { companyId, userId: member.userId, kind, roles: changed.roles });
      await announce(tx, { topic: 'team', companyId });
      note({ before: stateOf(member), after: stateOf(changed) });
      return view(who, changed);
    });
  }

  const move = (from: Parameters<typeof moveMember>[3], to: Member['state']) => (tx: Tx, _who: ShopViewer, member: Member) =>
    moveMember(tx, member.companyId, member.id, from, to);

  return {
    async list(viewer, args, wanted) {
      const who = demand(viewer, 'team.read');
      const limit = pageSize(args);
      const after = decodeIdCursor(args.after);
      const rows = await database.read(who.membership.companyId, (reader) =>
        listMembers(reader, who.membership.companyId, wanted, after, limit + 1),
      );
      return toPage(
        rows.map((member) => view(who, member)),
        args,
        (member) => [member.id],
      );
    },
    async find(viewer, id) {
      const who = demand(viewer, 'team.read');
      const member = await database.read(who.membership.companyId, (reader) => findMember(reader, who.membership.companyId, id));
      if (!member) throw notFound();
      return view(who, member);
    },
    async counts(viewer) {
      const { membership } = demand(viewer, 'team.read');
      return database.read(membership.companyId, async (reader) => {
        const { active, blocked } = await countMembers(reader, membership.companyId);
        return { active, blocked, pendingInvitations: await countPendingInvitations(reader, membership.companyId) };
      });
    },
    async explain(viewer, right) {
      const { membership } = viewer;
      const decision = judge(viewer, right);
      if (membership?.subject.membership !== 'active') throw forbidden();
      const people = decision.allowed
        ? []
        : await database.read(membership.companyId, (reader) => listActiveMembers(reader, membership.companyId));
      const self = { id: membership.memberId, subject: membership.subject };
      return { ...decision, right, whoCanGrant: whoCanGrant(right, self, people, viewer.askedAt).map((person) => person.fullName) };
    },
    changeRoles: (viewer, id, roles) =>
      change(viewer, id, {
        right: 'team.assign',
        action: 'member.changeRoles',
        kind: 'ROLE_CHANGED',
        async apply(tx, who, member) {
          if (member.state === 'removed') return false;
          const refusal = refusalToGrant(who, roles, 'roles');
          if (refusal) return refusal;
          await replaceRoles(tx, member.companyId, member.id, roles);
          return true;
        },
      }),
    block: (viewer, id) =>
      change(viewer, id, { right: 'team.block', action: 'member.block', kind: 'BLOCKED', apply: move(['active'], 'blocked') }),
    unblock: (viewer, id) =>
      change(viewer, id, { right: 'team.block', action: 'member.unblock', kind: 'UNBLOCKED', apply: move(['blocked'], 'active') }),
    remove: (viewer, id) =>
      change(viewer, id, { right: 'team.remove', action: 'member.remove', kind: 'REMOVED', apply: move(['active', 'blocked'], 'removed') }),
  };
}

/** What the viewer holds in the shop of the request, now. */
export function rightsOfViewer(viewer: Viewer): Right[] {
  return viewer.membership ? toRights(rightsOf(viewer.membership.subject, viewer.askedAt)) : [];
}
