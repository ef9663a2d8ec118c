import type { Right } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

export type AccessRequestState = 'pending' | 'approved' | 'declined' | 'withdrawn' | 'ended';

/** Every time that a member asked for a right. One is ended when they were blocked or removed, or got the right in another way. */
export const accessRequests = pgTable(
  'access_requests',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    right: text('right').$type<Right>().notNull(),
    /** What it is for, in the words of the one who asks. */
    note: text('note'),
    state: text('state').$type<AccessRequestState>().notNull().default('pending'),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** Who approved or declined it; nobody, when it was withdrawn or has ended. */
    decidedBy: uuid('decided_by'),
    /** Until when it was approved; null is without an end. */
    until: timestamp('until', { withTimezone: true }),
    /** Why it was declined, for the one who asked. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.decidedBy], foreignColumns: [members.companyId, members.id] }),
    uniqueIndex('access_requests_one_pending').on(t.companyId, t.memberId, t.right).where(sql`${t.state} = 'pending'`),
    index('access_requests_pending').on(t.companyId, t.id).where(sql`${t.state} = 'pending'`),
    check('access_requests_state', sql`${t.state} in ('pending', 'approved', 'declined', 'withdrawn', 'ended')`),
  ],
);
