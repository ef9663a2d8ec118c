import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { ReturnAttempt } from '../accounts/accounts.module.ts';

/**
 * Whether something has put the maker of a return link out since they made it: the shop ended their sign-ins or this one, or is locked;
 * they have a new password; the session was ended as a stolen one is. What they had begun by then may not be theirs. That they signed
 * out says nothing of it.
 */
export async function isMakerOut(tx: Tx, { companyId, memberId, sessionId, madeAt }: ReturnAttempt): Promise<boolean> {
  const since = sql`${madeAt.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ isOut: boolean }>(sql`
    select coalesce(m.barred_until >= ${since}, false) or coalesce(x.locked_at >= ${since}, false) or coalesce(u.secured_at >= ${since}, false)
           or coalesce(s.continues, s.id) = any (m.barred_sign_ins)
           or coalesce(s.end_reason not in ('signed_out', 'superseded'), false) as "isOut"
      from members m join users u on u.id = m.user_id join sessions s on s.id = ${sessionId}::uuid
      left join shop_security x on x.company_id = m.company_id
     where m.company_id = ${companyId}::uuid and m.id = ${memberId}::uuid`);
  return row?.isOut ?? true;
}
