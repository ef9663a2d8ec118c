import { foreignKey, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

export type EndStage = 'soon' | 'over';

/** What has been told of an end: a row for each end, date and stage, so that nothing is told twice, whoever tells it. */
export const toldEnds = pgTable(
  'told_ends',
  {
    companyId: uuid('company_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** A role's key, or a right. */
    what: text('what').notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    stage: text('stage').$type<EndStage>().notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.memberId, t.what, t.endsAt, t.stage] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
  ],
);
