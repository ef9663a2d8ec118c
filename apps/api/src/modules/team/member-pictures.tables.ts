import { foreignKey, index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

/** A permission to put one picture of a member, given to one colleague in one session. */
export const pictureUploads = pgTable(
  'picture_uploads',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** Of whom. */
    memberId: uuid('member_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('picture_uploads_by_id').on(t.id),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
  ],
);
