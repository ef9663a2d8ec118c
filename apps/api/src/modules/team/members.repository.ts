import type { CompanyState } from '@prikazchik/permissions/right';
import { and, eq, gt, ilike, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { assignmentsOf, type GivenRight, type GivenRole, ownRolesOf, personalOf } from '../../platform/given.ts';
import { newId } from '../../platform/id.ts';
import { users } from '../accounts/accounts.module.ts';
import type { Member } from './members.rules.ts';
import { type MemberState, memberRights, memberRoles, members } from './members.tables.ts';
import { columnsOf, type OfferTerms, WHOLLY } from './offers.rules.ts';

export interface MemberSearch {
  state: MemberState | null;
  role: string | null;
  search: string | null;
  /** Whether what they sign in with is searched, too. */
  inContacts: boolean;
}

type Row = Omit<Member, 'roles' | 'ownRoles' | 'subject' | 'joinedAt' | 'hasLeft' | 'isSecuredSince' | 'keptUntil'> & {
  hasLeft: boolean | null;
  isSecuredSince: boolean | null;
  joinedAt: string;
  keptUntil: string | null;
  companyState: CompanyState;
  timeZone: string;
  given: GivenRole[] | null;
  personal: GivenRight[] | null;
};

/** Read by hand-written SQL: the builder takes a tenth of a page's time to write it anew and to unpack its rows. */
const selected = sql`select members.company_id as "companyId", members.id, members.user_id as "userId", coalesce(members.display_name, users.full_name) as "fullName",
    members.display_name as "displayName", members.contact_phone as "contactPhone", members.position, members.details_version as "detailsVersion",
    (select t.undo_until from ownership_transfers t where t.company_id = members.company_id and t.from_id = members.id
       and t.state = 'accepted' and t.undo_until > now() limit 1) as "keptUntil",
    users.email, users.sign_in_name as "signInName", coalesce(members.picture_key, users.avatar_key) as "avatarKey", members.picture_key as "pictureKey", coalesce(members.contact_phone, users.phone) as phone, members.is_owner as "isOwner", members.state, members.removed_by = members.id as "hasLeft", users.secured_at >= members.removed_at as "isSecuredSince", members.joined_at as "joinedAt", companies.state as "companyState", companies.time_zone as "timeZone",
    (select json_agg(json_build_object('role', r.role, 'name', o.name, 'rights', o.rights, 'from', r.valid_from, 'to', r.valid_to, 'scope', r.warehouse_ids,
                                       'days', r.shift_days, 'fromMinute', r.shift_from, 'toMinute', r.shift_to)
                     order by r.role)
       from member_roles r left join roles o on o.company_id = r.company_id and o.id = r.role_id where r.company_id = members.company_id and r.member_id = members.id) as given,
    (select json_agg(json_build_object('right', g."right", 'effect', g.effect, 'from', g.valid_from, 'to', g.valid_to, 'scope', g.warehouse_ids,
                                       'days', g.shift_days, 'fromMinute', g.shift_from, 'toMinute', g.shift_to))
       from member_rights g where g.company_id = members.company_id and g.member_id = members.id) as personal
  from members join users on users.id = members.user_id join companies on companies.id = members.company_id`;

function toMember({ companyState, timeZone, given, personal, joinedAt, keptUntil, hasLeft, isSecuredSince, ...row }: Row): Member {
  return {
    ...row,
    joinedAt: new Date(joinedAt),
    keptUntil: keptUntil === null ? null : new Date(keptUntil),
    hasLeft: hasLeft ?? false,
    isSecuredSince: isSecuredSince ?? false,
    roles: (given ?? []).map(({ role }) => role),
    ownRoles: ownRolesOf(given),
    subject: {
      companyState,
      membership: row.state,
      isOwner: row.isOwner,
      assignments: assignmentsOf(given, timeZone),
      grants: personalOf(personal, 'grant', timeZone),
      restrictions: personalOf(personal, 'restrict', timeZone),
      secondFactor: { enrolled: false },
    },
  };
}

async function select(reader: Reader, where: SQL | undefined, limit: number): Promise<Member[]> {
  const rows = await reader.execute<Row>(sql`${selected} where ${where} order by members.id limit ${limit}`);
  return rows.map(toMember);
}

export async function findMember(reader: Reader, companyId: string, id: string): Promise<Member | null> {
  const [member] = await select(reader, and(eq(members.companyId, companyId), eq(members.id, id)), 1);
  return member ?? null;
}

/** The place that a person has in the shop now, blocked or not. */
export async function findPresentMember(reader: Reader, companyId: string, emailKey: string): Promise<Member | null> {
  const [member] = await select(
    reader,
    and(eq(members.companyId, companyId), eq(users.emailKey, emailKey), ne(members.state, 'removed')),
    1,
  );
  return member ?? null;
}

/** The same, for one whose account is known. */
export async function findOwnPlace(reader: Reader, companyId: string, userId: string): Promise<Member | null> {
  const [member] = await select(reader, and(eq(members.companyId, companyId), eq(members.userId, userId), ne(members.state, 'removed')), 1);
  return member ?? null;
}

const searched = (inContacts: boolean) => [users.fullName, members.displayName, ...(inContacts ? [users.email, users.signInName] : [])];

/** In the order of joining; those removed only when asked for. */
export async function listMembers(
  reader: Reader,
  companyId: string,
  wanted: MemberSearch,
  after: string | null,
  limit: number,
): Promise<Member[]> {
  const pattern = wanted.search ? `%${wanted.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const where = and(
    eq(members.companyId, companyId),
    wanted.state ? eq(members.state, wanted.state) : ne(members.state, 'removed'),
    wanted.role
      ? sql`not ${members.isOwner} and exists (select from member_roles r where r.company_id = ${companyId} and r.member_id = ${members.id} and r.role = ${wanted.role})`
      : undefined,
    pattern ? or(...searched(wanted.inContacts).map((column) => ilike(column, pattern))) : undefined,
    after ? gt(members.id, after) : undefined,
  );
  return select(reader, where, limit);
}

/** Everyone who works in the shop now: few enough in a shop of hundreds to be judged one by one. */
export async function listActiveMembers(reader: Reader, companyId: string): Promise<Member[]> {
  return select(reader, and(eq(members.companyId, companyId), eq(members.state, 'active')), 1000);
}

/** Everyone who holds the role, blocked ones too: whom a change of it changes. What the owner held before is kept, and changes nothing. */
export async function listHolders(reader: Reader, companyId: string, role: string): Promise<Member[]> {
  const holds = sql`exists (select from member_roles r where r.company_id = ${companyId} and r.member_id = ${members.id} and r.role = ${role})`;
  return select(reader, and(eq(members.companyId, companyId), ne(members.state, 'removed'), eq(members.isOwner, false), holds), 1000);
}

/** Holds their places in one order, so that what they are just doing by the old rights ends before these are gone. */
export async function lockMembers(tx: Tx, companyId: string, held: readonly Pick<Member, 'id'>[]): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await tx.execute(sql`select 1 from members where company_id = ${companyId}::uuid and id in ${ids} order by id for no key update`);
}

export async function countMembers(reader: Reader, companyId: string): Promise<Record<MemberState, number>> {
  const rows = await reader
    .select({ state: members.state, count: sql<number>`count(*)::int` })
    .from(members)
    .where(eq(members.companyId, companyId))
    .groupBy(members.state);
  const counts = { active: 0, blocked: 0, removed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

export interface NewMember {
  companyId: string;
  userId: string;
  isOwner: boolean;
  roles: readonly string[];
  /** Within which the roles hold; left out: for good, and in all warehouses. */
  terms?: OfferTerms;
}

export async function insertMember(tx: Tx, { roles, terms = WHOLLY, ...place }: NewMember): Promise<string> {
  const id = newId();
  // Whoever comes back comes back with a new sign-in: those that the shop had ended stay ended.
  const barredUntil = sql<Date | null>`(select max(former.barred_until) from members former
    where former.company_id = ${place.companyId}::uuid and former.user_id = ${place.userId}::uuid)`;
  const barredSignIns = sql<
    string[]
  >`(select coalesce(array_agg(distinct barred), '{}') from members former, unnest(former.barred_sign_ins) barred
    where former.company_id = ${place.companyId}::uuid and former.user_id = ${place.userId}::uuid)`;
  await tx.insert(members).values({ ...place, id, barredUntil, barredSignIns });
  if (roles.length > 0)
    await tx.insert(memberRoles).values(roles.map((role) => ({ companyId: place.companyId, memberId: id, role, ...columnsOf(terms) })));
  return id;
}

/**
 * Gives a member exactly these roles; the dates, hours and warehouses of one that stays are let be. Takes the member's own row as
 * `moveMember` does, so that what they are just doing by the old roles (see `lockViewer`) ends before these are gone.
 */
export async function replaceRoles(tx: Tx, companyId: string, memberId: string, roles: readonly string[]): Promise<void> {
  await lockMembers(tx, companyId, [{ id: memberId }]);
  const others = notInArray(memberRoles.role, [...roles]);
  await tx.delete(memberRoles).where(and(eq(memberRoles.companyId, companyId), eq(memberRoles.memberId, memberId), others));
  await tx
    .insert(memberRoles)
    .values(roles.map((role) => ({ companyId, memberId, role })))
    .onConflictDoNothing();
}

/** What the shop said of them in their former place. */
export async function copyDetails(tx: Tx, companyId: string, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update members place set display_name = former.display_name, contact_phone = former.contact_phone, position = former.position
      from members former
     where place.company_id = ${companyId}::uuid and place.id = ${to}::uuid and former.company_id = place.company_id and former.id = ${from}::uuid`);
  // A picture has one place: where it is shown, it can be taken away.
  await tx.execute(sql`
    with former as (
      select id, picture_key from members where company_id = ${companyId}::uuid and id = ${from}::uuid and picture_key is not null
    )
    update members m set picture_key = case when m.id = former.id then null else former.picture_key end
      from former where m.company_id = ${companyId}::uuid and m.id in (former.id, ${to}::uuid)`);
}

/** What they held when they were removed and still would, dates, hours and warehouses included. */
export async function copyRights(tx: Tx, companyId: string, from: string, to: string): Promise<void> {
  for (const table of [memberRoles, memberRights]) {
    const kept = await tx
      .select()
      .from(table)
      .where(and(eq(table.companyId, companyId), eq(table.memberId, from), sql`coalesce(${table.validTo} > now(), true)`));
    if (kept.length > 0) await tx.insert(table).values(kept.map((row) => ({ ...row, memberId: to })));
  }
}

const marks: Record<MemberState, Partial<Record<'blockedAt' | 'removedAt', SQL | null>>> = {
  active: { blockedAt: null },
  blocked: { blockedAt: sql`now()` },
  removed: { removedAt: sql`now()` },
};

/** Moves a member from one state to another. @returns false when they are not in `from` any more, or are the owner */
export async function moveMember(
  tx: Tx,
  companyId: string,
  id: string,
  from: readonly MemberState[],
  to: MemberState,
  by: string,
): Promise<boolean> {
  const moved = await tx
    .update(members)
    .set({ state: to, ...marks[to], ...(to === 'removed' && { removedBy: by }) })
    .where(and(eq(members.companyId, companyId), eq(members.id, id), eq(members.isOwner, false), sql`${members.state} in ${from}`))
    .returning({ id: members.id });
  return moved.length > 0;
}

export interface MembershipRow extends Record<string, unknown> {
  company_id: string;
  company_name: string;
  company_state: CompanyState;
  member_id: string;
  member_state: MemberState;
  is_owner: boolean;
  joined_at: string;
  roles: Pick<GivenRole, 'role' | 'name' | 'rights'>[] | null;
}

/** The shops of one person, over all shops: one of the reviewed functions, see drizzle/*_row_security.sql. */
export async function membershipsOf(reader: Reader, userId: string): Promise<MembershipRow[]> {
  return [...(await reader.execute<MembershipRow>(sql`select * from memberships_of(${userId}::uuid)`))];
}

export async function findShop(reader: Reader, companyId: string): Promise<{ name: string; timeZone: string; state: CompanyState } | null> {
  const [row] = await reader.execute<{ name: string; time_zone: string; state: CompanyState }>(
    sql`select name, time_zone, state from companies where id = ${companyId}::uuid`,
  );
  return row ? { name: row.name, timeZone: row.time_zone, state: row.state } : null;
}
