import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './members.tables.ts';

/** Who must have a second factor in the shop. */
export type FactorRule = 'nobody' | 'everyone' | 'roles';

/** What a shop asks of its people beyond their own password, and whether it is locked. A shop without a row asks nothing. */
export const shopSecurity = pgTable(
  'shop_security',
  {
    companyId: uuid('company_id').primaryKey(),
    /** Since when everybody is out who was not let in after it; null while the shop is open. */
    lockedAt: timestamp('locked_at', { withTimezone: true }),
    lockedBy: uuid('locked_by'),
    factorRule: text('factor_rule').$type<FactorRule>().notNull().default('nobody'),
    /** Keys of presets, ids of the shop's own; the owner counts as an administrator. */
    factorRoles: text('factor_roles').array().notNull().default([]),
    /** Grows with every change of the two above. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    foreignKey({ columns: [t.companyId, t.lockedBy], foreignColumns: [members.companyId, members.id] }),
    check('shop_security_rule', sql`${t.factorRule} in ('nobody', 'everyone', 'roles')`),
    check('shop_security_roles', sql`(${t.factorRule} = 'roles') = (cardinality(${t.factorRoles}) > 0)`),
    check('shop_security_lock', sql`(${t.lockedAt} is null) = (${t.lockedBy} is null)`),
  ],
);
