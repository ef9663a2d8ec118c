import { isRight, type Right } from '@prikazchik/permissions/right';
import { isRoleKey, type Role } from '@prikazchik/permissions/role';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { openStates } from './invitations.rules.ts';
import { invitations } from './invitations.tables.ts';
import { memberRoles } from './members.tables.ts';
import { rolesNamed } from './roles.rules.ts';
import { roles } from './roles.tables.ts';

export type RoleRow = typeof roles.$inferSelect;

/** Without those rights that this build does not know. */
const known = (row: RoleRow): RoleRow => ({ ...row, rights: row.rights.filter(isRight) });

/** In the order in which they were made. */
export async function listRoles(reader: Reader, companyId: string): Promise<RoleRow[]> {
  return (await reader.select().from(roles).where(eq(roles.companyId, companyId)).orderBy(roles.id)).map(known);
}

export async function findRole(reader: Reader, companyId: string, id: string): Promise<RoleRow | null> {
  const [role] = await reader
    .select()
    .from(roles)
    .where(and(eq(roles.companyId, companyId), eq(roles.id, id)));
  return role ? known(role) : null;
}

/** The roles that the keys name; null when the shop has not got one of them. */
export async function findRoles(reader: Reader, companyId: string, keys: readonly string[]): Promise<Role[] | null> {
  const ids = keys.filter((key) => !isRoleKey(key));
  if (ids.length === 0) return rolesNamed(keys, []);
  const found = await reader
    .select()
    .from(roles)
    .where(and(eq(roles.companyId, companyId), inArray(roles.id, ids)));
  return rolesNamed(
    keys,
    found.map(({ id, name, rights }) => ({ key: id, name, rights })),
  );
}

/** How many people hold each role, blocked ones too; those removed hold nothing any more, and the owner needs none. */
export async function countHolders(reader: Reader, companyId: string): Promise<Map<string, number>> {
  const rows = await reader.execute<{ role: string; count: number }>(sql`
    select r.role, count(*)::int as count from member_roles r
    join members m on m.company_id = r.company_id and m.id = r.member_id and m.state <> 'removed' and not m.is_owner
    where r.company_id = ${companyId}::uuid group by r.role`);
  return new Map([...rows].map(({ role, count }) => [role, count]));
}

/** Whether the shop has another role of this name, in whatever case. */
export async function isNameTaken(reader: Reader, companyId: string, name: string, exceptId: string | null): Promise<boolean> {
  const taken = await reader
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.companyId, companyId), sql`lower(${roles.name}) = lower(${name})`, exceptId ? ne(roles.id, exceptId) : undefined));
  return taken.length > 0;
}

export interface RoleContent {
  name: string;
  description: string | null;
  rights: Right[];
}

export async function insertRole(tx: Tx, companyId: string, content: RoleContent): Promise<string> {
  const id = newId();
  await tx.insert(roles).values({ companyId, id, ...content });
  return id;
}

/** @returns false when it was changed since this version was read */
export async function updateRole(tx: Tx, companyId: string, id: string, version: number, content: RoleContent): Promise<boolean> {
  const changed = await tx
    .update(roles)
    .set({ ...content, version: sql`${roles.version} + 1` })
    .where(and(eq(roles.companyId, companyId), eq(roles.id, id), eq(roles.version, version)))
    .returning({ id: roles.id });
  return changed.length > 0;
}

/** Ends the role. Those who were removed while they held it lose the mark of it: their history says what they held. */
export async function deleteRole(tx: Tx, companyId: string, id: string): Promise<void> {
  await tx.delete(memberRoles).where(and(eq(memberRoles.companyId, companyId), eq(memberRoles.role, id)));
  await tx.delete(roles).where(and(eq(roles.companyId, companyId), eq(roles.id, id)));
}

/** Gives those who hold the one role the other instead, with the dates and warehouses of the first. */
export async function moveHolders(tx: Tx, companyId: string, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update member_roles r set role = ${to} where r.company_id = ${companyId}::uuid and r.role = ${from}
    and not exists (select from member_roles o where o.company_id = r.company_id and o.member_id = r.member_id and o.role = ${to})`);
  await tx
    .update(invitations)
    .set({ roles: sql`array(select distinct unnest(array_replace(${invitations.roles}, ${from}, ${to})))` })
    .where(and(eq(invitations.companyId, companyId), inArray(invitations.state, openStates), sql`${from} = any(${invitations.roles})`));
}

/** Whether somebody is invited to the role and has not answered. */
export async function isRoleOffered(reader: Reader, companyId: string, id: string): Promise<boolean> {
  const offered = await reader
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.companyId, companyId), inArray(invitations.state, openStates), sql`${id} = any(${invitations.roles})`))
    .limit(1);
  return offered.length > 0;
}

/** What the members have done of late, each action with the last time of it. */
export async function lastDeedsOf(
  reader: Reader,
  companyId: string,
  memberIds: readonly string[],
  actions: readonly string[],
  days: number,
): Promise<{ memberId: string; action: string; at: Date }[]> {
  if (memberIds.length === 0 || actions.length === 0) return [];
  const rows = await reader.execute<{ memberId: string; action: string; at: string }>(sql`
    select member_id as "memberId", action, max(at) as at from audit_log
    where company_id = ${companyId}::uuid and member_id in ${[...memberIds]} and action in ${[...actions]} and outcome = 'done'
      and at > now() - make_interval(days => ${days}) group by member_id, action`);
  return [...rows].map((row) => ({ ...row, at: new Date(row.at) }));
}
