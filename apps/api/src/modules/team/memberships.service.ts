import type { CompanyState } from '@prikazchik/permissions/right';
import type { Database } from '../../platform/db.ts';
import { type OwnRole, ownRolesOf } from '../../platform/given.ts';
import { notFound } from '../../platform/refusal.ts';
import { membershipsOf } from './members.repository.ts';
import type { MemberState } from './members.tables.ts';

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
}

export interface Memberships {
  /** Every shop where the person has a place, blocked ones too, in the order of joining. */
  of(userId: string): Promise<Membership[]>;
  /** @throws Refusal NOT_FOUND where the person has no place */
  find(userId: string, companyId: string): Promise<Membership>;
}

export function createMemberships(database: Database): Memberships {
  async function of(userId: string): Promise<Membership[]> {
    const rows = await membershipsOf(database.global, userId);
    return rows.map((row) => ({
      id: row.member_id,
      companyId: row.company_id,
      companyName: row.company_name,
      companyState: row.company_state,
      isOwner: row.is_owner,
      roles: (row.roles ?? []).map(({ role }) => role),
      ownRoles: ownRolesOf(row.roles),
      state: row.member_state,
      joinedAt: new Date(row.joined_at),
    }));
  }
  return {
    of,
    async find(userId, companyId) {
      const membership = (await of(userId)).find((one) => one.companyId === companyId);
      if (!membership) throw notFound();
      return membership;
    },
  };
}
