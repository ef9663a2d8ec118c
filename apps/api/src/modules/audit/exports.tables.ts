import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Outcome } from './audit.tables.ts';

/** The filter of an export as JSON keeps it. */
export interface StoredSearch {
  memberId: string | null;
  section: 'GOODS' | 'TEAM' | 'SHOP' | 'SECURITY' | null;
  outcome: Outcome | null;
  from: string | null;
  to: string | null;
}

/** Leave to fetch a part of the journal as a file, once and at once; its rows are read while it is being sent. */
export const journalExports = pgTable(
  'journal_exports',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose right is judged while the file is being sent. */
    sessionId: uuid('session_id').notNull(),
    format: text('format').$type<'CSV' | 'XLSX' | 'NDJSON'>().notNull(),
    search: jsonb('search').$type<StoredSearch>().notNull(),
    /** Rows before this number: the journal as it stood when the export was asked for. */
    below: bigint('below', { mode: 'number' }).notNull(),
    /** How many rows the file has; null when they are too many to count. */
    total: integer('total'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    takenAt: timestamp('taken_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);
