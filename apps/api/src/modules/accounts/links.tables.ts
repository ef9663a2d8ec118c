import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LinkPurpose } from '../../platform/link.ts';
import { sessions } from './sessions.tables.ts';
import { users } from './users.tables.ts';

/** A link that one person got by mail or handed from portal to portal. The token itself is nowhere: see platform/link. */
export const links = pgTable(
  'links',
  {
    id: uuid('id').primaryKey(),
    purpose: text('purpose').$type<Extract<LinkPurpose, 'confirm-email' | 'reset-password' | 'handoff' | 'avatar' | 'return'>>().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** The address it was sent to, for one from a letter: a link dies when the account's address is another one. */
    emailKey: text('email_key'),
    /** For a hand-off: the sign-in that it continues. For a return: the session of the colleague who made it. */
    sessionId: uuid('session_id').references(() => sessions.id),
    /** For a hand-off: the SHA-256, in base64url, of what the browser that asked for it keeps to itself. */
    challenge: text('challenge'),
    /** For a return: the shop, and the place in it, of the colleague who made it (docs/adr/0030). */
    madeIn: uuid('made_in'),
    madeBy: uuid('made_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    replacedAt: timestamp('replaced_at', { withTimezone: true }),
  },
  (t) => [
    index('links_by_user').on(t.userId, t.purpose),
    check('links_of_letters', sql`${t.emailKey} is not null or ${t.purpose} not in ('confirm-email', 'reset-password')`),
    check('links_of_returns', sql`(${t.purpose} = 'return') = (${t.madeIn} is not null) and (${t.madeIn} is null) = (${t.madeBy} is null)`),
  ],
);
