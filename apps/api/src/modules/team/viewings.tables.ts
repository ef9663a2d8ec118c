import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

/** Leave for one session to see the cabinet as another member, or one with a role, would see it; nothing but to look. */
export const viewings = pgTable(
  'viewings',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** As whom; null when it is as a role. */
    memberId: uuid('member_id'),
    /** As which: a preset's key, or the id of a role of the shop's own; null when it is as a member. */
    role: text('role'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    check('viewings_of_one', sql`(${t.memberId} is null) <> (${t.role} is null)`),
  ],
);
