import type { NoticeKind } from '@prikazchik/inputs/notice.input';
import { isRoleKey, ROLES } from '@prikazchik/permissions/role';
import type { RoleNames } from './notices.tables.ts';

/**
 * What people are told, and whether by letter too: always, where it concerns their access or the safety of their account;
 * else as they choose, until then as it says here.
 */
const NOTICES: Readonly<Record<NoticeKind, 'always' | boolean>> = {
  WELCOME: 'always',
  ROLE_CHANGED: 'always',
  BLOCKED: 'always',
  UNBLOCKED: 'always',
  REMOVED: 'always',
  RESTORED: 'always',
  DETAILS_CHANGED: 'always',
  OWNERSHIP_OFFERED: 'always',
  OWNERSHIP_ACCEPTED: 'always',
  OWNERSHIP_DECLINED: 'always',
  OWNERSHIP_CANCELLED: 'always',
  OWNERSHIP_UNDONE: 'always',
  SIGNED_OUT: 'always',
  SHOP_LOCKED: 'always',
  FACTOR_ASKED: 'always',
  FACTOR_RESET: 'always',
  PASSWORD_CHANGED: 'always',
  RETURN_LINK_MADE: 'always',
  SESSION_STOLEN: 'always',
  EMAIL_CHANGED: 'always',
  EMAIL_CHANGE_DECLINED: 'always',
  EMAIL_CHANGE_STOPPED: 'always',
  EMAIL_CHANGE_ASKED: true,
  EMAIL_CHANGE_BEGUN: 'always',
  INVITATION_ACCEPTED: true,
  INVITATION_DECLINED: true,
  ENTRY_ASKED: true,
  ENTRY_DECLINED: 'always',
  ACCESS_ASKED: true,
  ACCESS_APPROVED: 'always',
  ACCESS_DECLINED: true,
  ACCESS_ENDS_SOON: 'always',
  ACCESS_ENDED: 'always',
  COLLEAGUE_ENDS_SOON: true,
  COLLEAGUE_ENDED: true,
};

/** Whether people may do without the letter. */
export const isChoice = (kind: NoticeKind): boolean => NOTICES[kind] !== 'always';

/** Whether a letter goes to a person who said this of it, or nothing. */
export const goesByLetter = (kind: NoticeKind, said: boolean | null): boolean =>
  NOTICES[kind] === 'always' || (said ?? NOTICES[kind] === true);

/** What roles are called; the shop's own have one name in both languages. */
export function roleNames(roles: readonly string[], own: readonly { key: string; name: string }[]): RoleNames {
  const known = roles.flatMap((role) => {
    if (isRoleKey(role)) return [ROLES[role].title];
    return own.filter(({ key }) => key === role).map(({ name }) => ({ ru: name, en: name }));
  });
  return { ru: known.map(({ ru }) => ru), en: known.map(({ en }) => en) };
}
