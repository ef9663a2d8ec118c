import { index, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Portal } from './sessions.tables.ts';
import { users } from './users.tables.ts';

/** A sign-in half done: the password was right, the second factor is yet to be shown. Opens nothing by itself. */
export const signInChallenges = pgTable(
  'sign_in_challenges',
  {
    /** SHA-256 of what the browser was given. */
    hash: text('hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    portal: text('portal').$type<Portal>().notNull(),
    tries: smallint('tries').notNull().default(0),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (t) => [index('sign_in_challenges_by_user').on(t.userId)],
);
