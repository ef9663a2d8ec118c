import type { Refusal } from './refusal.ts';

/** Who owns the shop; it decides which numbers the shop has. */
export type CompanyKind = 'SOLE_PROPRIETOR' | 'LEGAL_ENTITY';

/** Order of the Federal Tax Service MMV-7-6/435@: weights of the control digits of a legal entity's and a person's number. */
const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Bank of Russia order 515 of 1997-09-08: the weights repeat along the three digits of the bank and the account. */
const ACCOUNT_KEY = [7, 1, 3];
/** The same order: a clearing currency stands in the sixth place as a letter that counts as its place in this row. */
const CURRENCY_LETTERS = 'ABCEHKMPTX';
const ACCOUNT = new RegExp(`^\\d{5}[\\d${CURRENCY_LETTERS}]\\d{14}$`);

/** Taxpayer number: ten digits of a legal entity, twelve of a person. */
export function isInn(inn: string, kind: CompanyKind): boolean {
  // No region has the number 00, though the control digit of all zeros is a zero.
  if (inn.startsWith('00')) return false;
  if (kind === 'LEGAL_ENTITY') return /^\d{10}$/.test(inn) && innDigit(inn, INN_10) === Number(inn[9]);
  return /^\d{12}$/.test(inn) && innDigit(inn, INN_11) === Number(inn[10]) && innDigit(inn, INN_12) === Number(inn[11]);
}

/** State registration number (Ministry of Finance order 165n of 2017-10-30): an OGRN of thirteen digits, an OGRNIP of fifteen. */
export function isOgrn(ogrn: string, kind: CompanyKind): boolean {
  const [pattern, modulus] = kind === 'LEGAL_ENTITY' ? ([/^[15]\d{12}$/, 11] as const) : ([/^3\d{14}$/, 13] as const);
  return pattern.test(ogrn) && (Number(ogrn.slice(0, -1)) % modulus) % 10 === Number(ogrn.at(-1));
}

/** Reason code of a legal entity's registration; a sole proprietor has none. */
export function isKpp(kpp: string): boolean {
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp) && !kpp.startsWith('00');
}

/** Bank identification code of Russia: a bank's begins with 04, a treasury's with 01 or 02. Whether it exists, only a directory knows. */
export function isBic(bic: string): boolean {
  return /^0[124]\d{7}$/.test(bic);
}

/** A settlement account with its control key. Accounts in a treasury follow another rule, so only their form is looked at. */
export function isSettlementAccount(account: string, bic: string): boolean {
  if (!(ACCOUNT.test(account) && isBic(bic))) return false;
  return !bic.startsWith('04') || hasKey(account, keyPrefix(bic));
}

/** A bank's own account in the Bank of Russia, with its control key and the last three digits of the bank's code. */
export function isCorrespondentAccount(account: string, bic: string): boolean {
  if (!(ACCOUNT.test(account) && isBic(bic))) return false;
  return account.startsWith('30101') && account.endsWith(bic.slice(-3)) && hasKey(account, centralBankPrefix(bic));
}

/** Takes a number as people copy it, with spaces inside and letters of either case. */
export function readNumber(typed: string): string | Refusal {
  if (typed.length > 100) return { code: 'TOO_LONG', params: { max: 100 } };
  const number = typed.replace(/\s/g, '').toUpperCase();
  return number === '' ? { code: 'REQUIRED' } : number;
}

function innDigit(inn: string, weights: readonly number[]): number {
  return (weights.reduce((sum, weight, place) => sum + weight * Number(inn[place]), 0) % 11) % 10;
}

/** Banks are told by the end of their code; units of the Bank of Russia itself (000, 001, 002) by their place in it. */
function keyPrefix(bic: string): string {
  const bank = bic.slice(-3);
  return ['000', '001', '002'].includes(bank) ? centralBankPrefix(bic) : bank;
}

function centralBankPrefix(bic: string): string {
  return `0${bic.slice(4, 6)}`;
}

function hasKey(account: string, prefix: string): boolean {
  const digits = Array.from(prefix + account, (sign) => (/\d/.test(sign) ? Number(sign) : CURRENCY_LETTERS.indexOf(sign)));
  const sum = digits.reduce((total, digit, place) => total + ((digit * (ACCOUNT_KEY[place % 3] ?? 0)) % 10), 0);
  return sum % 10 === 0;
}
