import { rightsOf } from '@prikazchik/permissions/held';
import type { CompanyState, Right } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import type { Database } from '../../platform/db.ts';
import { type OwnRole, ownRolesOf } from '../../platform/given.ts';
import { notFound } from '../../platform/refusal.ts';
import { readStandings, type Standing } from '../../platform/viewer.repository.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type MembershipRow, membershipsOf } from './members.repository.ts';
import type { MemberState } from './members.tables.ts';
import { shownAccess } from './terms.rules.ts';

/** One person's place in one shop, as they see it themselves. */
export interface Membership {
  id: string;
  companyId: string;
  companyName: string;
  companyState: CompanyState;
  isOwner: boolean;
  roles: string[];
  ownRoles: OwnRole[];
  state: MemberState;
  joinedAt: Date;
  /** What they may do there now. */
  rights: Right[];
  /** What they were given or denied there, with its dates. */
  access: ReturnType<typeof shownAccess>;
}

export interface Memberships {
  /** Every shop where the person has a place, blocked ones too, in the order of joining. */
  of(viewer: Viewer): Promise<Membership[]>;
  /** @throws Refusal NOT_FOUND where the person has no place */
  find(viewer: Viewer, companyId: string): Promise<Membership>;
}

export function createMemberships(database: Database): Memberships {
  async function of({ userId, sessionId }: Viewer): Promise<Membership[]> {
    const rows = await membershipsOf(database.global, userId);
    const standings = await readStandings(
      database.global,
      sessionId,
      rows.map((row) => row.company_id),
    );
    // A shop that was left between the two readings is no place of theirs any more.
    return rows.flatMap((row) => {
      const standing = standings.get(row.company_id);
      return standing ? [placeOf(row, standing)] : [];
    });
  }
  return {
    of,
    async find(viewer, companyId) {
      const membership = (await of(viewer)).find((one) => one.companyId === companyId);
      if (!membership) throw notFound();
      return membership;
    },
  };
}

function placeOf(row: MembershipRow, { subject, askedAt }: Standing): Membership {
  return {
    id: row.member_id,
    companyId: row.company_id,
    companyName: row.company_name,
    companyState: row.company_state,
    isOwner: row.is_owner,
    roles: (row.roles ?? []).map(({ role }) => role),
    ownRoles: ownRolesOf(row.roles),
    state: row.member_state,
    joinedAt: new Date(row.joined_at),
    rights: toRights(rightsOf(subject, askedAt)),
    access: shownAccess(subject),
  };
}
