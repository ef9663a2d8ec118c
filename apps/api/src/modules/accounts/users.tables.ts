import { pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** A person's one account, whatever the number of shops. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** As typed; `emailKey` is what is compared, see packages/inputs email. */
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    emailConfirmedAt: timestamp('email_confirmed_at', { withTimezone: true }),
    /** Argon2id in the PHC string format. */
    passwordHash: text('password_hash').notNull(),
    fullName: text('full_name').notNull(),
    phone: text('phone'),
    /** Under which their picture is kept, re-encoded by us; null for those who have none. */
    avatarKey: text('avatar_key'),
    locale: text('locale').$type<'ru' | 'en'>().notNull(),
    /** When they last took their account back by a new password: what was begun in it before is not theirs. */
    securedAt: timestamp('secured_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('users_email_key').on(t.emailKey)],
);
