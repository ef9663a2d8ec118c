/**
 * Every refusal that a well-meaning caller may meet, in the vocabulary of the API.
 * The words for people live in the apps, keyed by this code.
 */
export const problemCodes = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_CHARACTERS',
  'INVALID_EMAIL',
  'INVALID_SIGN_IN_NAME',
  'INVALID_PHONE',
  'INVALID_INN',
  'INVALID_OGRN',
  'INVALID_KPP',
  'INVALID_BIC',
  'INVALID_ACCOUNT',
  'INVALID_CHOICE',
  'INVALID_NUMBER',
  'INVALID_DATE',
  'INVALID_VALUE',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_COMMON',
  'PASSWORD_PERSONAL',
  'CREDENTIALS_WRONG',
  'EMAIL_NOT_CONFIRMED',
  'SESSION_OVER',
  'CODE_WRONG',
  'CHALLENGE_OVER',
  'FACTOR_ENROLLED',
  'FACTOR_MISSING',
  'FACTOR_NOT_SHOWN',
  'PASSKEY_REFUSED',
  'PASSKEY_COPIED',
  'PASSKEYS_MOST',
  'CONFIRMATION_NEEDED',
  'CONFIRMATION_OVER',
  'SIGNED_IN_AS_ANOTHER',
  'TOO_MANY_ATTEMPTS',
  'LINK_UNKNOWN',
  'LINK_EXPIRED',
  'LINK_REPLACED',
  'LINK_REVOKED',
  'LINK_USED',
  'LINK_DECLINED',
  'OFFER_NOT_ACCEPTED',
  'OFFER_OUTDATED',
  'REGISTRY_NOT_FOUND',
  'REGISTRY_UNAVAILABLE',
  'REGISTRY_LIQUIDATED',
  'REGISTRY_MISMATCH',
  'BANK_NOT_FOUND',
  'BANK_CLOSED',
  'STEP_NOT_DONE',
  'COMPANY_NOT_ACTIVE',
  'WRONG_STATE',
  'ALREADY_INVITED',
  'ALREADY_MEMBER',
  'ALREADY_WAITING',
  'INVITER_LOST_RIGHT',
  'EMAIL_MISMATCH',
  'ACCOUNT_EXISTS',
  'EMAIL_UNCHANGED',
  'EMAIL_TAKEN',
  'SIGN_IN_NAME_TAKEN',
  'EMAIL_CHANGE_OVER',
  'OWNER_UNTOUCHABLE',
  'RIGHT_NOT_HELD',
  'TARGET_ABOVE_YOU',
  'TARGET_NOT_BELOW',
  'WORKS_ELSEWHERE',
  'HAS_EMAIL',
  'NOT_YOURSELF',
  'ALREADY_ASKED',
  'REQUESTS_TODAY',
  'LEFT_THEMSELVES',
  'NEW_PASSWORD_SINCE',
  'ASKED_BEFORE_NEW_PASSWORD',
  'OWNERSHIP_OFFERED',
  'OWNERSHIP_OFFER_OVER',
  'OWNERSHIP_UNSETTLED',
  'UNDO_OVER',
  'INVITATIONS_TODAY',
  'INVITATIONS_PENDING',
  'NOBODY_TO_REMIND',
  'LIST_UNREADABLE',
  'EXPORT_TOO_LARGE',
  'LISTED_TWICE',
  'ROLE_UNKNOWN',
  'ROLE_NOT_BY_LINK',
  'SKU_TAKEN',
  'CHANGED_MEANWHILE',
  'NAME_TAKEN',
  'RIGHT_MISSING',
  'ROLE_IN_USE',
  'ROLE_LIMIT',
  'WAREHOUSE_LIMIT',
  'PHOTO_TOO_LARGE',
  'PHOTO_UNREADABLE',
  'PHOTO_LIMIT',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Tells a problem's code from any other text. */
export function isProblemCode(text: string): text is ProblemCode {
  return (problemCodes as readonly string[]).includes(text);
}

/**
 * An expected refusal, carried as a value: services return it, transactions roll back on it, the API shows it as a union
 * member. `field` is a path inside the input (`company.inn`), null when the whole action is refused.
 */
export class Problem {
  readonly code: ProblemCode;
  readonly field: string | null;
  readonly params: Record<string, string | number> | null;

  constructor(code: ProblemCode, field: string | null = null, params: Record<string, string | number> | null = null) {
    this.code = code;
    this.field = field;
    this.params = params;
  }
}
