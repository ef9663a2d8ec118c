import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

/** How it reaches the one who is invited: by a letter to their address, or by a link that somebody hands to them. */
export type InvitationKind = 'letter' | 'link';
/** Of a link only: `asked` is entered by and waits to be let in, `refused` is not let in. */
export type InvitationState = 'pending' | 'asked' | 'accepted' | 'declined' | 'refused' | 'revoked' | 'expired';
export type Delivery = 'queued' | 'sent' | 'failed';

/** Every invitation ever made. One past `expiresAt` is expired at once; that is written when another takes its place. */
export const invitations = pgTable(
  'invitations',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<InvitationKind>().notNull().default('letter'),
    email: text('email'),
    emailKey: text('email_key'),
    /** Whom a link is for, in the words of the one who made it. */
    label: text('label'),
    roles: text('roles').array().notNull(),
    /** From when and until when the roles will hold, and in which warehouses; null: without an end, in all of them. */
    validFrom: timestamp('valid_from', { withTimezone: true }),
    validTo: timestamp('valid_to', { withTimezone: true }),
    warehouseIds: uuid('warehouse_ids').array(),
    note: text('note'),
    locale: text('locale').$type<'ru' | 'en'>().notNull(),
    state: text('state').$type<InvitationState>().notNull().default('pending'),
    /** How far the letter got; null for a link. */
    delivery: text('delivery').$type<Delivery>().default('queued'),
    /** Raised by every resend; a link of an older one is dead. */
    generation: integer('generation').notNull().default(1),
    /** How long a letter's link lives. */
    days: integer('days'),
    /** How long a link lives that is handed over. */
    hours: integer('hours'),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** When its letter was last followed by a reminder with the same link. */
    remindedAt: timestamp('reminded_at', { withTimezone: true }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Since when its sender could not send it any more: nobody can accept it until another administrator takes it over. */
    waitingSince: timestamp('waiting_since', { withTimezone: true }),
    /** The place that accepting made. */
    memberId: uuid('member_id'),
    /** The person who entered by the link, and from where they did. */
    askedBy: uuid('asked_by'),
    askedAt: timestamp('asked_at', { withTimezone: true }),
    askedUserAgent: text('asked_user_agent'),
    askedIp: text('asked_ip'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invitedBy], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    uniqueIndex('invitations_one_pending').on(t.companyId, t.emailKey).where(sql`${t.state} = 'pending'`),
    uniqueIndex('invitations_one_asked').on(t.companyId, t.askedBy).where(sql`${t.state} = 'asked'`),
    index('invitations_by_asker').on(t.askedBy).where(sql`${t.state} = 'asked'`),
    index('invitations_by_id').on(t.id),
    check(
      'invitations_state',
      sql`${t.state} in ('pending', 'accepted', 'declined', 'revoked', 'expired') or ${t.kind} = 'link' and ${t.state} in ('asked', 'refused')`,
    ),
    check(
      'invitations_kind',
      sql`${t.kind} = 'letter' and num_nonnulls(${t.email}, ${t.emailKey}, ${t.days}, ${t.delivery}) = 4 and num_nonnulls(${t.label}, ${t.hours}, ${t.askedBy}) = 0
       or ${t.kind} = 'link' and num_nonnulls(${t.email}, ${t.emailKey}, ${t.days}, ${t.delivery}) = 0 and num_nonnulls(${t.label}, ${t.hours}) = 2`,
    ),
    check('invitations_some_warehouse', sql`cardinality(${t.warehouseIds}) > 0`),
    check('invitations_asked', sql`${t.state} <> 'asked' or num_nonnulls(${t.askedBy}, ${t.askedAt}) = 2`),
    check(
      'invitations_joined_by_link',
      sql`${t.kind} <> 'link' or ${t.state} <> 'accepted' or num_nonnulls(${t.askedBy}, ${t.memberId}) = 2`,
    ),
  ],
);
