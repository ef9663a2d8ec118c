import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Counters of attempts, shared by every process. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true }),
});
