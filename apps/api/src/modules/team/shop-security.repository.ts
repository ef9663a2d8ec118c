import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { isUsable, users } from '../accounts/accounts.module.ts';
import { members } from './members.tables.ts';
import { type FactorRule, shopSecurity } from './shop-security.tables.ts';

/** Who must have a second factor; `version` is 0 of a shop that never said. */
export interface Policy {
  rule: FactorRule;
  roles: string[];
  version: number;
}

/** Since when the shop is locked, and by whose hand. */
export interface Lock {
  at: Date;
  /** The name. */
  by: string;
}

export async function findPolicy(reader: Reader, companyId: string): Promise<Policy> {
  const [row] = await reader
    .select({ rule: shopSecurity.factorRule, roles: shopSecurity.factorRoles, version: shopSecurity.version })
    .from(shopSecurity)
    .where(eq(shopSecurity.companyId, companyId));
  return row ?? { rule: 'nobody', roles: [], version: 0 };
}

/** @returns false when it was changed since this version was read */
export async function savePolicy(tx: Tx, companyId: string, { rule, roles, version }: Policy): Promise<boolean> {
  const next = { factorRule: rule, factorRoles: roles };
  const saved = await tx
    .insert(shopSecurity)
    .values({ companyId, ...next })
    .onConflictDoUpdate({
      target: shopSecurity.companyId,
      set: { ...next, version: sql`${shopSecurity.version} + 1` },
      setWhere: eq(shopSecurity.version, version),
    })
    .returning({ version: shopSecurity.version });
  return saved.length > 0;
}

/** A role has ended: what was asked of those who held it is asked of those who hold its heir, if there is one. */
export async function movePolicy(tx: Tx, companyId: string, from: string, to: string | null): Promise<void> {
  const rest = to
    ? sql`array(select distinct unnest(array_replace(factor_roles, ${from}, ${to})))`
    : sql`array_remove(factor_roles, ${from})`;
  await tx.execute(sql`
    update shop_security set factor_roles = ${rest}, factor_rule = case when cardinality(${rest}) = 0 then 'nobody' else factor_rule end,
           version = version + 1
     where company_id = ${companyId}::uuid and ${from} = any (factor_roles)`);
}

export async function findLock(reader: Reader, companyId: string): Promise<Lock | null> {
  const [row] = await reader
    .select({ at: shopSecurity.lockedAt, by: users.fullName })
    .from(shopSecurity)
    .innerJoin(members, and(eq(members.companyId, shopSecurity.companyId), eq(members.id, shopSecurity.lockedBy)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(shopSecurity.companyId, companyId));
  return row?.at ? { at: row.at, by: row.by } : null;
}

/** @returns false when the shop is locked already */
export async function insertLock(tx: Tx, companyId: string, by: string): Promise<boolean> {
  const at = sql`clock_timestamp()`;
  const locked = await tx
    .insert(shopSecurity)
    .values({ companyId, lockedAt: at, lockedBy: by })
    .onConflictDoUpdate({
      target: shopSecurity.companyId,
      set: { lockedAt: at, lockedBy: by },
      setWhere: sql`${shopSecurity.lockedAt} is null`,
    })
    .returning({ companyId: shopSecurity.companyId });
  return locked.length > 0;
}

/** @returns since when it was locked; null when it was not */
export async function deleteLock(tx: Tx, companyId: string): Promise<Date | null> {
  const [was] = await tx.execute<{ at: string }>(sql`
    with was as (select locked_at from shop_security where company_id = ${companyId}::uuid and locked_at is not null for update)
    update shop_security set locked_at = null, locked_by = null from was where company_id = ${companyId}::uuid returning was.locked_at as at`);
  return was ? new Date(was.at) : null;
}

/** Lets one in whom the lock keeps out. @returns false when there is none, or it does not */
export async function letIn(tx: Tx, companyId: string, memberId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update members m set let_in_at = clock_timestamp() from shop_security x
     where m.company_id = ${companyId}::uuid and m.id = ${memberId}::uuid and m.state <> 'removed' and not m.is_owner
       and x.company_id = m.company_id and x.locked_at is not null and coalesce(m.let_in_at < x.locked_at, true)
    returning m.id`);
  return rows.length > 0;
}

/**
 * Everybody's sign-ins until now open the shop no more, but the one of this session, whose person stays in. Waits for what each of
 * them is just doing in the shop.
 */
export async function barEverySignIn(tx: Tx, companyId: string, memberId: string, sessionId: string): Promise<void> {
  await tx.execute(sql`select 1 from members where company_id = ${companyId}::uuid and state <> 'removed' order by id for no key update`);
  await tx.execute(sql`
    update members set barred_until = clock_timestamp(), barred_sign_ins = '{}'
     where company_id = ${companyId}::uuid and state <> 'removed' and id <> ${memberId}::uuid`);
  await tx.execute(sql`
    update members m set let_in_at = clock_timestamp(), barred_sign_ins = array(
        select distinct coalesce(s.continues, s.id) from sessions s
         where s.user_id = m.user_id and s.ended_at is null and s.expires_at > now()
           and coalesce(s.continues, s.id) <> (select coalesce(own.continues, own.id) from sessions own where own.id = ${sessionId}::uuid))
     where m.company_id = ${companyId}::uuid and m.id = ${memberId}::uuid`);
}

/** How one member stands in matters of security. */
export interface Standing {
  memberId: string;
  /** The lock of the shop keeps them out. */
  isLockedOut: boolean;
  hasSecondFactor: boolean;
  /** The shop asks one of them. */
  needsSecondFactor: boolean;
  /** How many sessions of theirs open the shop. */
  sessions: number;
}

/** Of everyone who has a place in the shop. */
export async function standings(reader: Reader, companyId: string): Promise<ReadonlyMap<string, Standing>> {
  const rows = await reader.execute<{ [Key in keyof Standing]: Standing[Key] }>(sql`
    select m.id as "memberId",
           not m.is_owner and x.locked_at is not null and coalesce(m.let_in_at < x.locked_at, true) as "isLockedOut",
           exists (select from totp_factors f where f.user_id = m.user_id and f.confirmed_at is not null)
             or exists (select from passkeys k where k.user_id = m.user_id) as "hasSecondFactor",
           coalesce(x.factor_rule = 'everyone' or x.factor_rule = 'roles' and (
             m.is_owner and 'administrator' = any (x.factor_roles)
             or exists (select from member_roles r where r.company_id = m.company_id and r.member_id = m.id and r.role = any (x.factor_roles)
                           and coalesce(r.valid_to > now(), true))), false) as "needsSecondFactor",
           (select count(*)::int from sessions
             where sessions.user_id = m.user_id and ${isUsable} and (m.barred_until is null or sessions.signed_in_at > m.barred_until)
               and coalesce(sessions.continues, sessions.id) <> all (m.barred_sign_ins)) as sessions
      from members m left join shop_security x on x.company_id = m.company_id
     where m.company_id = ${companyId}::uuid and m.state <> 'removed'`);
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** Whom a lock since that moment kept out and nobody let in before it ended. */
export async function keptOut(reader: Reader, companyId: string, lockedAt: Date): Promise<ReadonlySet<string>> {
  const rows = await reader.execute<{ id: string }>(sql`
    select id from members where company_id = ${companyId}::uuid and state = 'active' and not is_owner
       and coalesce(let_in_at < ${lockedAt.toISOString()}::timestamptz, true)`);
  return new Set(rows.map(({ id }) => id));
}
