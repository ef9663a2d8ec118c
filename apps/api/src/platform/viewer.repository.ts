import type { CompanyState } from '@prikazchik/permissions/right';
import type { Bar, MembershipState, Subject } from '@prikazchik/permissions/subject';
import { sql } from 'drizzle-orm';
import type { Reader, Tx } from './db.ts';
import { assignmentsOf, type GivenRight, type GivenRole, ownRolesOf, personalOf } from './given.ts';
import type { Locale, Origin, Portal, ShopViewer, Viewer } from './viewer.ts';

type Row = {
  session_id: string;
  portal: Portal;
  user_id: string;
  email: string | null;
  email_confirmed: boolean;
  sign_in_name: string | null;
  full_name: string;
  phone: string | null;
  locale: Locale;
  user_created_at: string;
  company_id: string | null;
  company_name: string;
  company_state: CompanyState;
  member_id: string | null;
  member_state: MembershipState;
  is_owner: boolean;
  joined_at: string;
  roles: GivenRole[] | null;
  rights: GivenRight[] | null;
  bar: Bar | null;
  asked_at: string;
  time_zone: string;
};

/**
 * Reads who is asking, in one round trip: the session must live, the person's address, if they have one, be confirmed. Inside a transaction
 * it sees what the transaction sees, so a decision and the write that follows share one truth.
 * @returns null when the session is over or was never there
 */
export async function readViewer(reader: Reader, sessionId: string, companyId: string | null, origin: Origin): Promise<Viewer | null> {
  const [row] = await reader.execute<Row>(sql`select * from viewer_of(${sessionId}::uuid, ${companyId}::uuid)`);
  if (!row || (row.email !== null && !row.email_confirmed)) return null;
  return {
    userId: row.user_id,
    email: row.email,
    signInName: row.sign_in_name,
    fullName: row.full_name,
    phone: row.phone,
    locale: row.locale,
    userCreatedAt: new Date(row.user_created_at),
    sessionId: row.session_id,
    portal: row.portal,
    askedAt: new Date(row.asked_at).getTime(),
    membership:
      row.member_id && row.company_id
        ? {
            memberId: row.member_id,
            companyId: row.company_id,
            companyName: row.company_name,
            timeZone: row.time_zone,
            roles: (row.roles ?? []).map((given) => given.role),
            ownRoles: ownRolesOf(row.roles),
            joinedAt: new Date(row.joined_at),
            subject: subjectOf(row),
          }
        : null,
    looksFrom: null,
    origin,
  };
}

/** How a person stands in a shop, and when that was read. */
export interface Standing {
  readonly subject: Subject;
  readonly askedAt: number;
}

/** How the person of a session stands in each of the shops, as a request to that shop would find it. One round trip. */
export async function readStandings(
  reader: Reader,
  sessionId: string,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await reader.execute<Row & { company_id: string }>(
    sql`select place.* from unnest(${`{${companyIds.join()}}`}::uuid[]) as shop (id), lateral viewer_of(${sessionId}::uuid, shop.id) place
        where place.company_id is not null`,
  );
  return new Map(rows.map((row) => [row.company_id, { subject: subjectOf(row), askedAt: new Date(row.asked_at).getTime() }]));
}

function subjectOf(row: Row): Subject {
  return {
    companyState: row.company_state,
    membership: row.member_state,
    isOwner: row.is_owner,
    assignments: assignmentsOf(row.roles, row.time_zone),
    grants: personalOf(row.rights, 'grant', row.time_zone),
    restrictions: personalOf(row.rights, 'restrict', row.time_zone),
    // A fresh second factor is asked for by the call, not by the right: see graphql/confirmed.ts.
    secondFactor: { enrolled: false },
    bar: row.bar,
  };
}

/**
 * Holds the viewer's place until the transaction ends: what would take it away waits, or has already happened and is seen.
 * One at a time of what a person does in a shop: a lock that their writes shared would pass from one to the next, and
 * whoever kept writing could be neither blocked nor given other roles. Changes to people take the shop's lock first, so that
 * two of them never judge by a state that the other is leaving.
 */
export async function lockViewer(tx: Tx, viewer: ShopViewer, changesPeople: boolean): Promise<void> {
  const { companyId, memberId } = viewer.membership;
  if (changesPeople) await lockTeam(tx, companyId);
  await tx.execute(sql`select 1 from members where company_id = ${companyId}::uuid and id = ${memberId}::uuid for no key update`);
}

/** One at a time in a shop: inviting, accepting, changing and removing people. */
export async function lockTeam(tx: Tx, companyId: string): Promise<void> {
  await tx.execute(sql`select 1 from companies where id = ${companyId}::uuid for no key update`);
}

/**
 * Holds a session until the transaction ends: its end waits, or has already happened and is seen. One at a time of what a
 * person does in a session that concerns no shop of theirs. The person is held first, as by those who end all sessions of a
 * person: held the other way round, each would wait for the other, and whoever kept writing in a stolen session would keep
 * it from ever being ended.
 * @returns false when the session is over
 */
export async function holdSession(tx: Tx, sessionId: string): Promise<boolean> {
  await tx.execute(sql`select 1 from users where id = (select user_id from sessions where id = ${sessionId}::uuid) for no key update`);
  const rows = await tx.execute(
    sql`select 1 from sessions where id = ${sessionId}::uuid and ended_at is null and expires_at > now() for no key update`,
  );
  return rows.length > 0;
}
