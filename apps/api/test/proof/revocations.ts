import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { newId } from '../../src/platform/id.ts';
import type { Client } from '../client.ts';
import { askedFor } from '../confirmations.ts';
import {
  blockMember,
  changeRoles,
  endMemberSessions,
  lockShop,
  memberAccess,
  removeMember,
  resetPassword,
  setMemberAccess,
  signOut,
} from '../documents.ts';
import { hoursElse } from '../hours.ts';
import { type BulkMember, insertShops } from './bulk.ts';
import type { Fleet } from './fleet.ts';
import { endOf } from './rounds.ts';

/** A manager who works in a shop, its owner, and a link by which the manager may set another password. */
export interface Scene {
  person: BulkMember;
  browser: Client;
  owner: Client;
  resetToken: string;
}

/** A way to take from somebody what they have. */
export interface Revocation {
  name: string;
  /** Asks for it at one of the processes. @returns how that ended, see `endOf` */
  ask(fleet: Fleet, scene: Scene, api: number): Promise<string>;
  /** How it ends when it was done. */
  done: string;
  /** What every request meets from then on. */
  refusal: 'FORBIDDEN' | 'UNAUTHENTICATED';
  /** What a stream of theirs is told: the refusal that ends it, or what became of them where it may go on. */
  streams: 'FORBIDDEN' | 'UNAUTHENTICATED' | 'ROLE_CHANGED';
}

/** A role may end so soon after it was given its end, in milliseconds: the giving itself must be through by then. */
const soon = 1_500;

/** A confirmation that the lock is meant; given here, for a password takes longer than all the rest. */
async function confirmationFor(fleet: Fleet, client: Client): Promise<string> {
  const confirmation = await askedFor(client, lockShop, {});
  await fleet.sql`update confirmations set confirmed_at = now() where hash = ${createHash('sha256').update(confirmation).digest('hex')}`;
  return confirmation;
}

/** Gives the role an end, and answers when it has passed by the clock of the database. */
async function dateToPass(fleet: Fleet, { owner, person: { memberId } }: Scene, api: number): Promise<string> {
  const client = fleet.elsewhere(owner, api);
  const { version } = (await client.get(memberAccess, { id: memberId })).member.access;
  const [row] = await fleet.sql<{ to: Date }[]>`select clock_timestamp() + ${soon} * interval '1 millisecond' as to`;
  const to = row?.to ?? new Date();
  const end = await endOf(client, setMemberAccess, { input: { memberId, version, roles: [{ role: 'MANAGER', to }], rights: [] } });
  await fleet.sql`select pg_sleep(extract(epoch from ${to}::timestamptz - clock_timestamp()))`;
  return end;
}

/** Lets the role hold on other days of the week. What an end by the minute does, hours.test.ts waits for. */
async function hoursElsewhere(fleet: Fleet, { owner, person: { memberId } }: Scene, api: number): Promise<string> {
  const client = fleet.elsewhere(owner, api);
  const { version } = (await client.get(memberAccess, { id: memberId })).member.access;
  const roles = [{ role: 'MANAGER', shift: hoursElse() }];
  return endOf(client, setMemberAccess, { input: { memberId, version, roles, rights: [] } });
}

export const revocations: readonly Revocation[] = [
  {
    name: 'role change',
    ask: (fleet, { owner, person }, api) =>
      endOf(fleet.elsewhere(owner, api), changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } }),
    done: 'Member',
    refusal: 'FORBIDDEN',
    streams: 'ROLE_CHANGED',
  },
  {
    name: 'block',
    ask: (fleet, { owner, person }, api) => endOf(fleet.elsewhere(owner, api), blockMember, { id: person.memberId }),
    done: 'Revocation',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'removal',
    ask: (fleet, { owner, person }, api) => endOf(fleet.elsewhere(owner, api), removeMember, { id: person.memberId }),
    done: 'Revocation',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'sessions ended by another',
    ask: (fleet, { owner, person: { memberId } }, api) => endOf(fleet.elsewhere(owner, api), endMemberSessions, { memberId }),
    done: 'Revocation',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'shop locked',
    ask: async (fleet, { owner }, api) => {
      const client = fleet.elsewhere(owner, api);
      return endOf(client, lockShop, { confirmation: await confirmationFor(fleet, client) });
    },
    done: 'ShopSecurity',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'date passes',
    ask: dateToPass,
    done: 'Member',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'hours that are not now',
    ask: hoursElsewhere,
    done: 'Member',
    refusal: 'FORBIDDEN',
    streams: 'FORBIDDEN',
  },
  {
    name: 'sign-out',
    ask: (fleet, { browser }, api) => endOf(fleet.elsewhere(browser, api), signOut),
    done: 'status 200',
    refusal: 'UNAUTHENTICATED',
    streams: 'UNAUTHENTICATED',
  },
  {
    name: 'password reset',
    ask: (fleet, { resetToken }, api) =>
      endOf(fleet.guest({ api }), resetPassword, { input: { token: resetToken, password: 'another dozen of bagels' } }),
    done: 'Done',
    refusal: 'UNAUTHENTICATED',
    streams: 'UNAUTHENTICATED',
  },
];

async function insertResetLinks(sql: Sql, people: BulkMember[]): Promise<string[]> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const rows = people.map(({ userId, email }) => ({
    id: newId(),
    purpose: 'reset-password',
    user_id: userId,
    email_key: email,
    expires_at: expiresAt,
  }));
  await sql`insert into links ${sql(rows)}`;
  return rows.map(({ id }) => id);
}

/** So many scenes, everybody signed in. */
export async function layOut(fleet: Fleet, count: number): Promise<Scene[]> {
  const shops = await insertShops(fleet.sql, count, ['manager']);
  const people = shops.flatMap(({ members }) => members);
  const links = await insertResetLinks(fleet.sql, people);
  const [browsers, owners] = await Promise.all([
    fleet.sessions(
      people.map(({ userId }) => userId),
      null,
    ),
    fleet.sessions(
      shops.map(({ owner }) => owner.userId),
      null,
    ),
  ]);
  return shops.map(({ companyId }, index) => {
    const [person, browser, owner, link] = [people[index], browsers[index], owners[index], links[index]];
    if (!person || !browser || !owner || !link) throw new Error('Somebody is missing.');
    return {
      person,
      browser: Object.assign(browser, { company: companyId }),
      owner: Object.assign(owner, { company: companyId }),
      resetToken: fleet.signer.sign('reset-password', { id: link, generation: 1 }),
    };
  });
}
