import type { Role } from '@prikazchik/permissions/role';
import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader, Tx } from '../../platform/db.ts';
import { type OwnRole, ownRolesOf } from '../../platform/given.ts';
import { newId } from '../../platform/id.ts';
import { users } from '../accounts/accounts.module.ts';
import { maskEmail } from '../audit/audit.module.ts';
import { warehouseNames } from './access.repository.ts';
import { openStates } from './invitations.rules.ts';
import { type Delivery, type InvitationState, invitations } from './invitations.tables.ts';
import type { Member } from './members.rules.ts';
import { members } from './members.tables.ts';
import { columnsOf, couldInvite, type Offer, type OfferTerms, offered } from './offers.rules.ts';
import { rolesNamed } from './roles.rules.ts';

/** More than a shop can have waiting at a time, see the limits of inviting. */
const pendingMost = 1000;

/** Past its time, or past that of what it offers. */
const isExpired = sql<boolean>`(${invitations.expiresAt} <= now() or coalesce(${invitations.validTo} <= now(), false))`;
const isOpen = inArray(invitations.state, openStates);
const one = (companyId: string, id: string) => and(eq(invitations.companyId, companyId), eq(invitations.id, id));

const askers = alias(users, 'askers');

const selection = {
  invitation: invitations,
  isExpired,
  invitedByName: users.fullName,
  asker: { fullName: askers.fullName, email: askers.email, signInName: askers.signInName },
  own: sql<{ role: string; name: string; rights: string[] }[] | null>`(
    select json_agg(json_build_object('role', o.id, 'name', o.name, 'rights', o.rights)) from roles o
    where o.company_id = ${invitations.companyId} and o.id::text = any(${invitations.roles}))`,
};

export type Invitation = typeof invitations.$inferSelect & {
  isExpired: boolean;
  invitedByName: string;
  ownRoles: OwnRole[];
  /**
   * Who entered by the link and waits, or was let in: as their account calls them now, and by what they sign in; an address as others
   * may see it. Null of one with whom it came to nothing: how they call themselves since is none of the shop's business.
   */
  asker: { fullName: string; name: string } | null;
};

/** The roles that it offers; one that ended since offers nothing. */
export function rolesOffered({ roles, ownRoles }: Pick<Invitation, 'roles' | 'ownRoles'>): Role[] {
  return rolesNamed(roles, ownRoles) ?? [];
}

/** What whoever takes it will hold. */
export const offerOf = (invitation: Invitation): Offer => offered(rolesOffered(invitation), termsOf(invitation));

export const termsOf = ({ validFrom, validTo, warehouseIds }: Invitation): OfferTerms => ({ from: validFrom, to: validTo, warehouseIds });

/** The names of the warehouses within which it offers; null: all of them. */
export async function warehousesOffered(reader: Reader, { companyId, warehouseIds }: Invitation): Promise<string[] | null> {
  if (!warehouseIds) return null;
  const names = await warehouseNames(reader, companyId);
  return warehouseIds.flatMap((id) => names.get(id) ?? []);
}

async function select(reader: Reader, where: SQL | undefined, limit: number): Promise<Invitation[]> {
  const rows = await reader
    .select(selection)
    .from(invitations)
    .innerJoin(members, and(eq(members.companyId, invitations.companyId), eq(members.id, invitations.invitedBy)))
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(askers, and(eq(askers.id, invitations.askedBy), or(inState('asked'), inState('accepted'))))
    .where(where)
    .orderBy(desc(invitations.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row.invitation,
    isExpired: row.isExpired,
    invitedByName: row.invitedByName,
    asker: row.asker && { fullName: row.asker.fullName, name: row.asker.signInName ?? maskEmail(row.asker.email ?? '') },
    ownRoles: ownRolesOf(row.own),
  }));
}

export async function findInvitation(reader: Reader, companyId: string, id: string): Promise<Invitation | null> {
  const [invitation] = await select(reader, one(companyId, id), 1);
  return invitation ?? null;
}

export interface InvitationSearch {
  state: InvitationState | null;
  role: string | null;
  /** A part of the address, or of whom a link is for. */
  email: string | null;
  delivery: Delivery | null;
  /** A part of the name of whoever answers for it now. */
  inviter: string | null;
  /** The first and the last day on which it was made, as days go in the shop's time zone: `2026-11-25`. */
  from: string | null;
  to: string | null;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** When a day begins in the shop. */
const beginOf = (companyId: string, day: string) =>
  sql`(${day}::date)::timestamp at time zone (select time_zone from companies where id = ${companyId}::uuid)`;

function madeBetween(companyId: string, { from, to }: Pick<InvitationSearch, 'from' | 'to'>): SQL | undefined {
  return and(
    from ? sql`${invitations.createdAt} >= ${beginOf(companyId, from)}` : undefined,
    to ? sql`${invitations.createdAt} < ${beginOf(companyId, to)} + interval '1 day'` : undefined,
  );
}

function inState(state: InvitationState): SQL {
  if (state === 'expired') return sql`(${invitations.state} = 'expired' or (${isOpen} and ${isExpired}))`;
  return state === 'pending' || state === 'asked'
    ? sql`${invitations.state} = ${state} and not ${isExpired}`
    : eq(invitations.state, state);
}

/** Whether it may still come to something: unanswered, or asked by and not let in yet. */
const lives = sql`${isOpen} and not ${isExpired}`;

/** Newest first. */
export async function listInvitations(
  reader: Reader,
  companyId: string,
  wanted: InvitationSearch,
  after: string | null,
  limit: number,
): Promise<Invitation[]> {
  const where = and(
    eq(invitations.companyId, companyId),
    wanted.state ? inState(wanted.state) : undefined,
    wanted.role ? sql`${wanted.role} = any(${invitations.roles})` : undefined,
    wanted.email ? sql`(${invitations.email} ilike ${like(wanted.email)} or ${invitations.label} ilike ${like(wanted.email)})` : undefined,
    wanted.delivery ? eq(invitations.delivery, wanted.delivery) : undefined,
    wanted.inviter ? sql`${users.fullName} ilike ${like(wanted.inviter)}` : undefined,
    madeBetween(companyId, wanted),
    after ? lt(invitations.id, after) : undefined,
  );
  return select(reader, where, limit);
}

export async function countPendingInvitations(reader: Reader, companyId: string): Promise<number> {
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(invitations)
    .where(and(eq(invitations.companyId, companyId), lives));
  return row?.count ?? 0;
}

interface Content {
  companyId: string;
  roles: string[];
  terms: OfferTerms;
  note: string | null;
  locale: 'ru' | 'en';
  invitedBy: string;
}

export type NewInvitation = Content & { email: string; emailKey: string; days: number };
export type NewLink = Content & { label: string; hours: number };

const inDays = (days: number) => sql`now() + make_interval(days => ${days})`;
const inHours = (hours: number) => sql`now() + make_interval(hours => ${hours})`;
/** As long as it lived when it was made. */
const anew = sql`now() + make_interval(days => coalesce(${invitations.days}, 0), hours => coalesce(${invitations.hours}, 0))`;

/** @returns null when a living invitation of the address is there: the unique index decides, whatever runs at once */
export async function insertInvitation(tx: Tx, { terms, ...invitation }: NewInvitation): Promise<string | null> {
  await tx
    .update(invitations)
    .set({ state: 'expired' })
    .where(
      and(
        eq(invitations.companyId, invitation.companyId),
        eq(invitations.emailKey, invitation.emailKey),
        sql`${invitations.state} = 'pending' and ${isExpired}`,
      ),
    );
  const [made] = await tx
    .insert(invitations)
    .values({ ...invitation, ...columnsOf(terms), id: newId(), expiresAt: inDays(invitation.days) })
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  return made?.id ?? null;
}

/** A link without a letter. @returns its id */
export async function insertLink(tx: Tx, { terms, ...link }: NewLink): Promise<string> {
  const id = newId();
  await tx.insert(invitations).values({ ...link, ...columnsOf(terms), id, kind: 'link', delivery: null, expiresAt: inHours(link.hours) });
  return id;
}

/** A new link with a new life; the older ones are dead with the commit. @returns the new generation, null if it is not pending */
export async function renewInvitation(tx: Tx, companyId: string, id: string): Promise<number | null> {
  const [renewed] = await tx
    .update(invitations)
    .set({
      generation: sql`${invitations.generation} + 1`,
      expiresAt: anew,
      delivery: sql`case ${invitations.kind} when 'letter' then 'queued' end`,
      remindedAt: null,
    })
    .where(and(one(companyId, id), eq(invitations.state, 'pending')))
    .returning({ generation: invitations.generation });
  return renewed?.generation ?? null;
}

/** Ends an open invitation. @returns false when something else ended it before, or its time is over */
export async function decideInvitation(
  tx: Tx,
  companyId: string,
  id: string,
  state: 'accepted' | 'declined' | 'refused' | 'revoked',
  memberId: string | null = null,
): Promise<boolean> {
  const decided = await tx
    .update(invitations)
    .set({ state, decidedAt: sql`now()`, memberId })
    .where(and(one(companyId, id), state === 'revoked' ? isOpen : lives))
    .returning({ id: invitations.id });
  return decided.length > 0;
}

/** Ends what invites somebody who has a place without it: kept, it would let them in again after a removal. @returns their ids */
export async function endInvitationsOf(tx: Tx, companyId: string, userId: string): Promise<string[]> {
  const ended = await tx
    .update(invitations)
    .set({ state: 'revoked', decidedAt: sql`now()` })
    .where(
      and(
        eq(invitations.companyId, companyId),
        isOpen,
        or(eq(invitations.emailKey, sql`(select email_key from users where id = ${userId}::uuid)`), eq(invitations.askedBy, userId)),
      ),
    )
    .returning({ id: invitations.id });
  return ended.map(({ id }) => id);
}

/** What one member sent and nobody has answered yet, newest first. */
export async function listPendingOf(reader: Reader, companyId: string, invitedBy: string): Promise<Invitation[]> {
  return select(reader, and(eq(invitations.companyId, companyId), eq(invitations.invitedBy, invitedBy), lives), pendingMost);
}

/** Makes another member the one who invites; their right to is the caller's to judge. @returns false when it is not open any more */
export async function takeOverInvitation(tx: Tx, companyId: string, id: string, by: string): Promise<boolean> {
  const taken = await tx
    .update(invitations)
    .set({ invitedBy: by, waitingSince: null })
    .where(and(one(companyId, id), lives))
    .returning({ id: invitations.id });
  return taken.length > 0;
}

/** What this member sent waits for somebody else as long as they could not send it any more, and goes on when they can again. */
export async function reviewInvitationsOf(tx: Tx, inviter: Member, now: number): Promise<void> {
  for (const invitation of await listPendingOf(tx, inviter.companyId, inviter.id)) {
    const waits = !couldInvite(inviter.subject, offerOf(invitation), now);
    if (waits !== (invitation.waitingSince !== null)) await setWaiting(tx, invitation, waits);
  }
}

export async function setWaiting(tx: Tx, { companyId, id }: Pick<Invitation, 'companyId' | 'id'>, waits: boolean): Promise<void> {
  await tx
    .update(invitations)
    .set({ waitingSince: waits ? sql`now()` : null })
    .where(and(one(companyId, id), isOpen));
}

/**
 * Those whose people have heard nothing for a day: the letter went out, nobody has answered, and whoever opens the link could join.
 */
export async function listUnanswered(reader: Reader, companyId: string): Promise<Invitation[]> {
  const where = and(
    eq(invitations.companyId, companyId),
    inState('pending'),
    eq(invitations.delivery, 'sent'),
    isNull(invitations.waitingSince),
    sql`greatest(${invitations.sentAt}, ${invitations.remindedAt}) < now() - interval '1 day'`,
  );
  return select(reader, where, pendingMost);
}

/** To which shop a genuine link leads: one of the reviewed functions, see drizzle/*_row_security.sql. */
export async function companyOfInvitation(reader: Reader, id: string): Promise<string | null> {
  const [row] = await reader.execute<{ company_id: string | null }>(sql`select company_of_invitation(${id}::uuid) as company_id`);
  return row?.company_id ?? null;
}
