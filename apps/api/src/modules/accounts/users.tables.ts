import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** A person's one account, whatever the number of shops. They sign in with an address, with a name, or with either. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** As typed; `emailKey` is what is compared, see packages/inputs email. Null for those without a box. */
    email: text('email'),
    emailKey: text('email_key'),
    /** As typed; `signInNameKey` is what is compared, see packages/inputs sign-in-name. Null for those who came by a letter. */
    signInName: text('sign_in_name'),
    signInNameKey: text('sign_in_name_key'),
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
  (t) => [
    uniqueIndex('users_email_key').on(t.emailKey),
    uniqueIndex('users_sign_in_name_key').on(t.signInNameKey),
    check('users_sign_in', sql`${t.emailKey} is not null or ${t.signInNameKey} is not null`),
    check(
      'users_email',
      sql`(${t.email} is null) = (${t.emailKey} is null) and (${t.emailKey} is not null or ${t.emailConfirmedAt} is null)`,
    ),
    check(
      'users_sign_in_name',
      sql`(${t.signInName} is null) = (${t.signInNameKey} is null) and ${t.signInNameKey} ~ '^[a-z][a-z0-9._-]{2,31}$'`,
    ),
  ],
);
