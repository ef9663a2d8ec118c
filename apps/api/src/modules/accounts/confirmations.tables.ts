import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sessions } from './sessions.tables.ts';

/** That the holder of a session confirms one call of a protected operation: asked for, then given, then used up. */
export const confirmations = pgTable(
  'confirmations',
  {
    /** SHA-256 of what the browser was given. */
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    operation: text('operation').notNull(),
    /** SHA-256 of the operation, the shop and the arguments: it is good for no other call. */
    callHash: text('call_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (t) => [index('confirmations_by_session').on(t.sessionId)],
);
