import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const when = () => timestamp('at', { withTimezone: true }).notNull().defaultNow();

/** What was done in a shop, by whom, in which role, from where. The application may insert and read, never change. */
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
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('audit_log_by_object').on(t.companyId, t.objectType, t.objectId, t.id)],
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
  (t) => [index('account_log_by_user').on(t.userId, t.id)],
);

export type ActorKind = 'person' | 'guest' | 'system';
export type Outcome = 'done' | 'refused';
/** A few plain fields of the object, secrets and addresses masked before they come here. */
export type Facts = Record<string, string | number | boolean | null | string[]>;
