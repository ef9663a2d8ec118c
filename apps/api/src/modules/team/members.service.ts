import { type Decision, decide } from '@prikazchik/permissions/decide';
import { rightsOf } from '@prikazchik/permissions/held';
import { opensAt } from '@prikazchik/permissions/moment';
import { reachOf } from '@prikazchik/permissions/reach';
import type { Right } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import { type Person, whoCanGrant } from '@prikazchik/permissions/who';
import type { Database, Tx } from '../../platform/db.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { demand, judge, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { countPendingInvitations } from './invitations.repository.ts';
import type { ChangeMember } from './member-changes.service.ts';
import {
  countMembers,
  findMember,
  listActiveMembers,
  listMembers,
  type MemberSearch,
  moveMember,
  replaceRoles,
} from './members.repository.ts';
import { type Member, type MemberView, refusalToGrant, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';

/** A decision with its grounds, and the names of those who could give the right where it is lacking. */
type Explanation = Decision & { right: Right; onlyIn: string[] | null; exceptIn: string[]; opensAt: Date | null; whoCanGrant: string[] };

export interface Members {
  /** Addresses and sign-in names are found by those who may see them. */
  list(viewer: Viewer | null, args: PageArgs, wanted: Omit<MemberSearch, 'inContacts'>): Promise<Page<MemberView>>;
  find(viewer: Viewer | null, id: string): Promise<MemberView>;
  counts(viewer: Viewer | null): Promise<{ active: number; blocked: number; pendingInvitations: number }>;
  /** Why the viewer may or may not, and the names of those who could give it. */
  explain(viewer: Viewer, right: Right): Promise<Explanation>;
  /** The same of a colleague, for those who could change it. */
  explainOf(viewer: Viewer, id: string, right: Right): Promise<Explanation>;
  changeRoles(viewer: Viewer | null, id: string, roles: string[]): Promise<MemberView | Problem>;
  unblock(viewer: Viewer | null, id: string): Promise<MemberView | Problem>;
}

export function createMembers(database: Database, change: ChangeMember): Members {
  async function explained(decision: Decision, right: Right, of: Person, companyId: string, now: number): Promise<Explanation> {
    const people = decision.allowed ? [] : await database.read(companyId, (reader) => listActiveMembers(reader, companyId));
    const reach = reachOf(of.subject, right, now);
    const where = reach.everywhere ? { onlyIn: null, exceptIn: [...reach.except] } : { onlyIn: [...reach.only], exceptIn: [] };
    const opens = decision.allowed ? null : opensAt(of.subject, right, now);
    const names = whoCanGrant(right, of, people, now).map((person) => person.fullName);
    return { ...decision, right, ...where, opensAt: opens === null ? null : new Date(opens), whoCanGrant: names };
  }

  const answer = async (_tx: Tx, who: ShopViewer, changed: Member) => viewOf(who, changed);

  return {
    async list(viewer, args, wanted) {
      const who = demand(viewer, 'team.read');
      const limit = pageSize(args);
      const after = decodeIdCursor(args.after);
      const inContacts = judge(who, 'team.contacts.read').allowed;
      const rows = await database.read(who.membership.companyId, (reader) =>
        listMembers(reader, who.membership.companyId, { ...wanted, inContacts }, after, limit + 1),
      );
      return toPage(
        rows.map((member) => viewOf(who, member)),
        args,
        (member) => [member.id],
      );
    },
    async find(viewer, id) {
      const who = demand(viewer, 'team.read');
      const member = await database.read(who.membership.companyId, (reader) => findMember(reader, who.membership.companyId, id));
      if (!member) throw notFound();
      return viewOf(who, member);
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
      if (membership?.subject.membership !== 'active') throw forbidden();
      const self = { id: membership.memberId, subject: membership.subject };
      return explained(judge(viewer, right), right, self, membership.companyId, viewer.askedAt);
    },
    async explainOf(viewer, id, right) {
      demand(viewer, 'team.read');
      const { companyId } = demand(viewer, 'team.assign').membership;
      const member = await database.read(companyId, (reader) => findMember(reader, companyId, id));
      if (!member) throw notFound();
      return explained(decide(member.subject, right, viewer.askedAt), right, member, companyId, viewer.askedAt);
    },
    changeRoles: (viewer, id, roles) =>
      change<MemberView>(viewer, id, {
        right: 'team.assign',
        action: 'member.changeRoles',
        kind: 'ROLE_CHANGED',
        async apply(tx, who, member) {
          if (member.state === 'removed') return false;
          const given = await findRoles(tx, member.companyId, roles);
          if (!given) return new Problem('INVALID_CHOICE', 'roles');
          const refusal = refusalToGrant(who, given, 'roles');
          if (refusal) return refusal;
          await replaceRoles(tx, member.companyId, member.id, roles);
          return true;
        },
        answer,
      }),
    unblock: (viewer, id) =>
      change<MemberView>(viewer, id, {
        right: 'team.block',
        action: 'member.unblock',
        kind: 'UNBLOCKED',
        apply: (tx, who, member) => moveMember(tx, member.companyId, id, ['blocked'], 'active', who.membership.memberId),
        answer,
      }),
  };
}

/** What the viewer holds in the shop of the request, now. */
export function rightsOfViewer(viewer: Viewer): Right[] {
  return viewer.membership ? toRights(rightsOf(viewer.membership.subject, viewer.askedAt)) : [];
}
