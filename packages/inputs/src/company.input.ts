import * as z from 'zod/mini';
import { readEmail } from './email.ts';
import { choice, field, inputOf, issueOf, offer, optionalField, orRequired } from './field.ts';
import { readPhone } from './phone.ts';
import type { InputProblemCode } from './refusal.ts';
import type { CompanyKind } from './requisites.ts';
import { isBic, isInn, isKpp, isOgrn, isSettlementAccount, readNumber } from './requisites.ts';
import { LIMITS, line } from './text.ts';

const name = field(line(LIMITS.name));
const legalName = field(line(LIMITS.legalName));
const address = field(line(LIMITS.address));

const soleProprietor = {
  legalName,
  ogrn: number('INVALID_OGRN', (ogrn) => isOgrn(ogrn, 'SOLE_PROPRIETOR')),
  // A value that a person gave must not vanish silently, so a KPP that can't be theirs is refused.
  kpp: optionalField(() => ({ code: 'INVALID_KPP' })),
  legalAddress: address,
};

const legalEntity = {
  legalName,
  ogrn: number('INVALID_OGRN', (ogrn) => isOgrn(ogrn, 'LEGAL_ENTITY')),
  kpp: number('INVALID_KPP', isKpp),
  legalAddress: address,
};

/** A shop's owner before the law: the kind decides which numbers there are. */
export const RegisterCompanyInput = z.discriminatedUnion(
  'kind',
  [
    inputOf({ kind: choice(['SOLE_PROPRIETOR']), inn: inn('SOLE_PROPRIETOR'), ...soleProprietor }),
    inputOf({ kind: choice(['LEGAL_ENTITY']), inn: inn('LEGAL_ENTITY'), ...legalEntity }),
  ],
  orRequired('INVALID_CHOICE'),
);
export type RegisterCompanyInput = z.output<typeof RegisterCompanyInput>;

/** One more shop of a person who has an account. */
export const OpenCompanyInput = inputOf({ company: RegisterCompanyInput, ...offer });
export type OpenCompanyInput = z.output<typeof OpenCompanyInput>;

/** What a shop shows of itself. */
export const CompanyInput = inputOf({
  name,
  contactEmail: optionalField(readEmail),
  contactPhone: optionalField(readPhone),
  timeZone: field((typed) => (isTimeZone(typed) ? typed : { code: 'INVALID_CHOICE' })),
});
export type CompanyInput = z.output<typeof CompanyInput>;

const bank = { bic: number('INVALID_BIC', isBic), settlementAccount: field(readNumber) };

/** Legal and bank details, by the kind of the shop: the kind was fixed at registration and is no part of the input. */
export const RequisitesInput = {
  SOLE_PROPRIETOR: inputOf({
    ...soleProprietor,
    taxSystem: choice(['OSNO', 'USN', 'AUSN', 'PSN', 'NPD']),
    ...bank,
  }).check(accountOfBank()),
  // The patent and the tax on professional income are for people only (Tax Code 346.44; law 422-FZ of 2018-11-27).
  LEGAL_ENTITY: inputOf({ ...legalEntity, taxSystem: choice(['OSNO', 'USN', 'AUSN']), ...bank }).check(accountOfBank()),
} satisfies Record<CompanyKind, z.ZodMiniType>;
export type RequisitesInput = z.output<(typeof RequisitesInput)[CompanyKind]>;

/** Where the shop's goods leave from. */
export const LogisticsInput = inputOf({
  name,
  address,
  method: choice(['OWN_WAREHOUSE', 'MARKETPLACE_WAREHOUSE', 'DROP_OFF']),
});
export type LogisticsInput = z.output<typeof LogisticsInput>;

function inn(kind: CompanyKind) {
  return number('INVALID_INN', (value) => isInn(value, kind));
}

function number(code: InputProblemCode, isValid: (value: string) => boolean) {
  return field((typed) => {
    const value = readNumber(typed);
    return typeof value !== 'string' || isValid(value) ? value : { code };
  });
}

function accountOfBank() {
  return z.check<{ readonly bic: string; readonly settlementAccount: string }>(({ value, issues }) => {
    if (isSettlementAccount(value.settlementAccount, value.bic)) return;
    issues.push(issueOf(value, 'INVALID_ACCOUNT', undefined, 'settlementAccount'));
  });
}

/** A name of the IANA database; `Intl` also takes bare offsets, which know no summer time. */
function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
