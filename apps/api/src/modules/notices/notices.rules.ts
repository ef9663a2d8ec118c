import { isRoleKey, ROLES } from '@prikazchik/permissions/role';

/**
 * What people are told, and whether by letter too: always, where it concerns their access or the safety of their account;
 * else as they choose, until then as it says here.
 */
export const NOTICES = {
  WELCOME: 'always',
  ROLE_CHANGED: 'always',
  BLOCKED: 'always',
  UNBLOCKED: 'always',
  REMOVED: 'always',
  PASSWORD_CHANGED: 'always',
  SESSION_STOLEN: 'always',
  INVITATION_ACCEPTED: true,
  INVITATION_DECLINED: true,
} as const satisfies Record<string, 'always' | boolean>;

export type NoticeKind = keyof typeof NOTICES;

/** Every kind, in the order in which people choose among them. */
export const NOTICE_KINDS = Object.keys(NOTICES) as readonly NoticeKind[];

/** Whether people may do without the letter. */
export const isChoice = (kind: NoticeKind): boolean => NOTICES[kind] !== 'always';

/** Whether a letter goes to a person who said this of it, or nothing. */
export const goesByLetter = (kind: NoticeKind, said: boolean | null): boolean => NOTICES[kind] === 'always' || (said ?? NOTICES[kind]);

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
}

/** What preset roles are called. */
export function roleNames(roles: readonly string[]): RoleNames {
  const known = roles.filter(isRoleKey).map((role) => ROLES[role].title);
  return { ru: known.map(({ ru }) => ru), en: known.map(({ en }) => en) };
}
