import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import type { Inviting } from './inviting.rules.ts';

/**
 * Counts the rows themselves, so that nothing can be counted twice or forgotten; exact for whoever holds the shop's lock, as all
 * who invite do.
 */
export async function readInviting(reader: Reader, companyId: string): Promise<Inviting> {
  const [row] = await reader.execute<{ age: number; today: number; pending: number }>(sql`
    select (extract(epoch from now() - c.created_at) / 86400)::int as age,
           (select count(*)::int from invitations i where i.company_id = c.id and i.created_at > now() - interval '1 day') as today,
           (select count(*)::int from invitations i where i.company_id = c.id and i.state in ('pending', 'asked') and i.expires_at > now()) as pending
      from companies c where c.id = ${companyId}::uuid`);
  return row ? { age: row.age, today: row.today, pending: row.pending } : { age: 0, today: 0, pending: 0 };
}

/** Addresses that nobody has to be invited at, by what they are compared by. */
export interface Taken {
  members: Set<string>;
  invited: Set<string>;
}

/** Which of these addresses work in the shop or have a living invitation to it. */
export async function findTaken(reader: Reader, companyId: string, keys: readonly string[]): Promise<Taken> {
  const wanted = JSON.stringify(keys);
  const rows = await reader.execute<{ key: string; is_member: boolean }>(sql`
    with wanted as (select json_array_elements_text(${wanted}::json) as key)
    select u.email_key as key, true as is_member from wanted join users u on u.email_key = wanted.key
      join members m on m.company_id = ${companyId}::uuid and m.user_id = u.id and m.state <> 'removed'
    union all
    select i.email_key, false from wanted join invitations i on i.email_key = wanted.key
     where i.company_id = ${companyId}::uuid and i.state = 'pending' and i.expires_at > now()`);
  const keysOf = (isMember: boolean) => new Set(rows.filter((row) => row.is_member === isMember).map(({ key }) => key));
  return { members: keysOf(true), invited: keysOf(false) };
}
