import { type AnyPgColumn, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.tables.ts';

export type Portal = 'seller' | 'staff';

/** One sign-in of one browser. What the holder may do is not written here: it is judged at each request. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    portal: text('portal').$type<Portal>().notNull(),
    ip: text('ip'),
    userAgent: text('user_agent'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When its person last proved who they are; a hand-off carries it on, and is no such proof. */
    signedInAt: timestamp('signed_in_at', { withTimezone: true }).notNull().defaultNow(),
    /** The session in which that was, when it is another: the one in the other portal that this one continues. */
    continues: uuid('continues').references((): AnyPgColumn => sessions.id),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
    /** Never moved by use. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When the second factor was shown in this sign-in; null for those who had none. */
    secondFactorAt: timestamp('second_factor_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endReason: text('end_reason').$type<
      | 'signed_out'
      | 'password_reset'
      | 'token_reused'
      | 'superseded'
      | 'second_factor'
      | 'factor_reset'
      | 'ended_by_person'
      | 'email_change'
    >(),
  },
  (t) => [index('sessions_by_user').on(t.userId)],
);

/** Every refresh token that was ever given to a session, as SHA-256: a used one that comes back ends the session. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    replacedAt: timestamp('replaced_at', { withTimezone: true }),
  },
  (t) => [index('refresh_tokens_by_session').on(t.sessionId)],
);
