import { foreignKey, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ProblemCode } from '../../platform/problem.ts';
import { invitations } from './invitations.tables.ts';
import { members } from './members.tables.ts';

/** Many invitations that one member prepared from a list, and what goes into each of them. */
export const invitationBatches = pgTable(
  'invitation_batches',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    note: text('note'),
    locale: text('locale').$type<'ru' | 'en'>().notNull(),
    days: integer('days').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Null while it is only looked at. */
    startedAt: timestamp('started_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.preparedBy], foreignColumns: [members.companyId, members.id] }),
  ],
);

/** One line of the list: refused with a reason, sent as an invitation, or neither yet. */
export const invitationBatchRows = pgTable(
  'invitation_batch_rows',
  {
    companyId: uuid('company_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    line: integer('line').notNull(),
    /** As it stood in the list. */
    email: text('email').notNull(),
    role: text('role').notNull(),
    /** Null where the list said none that there is. */
    roles: text('roles').array(),
    problem: text('problem').$type<ProblemCode>(),
    invitationId: uuid('invitation_id'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.batchId, t.line] }),
    foreignKey({ columns: [t.companyId, t.batchId], foreignColumns: [invitationBatches.companyId, invitationBatches.id] }),
    foreignKey({ columns: [t.companyId, t.invitationId], foreignColumns: [invitations.companyId, invitations.id] }),
  ],
);
