import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import { isSignIn } from '../audit/audit.module.ts';

/** That somebody came in by a colleague's name, or tried to. */
export interface MemberSignIn {
  id: string;
  at: Date;
  memberId: string;
  fullName: string;
  action: string;
  reason: string | null;
  after: Record<string, unknown> | null;
  ip: string | null;
  userAgent: string | null;
  /** The person worked in another shop, too, when they came in. */
  workedElsewhere: boolean;
}

/**
 * Sign-ins of the people who have a place in the shop, since they have it; the newest first. Of each person no more is read than a page,
 * along an index of sign-ins alone, so the length of the history costs nothing.
 */
export async function listMemberSignIns(
  reader: Reader,
  companyId: string,
  { memberId, after, limit }: { memberId: string | null; after: string | null; limit: number },
): Promise<MemberSignIn[]> {
  const rows = await reader.execute<Omit<MemberSignIn, 'at'> & { at: string }>(sql`
    select page.*, worked_elsewhere(page."userId", ${companyId}::uuid, page.at) as "workedElsewhere"
      from (
        select l.id, l.at, m.id as "memberId", m.user_id as "userId", coalesce(m.display_name, u.full_name) as "fullName",
               l.action, l.reason, l.after, l.ip, l.user_agent as "userAgent"
          from members m join users u on u.id = m.user_id cross join lateral (
            select * from account_log where user_id = m.user_id and ${isSignIn} and after ->> 'secondFactor' is null and at >= m.joined_at
               and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${limit}) l
         where m.company_id = ${companyId}::uuid and m.state <> 'removed' and (${memberId}::uuid is null or m.id = ${memberId}::uuid)
         order by l.id desc limit ${limit}) page
     order by page.id desc`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
