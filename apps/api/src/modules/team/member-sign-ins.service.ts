import type { Database } from '../../platform/db.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { notFound } from '../../platform/refusal.ts';
import { demand, type Viewer } from '../../platform/viewer.ts';
import { listMemberSignIns, type MemberSignIn } from './member-sign-ins.repository.ts';
import { findMember } from './members.repository.ts';

export interface MemberSignIns {
  /**
   * Of everybody who has a place in the shop, or of one of them; newest first. A sign-in is its person's, not the shop's: of one who worked
   * elsewhere, too, by then, the shop is told when and how, and not from where.
   * @throws Refusal NOT_FOUND for a colleague that there is not
   */
  list(viewer: Viewer | null, args: PageArgs, memberId: string | null): Promise<Page<MemberSignIn>>;
}

export function createMemberSignIns(database: Database): MemberSignIns {
  const shown = (row: MemberSignIn): MemberSignIn => (row.workedElsewhere ? { ...row, ip: null, userAgent: null } : row);
  return {
    list(viewer, args, memberId) {
      const { companyId } = demand(viewer, 'security.read').membership;
      const [limit, after] = [pageSize(args) + 1, decodeIdCursor(args.after)];
      return database.read(companyId, async (reader) => {
        if (memberId && !(await findMember(reader, companyId, memberId))) throw notFound();
        const rows = await listMemberSignIns(reader, companyId, { memberId, after, limit });
        return toPage(rows.map(shown), args, ({ id }) => [id]);
      });
    },
  };
}
