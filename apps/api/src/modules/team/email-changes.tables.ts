import { sql } from 'drizzle-orm';
import { pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

export type EmailChangeEnd = 'moved' | 'cancelled' | 'stopped' | 'declined' | 'replaced' | 'address_taken' | 'access_changed';

/** That a person wants to sign in with another address (docs/adr/0026). Their account is theirs in every shop: hence no shop's row. */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    /** The session that asked, and confirmed it: the one that goes on when the address has moved. */
    sessionId: uuid('session_id').notNull(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    /** Null for one who has had no box so far. */
    oldEmail: text('old_email'),
    oldEmailKey: text('old_email_key'),
    /** Their places in shops at that moment, see `standingOf`: whoever has others by now has to ask anew. */
    standing: text('standing').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Until when the new box may be proved and somebody may approve. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When the new box was proved. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    approvedAt: timestamp('approved_at', { withTimezone: true }),
    /** The shop in which it was approved. */
    approvedIn: uuid('approved_in'),
    /** When the address moves by itself; null as long as something is missing. */
    movesAt: timestamp('moves_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endReason: text('end_reason').$type<EmailChangeEnd>(),
  },
  (t) => [uniqueIndex('email_changes_living').on(t.userId).where(sql`${t.endedAt} is null`)],
);
