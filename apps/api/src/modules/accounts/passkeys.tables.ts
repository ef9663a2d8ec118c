import { bigint, customType, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Portal } from './sessions.tables.ts';
import { sessions } from './sessions.tables.ts';
import { users } from './users.tables.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** A key that a person's device or its keychain holds (WebAuthn Level 3); we have the public half. Good in one portal. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    portal: text('portal').$type<Portal>().notNull(),
    /** As its maker calls it, in base64url. */
    credentialId: text('credential_id').notNull(),
    publicKey: bytea('public_key').notNull(),
    /** How often it says that it was used; zero for those that do not count. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** The browser that it was made in. */
    userAgent: text('user_agent'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialId), index('passkeys_by_user').on(t.userId)],
);

/** A question that was put to a key: once, for five minutes. */
export const passkeyQuestions = pgTable(
  'passkey_questions',
  {
    /** SHA-256 of the question. */
    hash: text('hash').primaryKey(),
    portal: text('portal').$type<Portal>().notNull(),
    /** The session to whose person a key is to be added; null when somebody wants to sign in. */
    sessionId: uuid('session_id').references(() => sessions.id),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (t) => [index('passkey_questions_by_time').on(t.expiresAt)],
);
