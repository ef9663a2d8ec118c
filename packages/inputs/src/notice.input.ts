import * as z from 'zod/mini';
import { choice, inputOf, orRequired } from './field.ts';

/** What people are told, in the order in which they choose among it. */
export const NOTICE_KINDS = [
  'WELCOME',
  'ROLE_CHANGED',
  'BLOCKED',
  'UNBLOCKED',
  'REMOVED',
  'RESTORED',
  'DETAILS_CHANGED',
  'OWNERSHIP_OFFERED',
  'OWNERSHIP_ACCEPTED',
  'OWNERSHIP_DECLINED',
  'OWNERSHIP_CANCELLED',
  'OWNERSHIP_UNDONE',
  'SIGNED_OUT',
  'SHOP_LOCKED',
  'FACTOR_ASKED',
  'FACTOR_RESET',
  'PASSWORD_CHANGED',
  'RETURN_LINK_MADE',
  'SESSION_STOLEN',
  'EMAIL_CHANGED',
  'EMAIL_CHANGE_DECLINED',
  'EMAIL_CHANGE_STOPPED',
  'EMAIL_CHANGE_ASKED',
  'EMAIL_CHANGE_BEGUN',
  'INVITATION_ACCEPTED',
  'INVITATION_DECLINED',
  'ENTRY_ASKED',
  'ENTRY_DECLINED',
  'ACCESS_ASKED',
  'ACCESS_APPROVED',
  'ACCESS_DECLINED',
  'ACCESS_ENDS_SOON',
  'ACCESS_ENDED',
  'COLLEAGUE_ENDS_SOON',
  'COLLEAGUE_ENDED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Whether one kind of notice goes by letter too. */
export const NoticePreferenceInput = inputOf({ kind: choice(NOTICE_KINDS), byLetter: z.boolean(orRequired('INVALID_VALUE')) });
