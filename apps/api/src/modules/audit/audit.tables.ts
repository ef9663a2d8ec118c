import { sql } from 'drizzle-orm';
import { bigint, customType, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

const when = () => timestamp('at', { withTimezone: true }).notNull().defaultNow();

/** What was done in a shop, by whom, in which role, from where. Rows of a shop are a chain; nobody may change them. */
export const auditLog = pgTable(
  'audit_log',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    at: when(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    userId: uuid('user_id'),
    memberId: uuid('member_id'),
    actorRoles: text('actor_roles').array().notNull(),
    sessionId: uuid('session_id'),
    action: text('action').notNull(),
    objectType: text('object_type').notNull(),
    objectId: uuid('object_id'),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reason: text('reason'),
    before: jsonb('before').$type<Facts>(),
    after: jsonb('after').$type<Facts>(),
    ip: text('ip'),
    userAgent: text('user_agent'),
    requestId: text('request_id').notNull(),
    /** Place in the chain of the shop, from 1 without gaps; like `at` and `hash` it is set by the trigger, whatever was given. */
    number: bigint('number', { mode: 'number' }).notNull().default(0),
    /** SHA-256 over the hash of the row before and all that this row says, see drizzle/*_chained_journal.sql. */
    hash: bytea('hash').notNull().default(sql`''`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('audit_log_in_order').on(t.companyId, t.number),
    index('audit_log_by_time').on(t.companyId, t.at),
    index('audit_log_by_kind').on(t.companyId, t.objectType, t.outcome, t.number),
    index('audit_log_by_person').on(t.companyId, t.userId, t.objectType, t.outcome, t.number),
    index('audit_log_by_object').on(t.companyId, t.objectType, t.objectId, t.number),
  ],
);

/** The last link of each shop's chain. Its row is what writers of one shop wait for: the last lock of a transaction. */
export const auditHeads = pgTable('audit_heads', {
  companyId: uuid('company_id').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  hash: bytea('hash').notNull(),
});

/** Coming in, or trying to, as the history of accounts calls it: said in words, so that a query and its index say the same. */
export const isSignIn = sql.raw(
  "action in ('session.signIn', 'session.finishSignIn', 'session.passkeySignIn', 'session.finishHandoff', 'session.tokenReused')",
);

/** What happened to an account outside any shop: sign-ins, confirmations, password resets. Insert and read only, too. */
export const accountLog = pgTable(
  'account_log',
  {
    id: uuid('id').primaryKey(),
    at: when(),
    userId: uuid('user_id'),
    sessionId: uuid('session_id'),
    action: text('action').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reason: text('reason'),
    after: jsonb('after').$type<Facts>(),
    ip: text('ip'),
    userAgent: text('user_agent'),
    requestId: text('request_id').notNull(),
  },
  (t) => [index('account_log_by_user').on(t.userId, t.id), index('account_log_sign_ins').on(t.userId, t.id).where(isSignIn)],
);

export type ActorKind = 'person' | 'guest' | 'system';
export type Outcome = 'done' | 'refused';
/** A few plain fields of the object, secrets and addresses masked before they come here. */
export type Facts = Record<string, string | number | boolean | null | string[]>;
