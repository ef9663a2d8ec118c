import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

export type InvitationState = 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired';
export type Delivery = 'queued' | 'sent' | 'failed';

/** Every invitation ever sent. One past `expiresAt` is expired at once; that is written when another takes its place. */
export const invitations = pgTable(
  'invitations',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    roles: text('roles').array().notNull(),
    note: text('note'),
    locale: text('locale').$type<'ru' | 'en'>().notNull(),
    state: text('state').$type<InvitationState>().notNull().default('pending'),
    delivery: text('delivery').$type<Delivery>().notNull().default('queued'),
    /** Raised by every resend; a link of an older one is dead. */
    generation: integer('generation').notNull().default(1),
    days: integer('days').notNull(),
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
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invitedBy], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    uniqueIndex('invitations_one_pending').on(t.companyId, t.emailKey).where(sql`${t.state} = 'pending'`),
    index('invitations_by_id').on(t.id),
    check('invitations_state', sql`${t.state} in ('pending', 'accepted', 'declined', 'revoked', 'expired')`),
  ],
);
