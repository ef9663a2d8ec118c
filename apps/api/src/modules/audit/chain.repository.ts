import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import type { End, Link } from './chain.rules.ts';

/** A place between two rows: rows that share a number have ids of their own. */
export interface Place {
  number: number;
  id: string;
}

export const beginning: Place = { number: -1, id: '00000000-0000-0000-0000-000000000000' };

/** Must stay what `journal_content` says in drizzle/*_chained_journal.sql: nobody else would notice if that one were replaced. */
const content = sql`jsonb_build_array(
  jsonb_strip_nulls(to_jsonb(e) - '{at,hash,before,after}'::text[]), (extract(epoch from e.at) * 1000000)::bigint, e.before, e.after)::text`;

const after = ({ number, id }: Place): SQL => sql`(e.number, e.id) > (${number}::bigint, ${id}::uuid)`;

/** The next rows of a shop's journal in the order of their numbers, read as they are now. */
export async function readLinks(reader: Reader, companyId: string, place: Place, limit: number): Promise<(Link & { id: string })[]> {
  const rows = await reader.execute<{ number: string; id: string; hash: Uint8Array; content: string }>(sql`
    select e.number, e.id, e.hash, ${content} as content from audit_log e
     where e.company_id = ${companyId}::uuid and ${after(place)} order by e.number, e.id limit ${limit}`);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** Where the writers left the chain, and whether there are rows after the place; both at one moment. */
export async function readEnd(reader: Reader, companyId: string, place: Place): Promise<{ head: End; more: boolean }> {
  const [row] = await reader.execute<{ number: string | null; hash: Uint8Array | null; more: boolean }>(sql`
    select h.number, h.hash, exists (select from audit_log e where e.company_id = ${companyId}::uuid and ${after(place)}) as more
      from (values (1)) one left join audit_heads h on h.company_id = ${companyId}::uuid`);
  return { head: { number: Number(row?.number ?? 0), hash: row?.hash ?? new Uint8Array() }, more: row?.more ?? false };
}

export interface ShopEnd extends End {
  companyId: string;
}

/** The end of every shop's chain, at number 0 for those without one: over all shops, by one of the reviewed functions. */
export async function readEnds(reader: Reader): Promise<ShopEnd[]> {
  const rows = await reader.execute<{ company_id: string; number: string | null; hash: Uint8Array | null }>(
    sql`select company_id, number, hash from journal_heads()`,
  );
  return rows.map((row) => ({ companyId: row.company_id, number: Number(row.number ?? 0), hash: row.hash ?? new Uint8Array() }));
}
