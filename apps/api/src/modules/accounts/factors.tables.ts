import { bigint, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.tables.ts';

/** A person's authenticator app (RFC 6238). Until it is confirmed by a code it is a second factor of nobody. */
export const totpFactors = pgTable(
  'totp_factors',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** The secret, sealed for this very row: see platform/seal. */
    sealedSecret: text('sealed_secret').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    /** The newest step, of 30 seconds since the epoch, whose code was used: neither it nor an older one is good again. */
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  },
  (t) => [uniqueIndex('totp_factors_user').on(t.userId)],
);

/** What lets a person in who has lost the app: each once. Only digests are kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    digest: text('digest').notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.digest] })],
);
