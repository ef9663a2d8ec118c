import type { NoticeKind } from '@prikazchik/inputs/notice.input';
import type { Right } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What a person was told. It is theirs, and stays when they have left the shop that it is about: hence a person's row and not a shop's. */
export const notices = pgTable(
  'notices',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** The shop that it is about; null when it is about the account. */
    aboutShop: uuid('about_shop'),
    facts: jsonb('facts').$type<NoticeFacts>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (t) => [index('notices_by_user').on(t.userId, t.id), index('notices_unread').on(t.userId, t.id).where(sql`${t.readAt} is null`)],
);

/** Whether a person wants a kind of notice by letter, where they have said so; else what is usual holds. */
export const noticePreferences = pgTable(
  'notice_preferences',
  {
    userId: uuid('user_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    byLetter: boolean('by_letter').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);

/** Roles as they were called then, in both languages: a role may have another name tomorrow. */
export interface RoleNames {
  ru: string[];
  en: string[];
}

/** What the words of a notice are made from, as it stood then. */
export interface NoticeFacts {
  shopName?: string;
  /** By whose hand; left out where nobody's. */
  byName?: string;
  /** Whom it is about, when not the reader: a name, or an address. */
  aboutName?: string;
  roles?: RoleNames;
  /** The one right that it is about. */
  right?: Right;
  /** The one role that it is about, by its key. */
  role?: string;
  /** Whose access it is about, where the reader could change it. */
  memberId?: string;
  /** Until when, as ISO 8601; left out where there is no end. */
  until?: string | undefined;
  /** What somebody wrote with it. */
  note?: string | undefined;
}
