import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Portal } from '../../platform/viewer.ts';
import { members } from './members.tables.ts';

export type RevocationKind = 'blocked' | 'removed' | 'left' | 'signed_out';
/** What becomes of an invitation whose sender is blocked or gone: it waits for another administrator, has one already, or ended. */
export type InvitationFate = 'waiting' | 'taken_over' | 'ended';

export interface SettledInvitation {
  id: string;
  email: string | null;
  /** Whom a link was for. */
  label?: string | null;
  fate: InvitationFate;
}

/** A session that opens the shop no more: as its browser calls itself, where the shop may know that. */
export interface EndedSession {
  portal: Portal;
  userAgent: string | null;
}

/** What ended with one person's access to one shop, and when: the receipt of a block, a removal, a leave, or of sign-ins ended. */
export const revocations = pgTable(
  'revocations',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind').$type<RevocationKind>().notNull(),
    /** Who did it; the person, where they left. */
    by: uuid('by').notNull(),
    /** The last moment before the commit: from its answer on, no request gets through. */
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** Sign-ins of the person that lived then. They go on, and open this shop no more. */
    sessions: integer('sessions').notNull(),
    /** Those sessions, where they were ended and the person still works here; null otherwise. */
    endedSessions: jsonb('ended_sessions').$type<EndedSession[]>(),
    invitations: jsonb('invitations').$type<SettledInvitation[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.memberId], foreignColumns: [members.companyId, members.id] }),
    foreignKey({ columns: [t.companyId, t.by], foreignColumns: [members.companyId, members.id] }),
    index('revocations_by_member').on(t.companyId, t.memberId, t.id),
    check('revocations_kind', sql`${t.kind} in ('blocked', 'removed', 'left', 'signed_out')`),
  ],
);

/** A live page that an API process closed because of a revocation, written by that process once it had. */
export const endedStreams = pgTable(
  'ended_streams',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    revocationId: uuid('revocation_id').notNull(),
    /** The subscription's field in the schema. */
    field: text('field').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.revocationId], foreignColumns: [revocations.companyId, revocations.id] }),
    index('ended_streams_by_revocation').on(t.companyId, t.revocationId, t.id),
  ],
);
