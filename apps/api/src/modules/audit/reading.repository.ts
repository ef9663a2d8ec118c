import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/db.ts';
import type { ActorKind, Facts, Outcome } from './audit.tables.ts';
import { type JournalSearch, objectKinds, sections } from './journal.rules.ts';

/** A row of the journal with the names that its people and its object have now. */
export interface JournalRow extends Record<string, unknown> {
  number: number;
  id: string;
  at: Date;
  actorKind: ActorKind;
  memberId: string | null;
  actorName: string | null;
  actorRoles: string[];
  action: string;
  objectType: string;
  objectId: string | null;
  objectName: string | null;
  outcome: Outcome;
  reason: string | null;
  before: Facts | null;
  after: Facts | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string;
}

/** Newest first: rows before this number. Null: from the newest one. */
export type Before = number | null;

const beyondAll = sql`9223372036854775807`;

/** The name that the object has now; what is gone, or never had one, has none. */
const objectName = sql`
  case e.object_type
    when 'product' then (select p.title from products p where p.company_id = e.company_id and p.id = e.object_id)
    when 'warehouse' then (select w.name from warehouses w where w.company_id = e.company_id and w.id = e.object_id)
    when 'role' then (select r.name from roles r where r.company_id = e.company_id and r.id = e.object_id)
    when 'company' then (select c.name from companies c where c.id = e.company_id and c.id = e.object_id)
    when 'invitation' then (select coalesce(i.email, i.label) from invitations i where i.company_id = e.company_id and i.id = e.object_id)
    when 'member' then (select u.full_name from members m join users u on u.id = m.user_id where m.company_id = e.company_id and m.id = e.object_id)
  end`;

/** The rows whose numbers `page` chooses. */
async function readRows(reader: Reader, companyId: string, page: SQL): Promise<JournalRow[]> {
  const rows = await reader.execute<Omit<JournalRow, 'number' | 'at'> & { number: string; at: string }>(sql`
    select e.number, e.id, e.at, e.actor_kind as "actorKind", e.member_id as "memberId", nullif(actor.full_name, '') as "actorName", e.actor_roles as "actorRoles",
           e.action, e.object_type as "objectType", e.object_id as "objectId", ${objectName} as "objectName", e.outcome, e.reason, e.before, e.after,
           e.ip, e.user_agent as "userAgent", e.request_id as "requestId"
      from (${page}) page
      join audit_log e on e.company_id = ${companyId}::uuid and e.number = page.number
      left join users actor on actor.id = e.user_id
     order by e.number desc`);
  return rows.map((row): JournalRow => ({ ...row, number: Number(row.number), at: new Date(row.at) }) as JournalRow);
}

/** As PostgreSQL reads it, which knows no year 0; no row is older than the epoch. */
const timeOf = (time: Date) => new Date(Math.max(0, time.getTime())).toISOString();

/** The first number of a time: the time never goes back along the numbers, so a period is a stretch of them. */
const numberAt = (companyId: string, time: Date) => sql`
  coalesce((select e.number from audit_log e where e.company_id = ${companyId}::uuid and e.at >= ${timeOf(time)}::timestamptz
             order by e.at, e.number limit 1), ${beyondAll})`;

/** Between which numbers to look; each bound is found once. */
function within(companyId: string, { from, to }: JournalSearch, before: Before): SQL {
  const bounds = [sql`e.number < ${before ?? beyondAll}::bigint`];
  if (from) bounds.push(sql`e.number >= (select ${numberAt(companyId, from)})`);
  if (to) bounds.push(sql`e.number < (select ${numberAt(companyId, to)})`);
  return sql.join(bounds, sql` and `);
}

/**
 * The numbers of a page of the journal, newest first. Each combination of kind and outcome is a walk of its own along an index, at
 * most a page long, so that no filter reads what it does not show, however rare that is.
 */
function numbersOf(companyId: string, wanted: JournalSearch, userId: string | null, before: Before, limit: number): SQL {
  const bounds = within(companyId, wanted, before);
  if (!userId && !wanted.section && !wanted.outcome)
    return sql`select e.number from audit_log e where e.company_id = ${companyId}::uuid and ${bounds} order by e.number desc limit ${limit}`;
  const kinds = wanted.section ? sections[wanted.section] : objectKinds;
  const outcomes = wanted.outcome ? [wanted.outcome] : ['done', 'refused'];
  return sql`
    select walk.number from unnest(${sql.param([...kinds])}::text[]) k(kind), unnest(${sql.param(outcomes)}::text[]) o(result) cross join lateral (
      select e.number from audit_log e where e.company_id = ${companyId}::uuid ${userId ? sql`and e.user_id = ${userId}::uuid` : sql``}
         and e.object_type = k.kind and e.outcome = o.result and ${bounds} order by e.number desc limit ${limit}) walk
     order by walk.number desc limit ${limit}`;
}

/** A page of the journal. */
export function listJournal(
  reader: Reader,
  companyId: string,
  wanted: JournalSearch,
  userId: string | null,
  before: Before,
  limit: number,
) {
  return readRows(reader, companyId, numbersOf(companyId, wanted, userId, before, limit));
}

/** How many rows there are, counted up to `most`. */
export async function countJournal(
  reader: Reader,
  companyId: string,
  wanted: JournalSearch,
  userId: string | null,
  before: Before,
  most: number,
): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from (${numbersOf(companyId, wanted, userId, before, most)}) page`,
  );
  return row?.count ?? 0;
}

/** What was done to one object. */
export function listHistory(reader: Reader, companyId: string, objectType: string, objectId: string, before: Before, limit: number) {
  return readRows(
    reader,
    companyId,
    sql`select e.number from audit_log e where e.company_id = ${companyId}::uuid and e.object_type = ${objectType} and e.object_id = ${objectId}::uuid
           and e.number < ${before ?? beyondAll}::bigint order by e.number desc limit ${limit}`,
  );
}

const tables = { product: sql`products`, member: sql`members`, invitation: sql`invitations` };

/** Whether the shop has, or had, such an object. */
export async function hasObject(reader: Reader, companyId: string, objectType: string, id: string): Promise<boolean> {
  if (objectType === 'company') return id === companyId;
  const table = Object.entries(tables).find(([kind]) => kind === objectType)?.[1];
  if (!table) return false;
  const rows = await reader.execute(sql`select 1 from ${table} where company_id = ${companyId}::uuid and id = ${id}::uuid`);
  return rows.length > 0;
}

/** The person of a place in the shop. */
export async function userOfMember(reader: Reader, companyId: string, memberId: string): Promise<string | null> {
  const [row] = await reader.execute<{ user_id: string }>(
    sql`select user_id from members where company_id = ${companyId}::uuid and id = ${memberId}::uuid`,
  );
  return row?.user_id ?? null;
}

/** Where and when a session was last seen doing something in the shop; reading leaves no row. */
export interface Sighting {
  at: Date;
  ip: string | null;
  userAgent: string | null;
}

/** Of these sessions of one person, each by its id, what the journal of the shop saw last. */
export async function sightingsOf(
  reader: Reader,
  companyId: string,
  userId: string,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, Sighting>> {
  const rows = await reader.execute<{ sessionId: string; at: string; ip: string | null; userAgent: string | null }>(sql`
    select distinct on (session_id) session_id as "sessionId", at, ip, user_agent as "userAgent"
      from audit_log where company_id = ${companyId}::uuid and user_id = ${userId}::uuid and session_id in (select unnest(${`{${sessionIds.join()}}`}::uuid[]))
     order by session_id, number desc`);
  return new Map(rows.map(({ sessionId, at, ...seen }) => [sessionId, { at: new Date(at), ...seen }]));
}
