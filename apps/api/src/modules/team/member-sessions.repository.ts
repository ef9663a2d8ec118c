import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';

/** The ids of a person's sessions that their place in the shop does not bar; whether they live still is not looked at. */
export async function unbarredSessions(reader: Reader, companyId: string, memberId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.execute<{ id: string }>(sql`
    select s.id from sessions s join members m on m.user_id = s.user_id
     where m.company_id = ${companyId}::uuid and m.id = ${memberId}::uuid
       and (m.barred_until is null or s.signed_in_at > m.barred_until) and coalesce(s.continues, s.id) <> all (m.barred_sign_ins)`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Whatever sign-in the member has begun by now opens the shop no more. Takes their own row, as `moveMember` does: what they are
 * just doing in the shop ends before.
 */
export async function barSignIns(tx: Tx, companyId: string, memberId: string): Promise<void> {
  await tx.execute(sql`
    update members set barred_until = clock_timestamp(), barred_sign_ins = '{}' where company_id = ${companyId}::uuid and id = ${memberId}::uuid`);
}

/** The same of one sign-in alone. Those that are over by now need no bar, and are forgotten. */
export async function barSignIn(tx: Tx, companyId: string, memberId: string, signIn: string): Promise<void> {
  await tx.execute(sql`
    update members set barred_sign_ins = ${signIn}::uuid || array(
        select distinct coalesce(s.continues, s.id) from sessions s
         where s.user_id = members.user_id and coalesce(s.continues, s.id) = any (members.barred_sign_ins)
           and coalesce(s.continues, s.id) <> ${signIn}::uuid and s.expires_at > now()
      )
     where company_id = ${companyId}::uuid and id = ${memberId}::uuid`);
}
