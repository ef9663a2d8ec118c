import { createHash, randomBytes } from 'node:crypto';
import type { RoleKey } from '@prikazchik/permissions/role';
import type { Row, Sql } from 'postgres';
import { newId } from '../../src/platform/id.ts';
import type { Portal } from '../../src/platform/viewer.ts';

/** Someone with an account whose password nobody knows. */
export interface BulkPerson {
  userId: string;
  email: string;
}

export interface BulkMember extends BulkPerson {
  memberId: string;
}

/** An active shop, made past the forms. */
export interface BulkShop {
  companyId: string;
  owner: BulkMember;
  /** One of each role that was asked for, in that order. */
  members: BulkMember[];
}

/** How many rows go in one statement: its parameters are at most 65,534. */
const portion = 2_000;

async function insert(sql: Sql, table: string, rows: Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += portion) await sql`insert into ${sql(table)} ${sql(rows.slice(at, at + portion))}`;
}

/** People with confirmed addresses. */
export async function insertPeople(sql: Sql, count: number): Promise<BulkPerson[]> {
  const people = Array.from({ length: count }, () => newId()).map((userId) => ({ userId, email: `p${userId}@bulk.test` }));
  const rows = people.map(({ userId, email }) => ({
    id: userId,
    email,
    email_key: email,
    email_confirmed_at: new Date(),
    password_hash: 'none',
    full_name: 'Человек из толпы',
    locale: 'ru',
  }));
  await insert(sql, 'users', rows);
  return people;
}

/** Shops with an owner and a member for each of the roles. */
export async function insertShops(sql: Sql, count: number, roles: RoleKey[] = []): Promise<BulkShop[]> {
  const team = roles.length + 1;
  const people = (await insertPeople(sql, count * team)).map((person) => ({ ...person, memberId: newId() }));
  const shops = Array.from({ length: count }, (_, index): BulkShop => {
    const [owner, ...members] = people.slice(index * team, (index + 1) * team);
    if (!owner) throw new Error('A shop without an owner.');
    return { companyId: newId(), owner, members };
  });
  const company = { kind: 'SOLE_PROPRIETOR', state: 'active', name: 'Лавка из ряда', inn: '500100732259', legal_name: 'ИП Из Ряда' };
  await insert(
    sql,
    'companies',
    shops.map(({ companyId }) => ({ id: companyId, ...company })),
  );
  const place = (companyId: string, { memberId, userId }: BulkMember, isOwner: boolean) => ({
    company_id: companyId,
    id: memberId,
    user_id: userId,
    is_owner: isOwner,
  });
  await insert(
    sql,
    'members',
    shops.flatMap(({ companyId, owner, members }) => [
      place(companyId, owner, true),
      ...members.map((member) => place(companyId, member, false)),
    ]),
  );
  await insert(
    sql,
    'member_roles',
    shops.flatMap(({ companyId, members }) =>
      members.map(({ memberId }, index) => ({ company_id: companyId, member_id: memberId, role: roles[index] })),
    ),
  );
  return shops;
}

export interface BulkInvitation {
  id: string;
  companyId: string;
  invitedBy: string;
  email: string;
  roles: RoleKey[];
  /** Until it expires, from the moment of the insert by the database's clock, in milliseconds. */
  lives: number;
}

/** Pending invitations, their letters unsent. */
export async function insertInvitations(sql: Sql, invitations: BulkInvitation[]): Promise<void> {
  for (let at = 0; at < invitations.length; at += portion) {
    const rows = invitations.slice(at, at + portion);
    await sql`
      insert into invitations (company_id, id, email, email_key, roles, locale, days, invited_by, expires_at)
      select r."companyId"::uuid, r.id::uuid, r.email, r.email, r.roles, 'ru', 7, r."invitedBy"::uuid, clock_timestamp() + make_interval(secs => r.lives / 1000)
        from jsonb_to_recordset(${sql.json(rows.map((row) => ({ ...row })))}) as
             r(id text, "companyId" text, "invitedBy" text, email text, roles text[], lives float)`;
  }
}

export interface BulkSession {
  userId: string;
  sessionId: string;
  /** The token of its cookie, unused yet. */
  refresh: string;
}

/** A session of each of the people, as signing in leaves it. */
export async function insertSessions(sql: Sql, userIds: string[], portal: Portal): Promise<BulkSession[]> {
  const sessions = userIds.map((userId) => ({ userId, sessionId: newId(), refresh: randomBytes(32).toString('base64url') }));
  const expiresAt = new Date(Date.now() + 7 * 24 * 3_600_000);
  await insert(
    sql,
    'sessions',
    sessions.map(({ userId, sessionId }) => ({ id: sessionId, user_id: userId, portal, expires_at: expiresAt })),
  );
  await insert(
    sql,
    'refresh_tokens',
    sessions.map(({ sessionId, refresh }) => ({
      hash: createHash('sha256').update(refresh).digest('hex'),
      session_id: sessionId,
    })),
  );
  return sessions;
}
