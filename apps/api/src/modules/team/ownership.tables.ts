import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

export type TransferState = 'offered' | 'accepted' | 'declined' | 'cancelled' | 'expired' | 'undone';

/** Every time that a shop was offered to another owner. An offer past `expiresAt` is expired at once; that is written when another takes its place. */
export const ownershipTransfers = pgTable(
  'ownership_transfers',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** The owner who offered. */
    fromId: uuid('from_id').notNull(),
    toId: uuid('to_id').notNull(),
    state: text('state').$type<TransferState>().notNull().default('offered'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When it was answered or cancelled. */
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Until when the one who offered may take it back; null before it was accepted. */
    undoUntil: timestamp('undo_until', { withTimezone: true }),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.fromId], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.toId], foreignColumns: [members.companyId, members.id] }),
    uniqueIndex('ownership_transfers_one_offer').on(t.companyId).where(sql`${t.state} = 'offered'`),
    index('ownership_transfers_by_from').on(t.companyId, t.fromId),
    index('ownership_transfers_by_to').on(t.companyId, t.toId),
    check('ownership_transfers_state', sql`${t.state} in ('offered', 'accepted', 'declined', 'cancelled', 'expired', 'undone')`),
    check('ownership_transfers_two', sql`${t.fromId} <> ${t.toId}`),
  ],
);
