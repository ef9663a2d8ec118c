import type { Right } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** Roles that a shop made for itself, beside the presets. */
export const roles = pgTable(
  'roles',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    rights: text('rights').array().$type<Right[]>().notNull(),
    /** Raised by every change, so that nobody writes over what they have not seen. */
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('roles_one_name').on(t.companyId, sql`lower(${t.name})`),
    check('roles_some_right', sql`cardinality(${t.rights}) > 0`),
  ],
);
