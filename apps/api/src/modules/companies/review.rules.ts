import { type CompanyKind, isSettlementAccount } from '@prikazchik/inputs/requisites';
import { Problem } from '../../platform/problem.ts';
import type { Bank, Party, PartyStatus } from './registry.rules.ts';

/** What the check looks at. */
export interface Reviewed {
  kind: CompanyKind;
  inn: string;
  ogrn: string | null;
  kpp: string | null;
  bic: string;
  settlementAccount: string;
}

/** What the check adds to the shop's data. */
export interface Findings {
  /** The registry knows the INN. */
  registryChecked: boolean;
  bankName: string | null;
  correspondentAccount: string | null;
}

/** What the registry said about the shop's INN and BIC. */
export interface Answers {
  party: Party | Problem;
  bank: Bank | Problem;
  knowsEveryBank: boolean;
}

/** Merged with others or changing its form, a business still trades; on its way out it opens no shop. */
const ending: readonly PartyStatus[] = ['LIQUIDATING', 'LIQUIDATED', 'BANKRUPT'];

/**
 * The automatic check of a shop's legal data.
 *
 * One whom the registry does not know may be too new for it and passes unconfirmed. A bank that the registry does not know
 * passes only if the registry does not claim to know them all.
 * @returns the first refusal, on its field; REGISTRY_UNAVAILABLE on none when there was nobody to ask
 */
export function review(company: Reviewed, { party, bank, knowsEveryBank }: Answers): Findings | Problem {
  if (!isSettlementAccount(company.settlementAccount, company.bic)) return new Problem('INVALID_ACCOUNT', 'settlementAccount');
  const known = knownParty(party);
  if (known instanceof Problem) return known;
  const mismatch = known && mismatchWith(company, known);
  if (mismatch) return mismatch;
  const registryChecked = known !== null;
  if (!(bank instanceof Problem)) return { registryChecked, bankName: bank.name, correspondentAccount: bank.correspondentAccount };
  if (bank.code === 'BANK_NOT_FOUND' && !knowsEveryBank) return { registryChecked, bankName: null, correspondentAccount: null };
  return bank;
}

function knownParty(party: Party | Problem): Party | Problem | null {
  if (!(party instanceof Problem)) return party;
  return party.code === 'REGISTRY_NOT_FOUND' ? null : party;
}

function mismatchWith(company: Reviewed, party: Party): Problem | null {
  if (ending.includes(party.status)) return new Problem('REGISTRY_LIQUIDATED', 'inn');
  if (party.kind !== company.kind) return new Problem('REGISTRY_MISMATCH', 'kind');
  if (party.ogrn !== company.ogrn) return new Problem('REGISTRY_MISMATCH', 'ogrn');
  const kpps = [party.kpp, party.kppLargest].filter((kpp) => kpp !== null);
  const kppDiffers = company.kind === 'LEGAL_ENTITY' && kpps.length > 0 && !kpps.some((kpp) => kpp === company.kpp);
  return kppDiffers ? new Problem('REGISTRY_MISMATCH', 'kpp') : null;
}
