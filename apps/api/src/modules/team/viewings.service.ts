import type { Subject } from '@prikazchik/permissions/subject';
import { validate } from 'uuid';
import type { Database, Reader } from '../../platform/db.ts';
import { type OwnRole, roleOf } from '../../platform/given.ts';
import { Problem } from '../../platform/problem.ts';
import { forbidden, notFound } from '../../platform/refusal.ts';
import { judge, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { findMember } from './members.repository.ts';
import { refusalToChange, refusalToGrant } from './members.rules.ts';
import { listRoles } from './roles.repository.ts';
import { endViewing, findViewing, insertViewing, type Viewing } from './viewings.repository.ts';

export interface Viewings {
  /** Begins to see the cabinet as a colleague would. @throws Refusal NOT_FOUND */
  asMember(viewer: Viewer | null, memberId: string): Promise<Pick<Viewing, 'id'> | Problem>;
  /** Begins to see the cabinet as one with this role would. @throws Refusal NOT_FOUND */
  asRole(viewer: Viewer | null, role: string): Promise<Pick<Viewing, 'id'> | Problem>;
  /** @throws Refusal NOT_FOUND for one that is over, or of another session */
  end(viewer: Viewer | null, id: string): Promise<Pick<Viewing, 'id'> | Problem>;
  /**
   * The viewer as they asked to look: with the rights of the other, read now, and their own name.
   * @throws Refusal FORBIDDEN when the viewing is over, or they may not look so any more: never more than was asked for
   */
  apply(viewer: Viewer, id: string): Promise<Viewer>;
}

const right = 'team.assign';

/** Who the viewer looks as: what there is to judge by, and how they are called. */
interface Guise {
  roles: string[];
  ownRoles: OwnRole[];
  subject: Subject;
}

export function createViewings(database: Database, journal: Journal): Viewings {
  async function memberGuise(reader: Reader, who: ShopViewer, memberId: string): Promise<Guise | Problem> {
    const member = await findMember(reader, who.membership.companyId, memberId);
    if (!member) throw notFound();
    if (member.state !== 'active') return new Problem('WRONG_STATE');
    return refusalToChange(who, member) ?? member;
  }

  async function roleGuise(reader: Reader, who: ShopViewer, key: string): Promise<Guise | Problem> {
    const { companyId, subject } = who.membership;
    const own = (await listRoles(reader, companyId)).find(({ id }) => id === key);
    const role = roleOf(key, own?.rights ?? null);
    if (!role) throw notFound();
    const assignment = { role, from: null, to: null, scope: null };
    return (
      refusalToGrant(who, [role], 'role') ?? {
        roles: [key],
        ownRoles: own ? [{ key, name: own.name, rights: own.rights }] : [],
        subject: { ...subject, membership: 'active', isOwner: false, assignments: [assignment], grants: [], restrictions: [] },
      }
    );
  }

  const guiseOf = (reader: Reader, who: ShopViewer, { memberId, role }: Pick<Viewing, 'memberId' | 'role'>) =>
    memberId === null ? roleGuise(reader, who, role ?? '') : memberGuise(reader, who, memberId);

  function begin(viewer: Viewer | null, as: Pick<Viewing, 'memberId' | 'role'>) {
    const about = as.memberId ? { objectType: 'member', objectId: as.memberId } : { objectType: 'role' };
    return journal.perform<Pick<Viewing, 'id'>>(viewer, { action: 'viewing.begin', right, ...about }, async (tx, who, note) => {
      const guise = await guiseOf(tx, who, as);
      if (guise instanceof Problem) return guise;
      const [own] = as.memberId ? [] : guise.ownRoles;
      note({ ...(own && { objectId: own.key }), after: { roles: guise.roles } });
      return insertViewing(tx, { companyId: who.membership.companyId, sessionId: who.sessionId, ...as });
    });
  }

  return {
    asMember: (viewer, memberId) => begin(viewer, { memberId, role: null }),
    asRole: (viewer, role) => begin(viewer, { memberId: null, role }),
    end: (viewer, id) =>
      journal.perform<Pick<Viewing, 'id'>>(
        viewer,
        { action: 'viewing.end', objectType: 'viewing', objectId: id, right },
        async (tx, who) => {
          const ended = await endViewing(tx, who.membership.companyId, id, who.sessionId);
          if (!ended) throw notFound();
          return { id };
        },
      ),
    async apply(viewer, id) {
      const { membership } = viewer;
      if (!membership || !validate(id) || !judge(viewer, right).allowed) throw forbidden();
      const who = viewer as ShopViewer;
      return database.read(membership.companyId, async (reader) => {
        const viewing = await findViewing(reader, membership.companyId, id, viewer.sessionId);
        const guise = viewing && (await guiseOf(reader, who, viewing));
        if (!guise || guise instanceof Problem) throw forbidden();
        const { roles, ownRoles, subject } = guise;
        return { ...viewer, membership: { ...membership, roles, ownRoles, subject }, looksFrom: membership };
      });
    },
  };
}
