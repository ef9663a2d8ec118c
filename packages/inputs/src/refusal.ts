/** Why a value is refused: those codes of the API's `ProblemCode` that can be told from the input alone. */
export const INPUT_PROBLEM_CODES = [
  'REQUIRED',
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
  'PASSWORD_PERSONAL',
  'LINK_UNKNOWN',
  'CODE_WRONG',
  'CHALLENGE_OVER',
  'CONFIRMATION_OVER',
  'OFFER_NOT_ACCEPTED',
] as const;

/** One of {@link INPUT_PROBLEM_CODES}. */
export type InputProblemCode = (typeof INPUT_PROBLEM_CODES)[number];

/** What the words for a code are filled with, such as `{ max: 100 }`. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** A value's refusal, before it is known in which field the value stood. */
export interface Refusal {
  readonly code: InputProblemCode;
  readonly params?: ProblemParams;
}

/** Takes what a person typed and answers with its one stored form, or refuses it. */
export type Reader = (typed: string) => string | Refusal;

/** Tells a problem's code from any other text. */
export function isInputProblemCode(value: string): value is InputProblemCode {
  return (INPUT_PROBLEM_CODES as readonly string[]).includes(value);
}
