import type { RoleKey } from '@prikazchik/permissions/role';
import type { Sql } from 'postgres';
import { newId } from '../../src/platform/id.ts';
import type { Client } from '../client.ts';
import { type BulkMember, type BulkPerson, insertInvitations, insertPeople, insertShops } from './bulk.ts';
import type { Fleet } from './fleet.ts';
import { inFlight, inPortions } from './rounds.ts';

/** A shop in which an administrator has invited somebody who has an account; each is signed in. */
export interface Scene {
  companyId: string;
  inviter: BulkMember;
  guest: BulkPerson;
  invitationId: string;
  token: string;
  /** The owner's and the inviter's browsers go to the second API process, the guest's to the first. */
  browsers: { owner: Client; inviter: Client; guest: Client };
}

/** What a round came to, as its answers say; null when somebody was answered too late to know. */
export type Played = {
  /** The order that won. */
  won: string;
  accepted: boolean;
} | null;

/** What the database holds of one invitation after its round. */
export interface Kept {
  id: string;
  state: string;
  /** The place that accepting made, as the invitation has it. */
  memberId: string | null;
  /** Decided before it expired, by the database's clock; null when it was not decided. */
  inTime: boolean | null;
  /** Refused as expired before it was. */
  tooEarly: number;
  /** Every place of the invited person in the shop. */
  places: string[];
  roles: number;
  /** Rows of success in the journal. */
  done: number;
  /** Letters of welcome in the queue. */
  welcomes: number;
  /** Pending invitations of the address in the shop, expired ones not among them. */
  pending: number;
}

export interface Outcome {
  /** Who won, a name for each round in which everybody was told. */
  orders: string[];
  /** Places, rows of success or letters beyond the one that a won acceptance makes. */
  doubles: number;
  /** Halves of an acceptance without the other half. */
  orphans: number;
  /** Rounds whose answers and rows tell two stories. */
  contradictions: number;
  kept: Kept[];
}

/** How many rounds are played at a time, and how many are laid out at once. */
const width = 8;
const portion = 500;

const role = 'manager' satisfies RoleKey;

async function layOut(fleet: Fleet, count: number): Promise<Scene[]> {
  const shops = await insertShops(fleet.sql, count, ['administrator']);
  const guests = await insertPeople(fleet.sql, count);
  const [owners, inviters, visitors] = await Promise.all([
    fleet.sessions(
      shops.map(({ owner }) => owner.userId),
      null,
      { api: 1 },
    ),
    fleet.sessions(
      shops.flatMap(({ members }) => members.map(({ userId }) => userId)),
      null,
      { api: 1 },
    ),
    fleet.sessions(
      guests.map(({ userId }) => userId),
      null,
      { portal: 'staff' },
    ),
  ]);
  const scenes = shops.map(({ companyId, members: [inviter] }, index): Scene => {
    const [owner, guestBrowser, inviterBrowser] = [owners[index], visitors[index], inviters[index]];
    const guest = guests[index];
    if (!inviter || !guest || !owner || !guestBrowser || !inviterBrowser) throw new Error('Somebody is missing.');
    const invitationId = newId();
    const browsers = {
      owner: Object.assign(owner, { company: companyId }),
      inviter: Object.assign(inviterBrowser, { company: companyId }),
      guest: guestBrowser,
    };
    return {
      companyId,
      inviter,
      guest,
      invitationId,
      token: fleet.signer.sign('invitation', { id: invitationId, generation: 1 }),
      browsers,
    };
  });
  await insertInvitations(
    fleet.sql,
    scenes.map(({ companyId, inviter, guest, invitationId }) => ({
      id: invitationId,
      companyId,
      invitedBy: inviter.memberId,
      email: guest.email,
      roles: [role],
      lives: 3_600_000,
    })),
  );
  return scenes;
}

async function read(sql: Sql, scenes: Scene[]): Promise<Map<string, Kept>> {
  const companies = scenes.map(({ companyId }) => companyId);
  const rows = await sql<Kept[]>`
    with welcomes as (
      select data ->> 'companyId' as company, count(*)::int as count from pgboss.job
       where name = 'letter.access' and data ->> 'kind' = 'WELCOME' and data ->> 'companyId' in ${sql(companies)} group by 1)
    select i.id, case when i.waiting_since is null then i.state else 'waiting' end as state, i.member_id as "memberId", i.decided_at < i.expires_at as "inTime",
           coalesce(w.count, 0) as welcomes,
           array(select m.id::text from members m join users u on u.id = m.user_id where m.company_id = i.company_id and u.email_key = i.email_key) as places,
           (select count(*)::int from member_roles r where r.company_id = i.company_id and r.member_id = i.member_id) as roles,
           (select count(*)::int from audit_log a where a.company_id = i.company_id and a.object_id = i.id
               and a.action = 'invitation.accept' and a.outcome = 'done') as done,
           (select count(*)::int from audit_log a where a.company_id = i.company_id and a.object_id = i.id
               and a.reason = 'LINK_EXPIRED' and a.at < i.expires_at) as "tooEarly",
           (select count(*)::int from invitations other where other.company_id = i.company_id and other.email_key = i.email_key
               and other.state = 'pending' and other.expires_at > now()) as pending
      from invitations i left join welcomes w on w.company = i.company_id::text
     where i.id in ${sql(scenes.map(({ invitationId }) => invitationId))}`;
  return new Map(rows.map((row) => [row.id, row]));
}

const beyondOne = (count: number) => Math.max(0, count - 1);

function judge(outcome: Outcome, told: Played, row: Kept): void {
  outcome.kept.push(row);
  outcome.doubles += beyondOne(row.places.length) + beyondOne(row.done) + beyondOne(row.welcomes);
  const halves = [row.state === 'accepted', row.places.length > 0, row.roles > 0, row.done > 0, row.welcomes > 0];
  if (new Set(halves).size > 1 || (row.memberId ?? undefined) !== row.places[0]) outcome.orphans += 1;
  if (!told) return;
  outcome.orders.push(told.won);
  if (told.accepted !== (row.state === 'accepted')) outcome.contradictions += 1;
}

/** Plays so many rounds, each in a shop of its own, and looks behind the API after every portion of them. */
export async function playAcceptances(fleet: Fleet, count: number, play: (scene: Scene) => Promise<Played>): Promise<Outcome> {
  const outcome: Outcome = { orders: [], doubles: 0, orphans: 0, contradictions: 0, kept: [] };
  await inPortions(count, portion, async (size) => {
    const scenes = await layOut(fleet, size);
    const played = await inFlight(scenes, width, play);
    const kept = await read(fleet.sql, scenes);
    for (const [index, { invitationId }] of scenes.entries()) {
      const row = kept.get(invitationId);
      if (!row) throw new Error('An invitation is gone.');
      judge(outcome, played[index] ?? null, row);
    }
  });
  return outcome;
}
