import type { Right } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { roles } from './roles.tables.ts';

export type MemberState = 'active' | 'blocked' | 'removed';

/** One person's place in one shop. A removed one stays for the history; a new invitation makes a new place. */
export const members = pgTable(
  'members',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    isOwner: boolean('is_owner').notNull().default(false),
    state: text('state').$type<MemberState>().notNull().default('active'),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().defaultNow(),
    blockedAt: timestamp('blocked_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
    /** The member who removed them; they themselves, if they left. */
    removedBy: uuid('removed_by'),
    /** Sign-ins of theirs until this moment open this shop no more: they sign in anew. Elsewhere those go on. */
    barredUntil: timestamp('barred_until', { withTimezone: true }),
    /** Single sign-ins, later than that, which open this shop no more. */
    barredSignIns: uuid('barred_sign_ins').array().notNull().default([]),
    /** When they were let in again; whoever was not since the shop was locked, is out. */
    letInAt: timestamp('let_in_at', { withTimezone: true }),
    /** What the shop calls them and where it reaches them; null: as they say of themselves in their account. */
    displayName: text('display_name'),
    contactPhone: text('contact_phone'),
    /** What they are in the shop, in its own words. */
    position: text('position'),
    /** Under which the picture is kept that the shop put in place of their own; null: as their account shows them. */
    pictureKey: text('picture_key'),
    /** Grows with every change of the name, the phone and the position. */
    detailsVersion: integer('details_version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('members_one_place').on(t.companyId, t.userId).where(sql`${t.state} <> 'removed'`),
    uniqueIndex('members_one_owner').on(t.companyId).where(sql`${t.isOwner}`),
    index('members_by_user').on(t.userId),
    check('members_state', sql`${t.state} in ('active', 'blocked', 'removed')`),
    check('members_owner_active', sql`not ${t.isOwner} or ${t.state} = 'active'`),
  ],
);

const dates = {
  validFrom: timestamp('valid_from', { withTimezone: true }),
  validTo: timestamp('valid_to', { withTimezone: true }),
  /** The hours, by the shop's clock, as `Shift` of the permissions has them; null: all. */
  shiftDays: smallint('shift_days'),
  shiftFrom: smallint('shift_from'),
  shiftTo: smallint('shift_to'),
};

/** All three or none, and each what it may be. */
const isShift = sql`num_nonnulls(shift_days, shift_from, shift_to) = 0 or num_nulls(shift_days, shift_from, shift_to) = 0
  and shift_days between 1 and 127 and shift_from between 0 and 1439 and shift_to between 1 and 1440 and shift_from <> shift_to`;

/** A role that a member holds, between dates, in some hours and for some warehouses when they are given. */
export const memberRoles = pgTable(
  'member_roles',
  {
    companyId: uuid('company_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** A preset's key, or the id of a role of the shop's own. */
    role: text('role').notNull(),
    /** The shop's own role, so that it can't end while somebody holds it; null for a preset. */
    roleId: uuid('role_id').generatedAlwaysAs(sql`case when role ~ '^[0-9a-f]{8}-' then role::uuid end`),
    ...dates,
    /** Null: in all. Each is one of the shop, see drizzle/*_scope.sql: PostgreSQL has no foreign keys of arrays. */
    warehouseIds: uuid('warehouse_ids').array(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.memberId, t.role] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.roleId], foreignColumns: [roles.companyId, roles.id] }),
    check('member_roles_shift', isShift),
    check('member_roles_some_warehouse', sql`cardinality(${t.warehouseIds}) > 0`),
    index('member_roles_by_own').on(t.companyId, t.roleId).where(sql`${t.roleId} is not null`),
  ],
);

/** A right that one member has beyond their roles, or is denied in spite of them. */
export const memberRights = pgTable(
  'member_rights',
  {
    companyId: uuid('company_id').notNull(),
    memberId: uuid('member_id').notNull(),
    right: text('right').$type<Right>().notNull(),
    effect: text('effect').$type<'grant' | 'restrict'>().notNull(),
    ...dates,
    /** Null: in all. Each is one of the shop, see drizzle/*_scope.sql: PostgreSQL has no foreign keys of arrays. */
    warehouseIds: uuid('warehouse_ids').array(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.memberId, t.right, t.effect] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    check('member_rights_shift', isShift),
    check('member_rights_some_warehouse', sql`cardinality(${t.warehouseIds}) > 0`),
    check('member_rights_effect', sql`${t.effect} in ('grant', 'restrict')`),
  ],
);
