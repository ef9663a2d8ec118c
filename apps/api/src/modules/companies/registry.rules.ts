import { type CompanyKind, isBic, isInn, readNumber } from '@prikazchik/inputs/requisites';
import { Problem } from '../../platform/problem.ts';

export const partyStatuses = ['ACTIVE', 'LIQUIDATING', 'LIQUIDATED', 'BANKRUPT', 'REORGANIZING'] as const;
export type PartyStatus = (typeof partyStatuses)[number];

/** A legal entity or a sole proprietor as the registry has them. */
export interface Party {
  inn: string;
  kind: CompanyKind;
  name: string;
  fullName: string;
  ogrn: string;
  kpp: string | null;
  /** The second KPP that the largest taxpayers have; either is theirs. */
  kppLargest: string | null;
  address: string | null;
  managerName: string | null;
  status: PartyStatus;
}

/** A bank that works. */
export interface Bank {
  bic: string;
  name: string;
  correspondentAccount: string | null;
  city: string | null;
}

/** The registry of legal entities, sole proprietors and banks. Nothing in it throws: what it can't say is a Problem. */
export interface Registry {
  /** Whether a bank that it does not know does not exist. */
  readonly knowsEveryBank: boolean;
  /** @returns REGISTRY_NOT_FOUND on `inn`, or REGISTRY_UNAVAILABLE */
  partyByInn(inn: string): Promise<Party | Problem>;
  /** @returns BANK_NOT_FOUND or BANK_CLOSED on `bic`, or REGISTRY_UNAVAILABLE */
  bankByBic(bic: string): Promise<Bank | Problem>;
}

/** An INN of either kind, as people copy it. */
export function readInn(typed: string): string | Problem {
  return numberIn(typed, 'inn', (inn) => (isInn(inn, 'LEGAL_ENTITY') || isInn(inn, 'SOLE_PROPRIETOR') ? null : 'INVALID_INN'));
}

/** The code of a bank or of a treasury, as people copy it. */
export function readBic(typed: string): string | Problem {
  return numberIn(typed, 'bic', (bic) => (isBic(bic) ? null : 'INVALID_BIC'));
}

function numberIn(typed: string, field: string, fault: (number: string) => 'INVALID_INN' | 'INVALID_BIC' | null): string | Problem {
  const number = readNumber(typed);
  if (typeof number !== 'string') return new Problem(number.code, field, number.params ? { ...number.params } : null);
  const code = fault(number);
  return code ? new Problem(code, field) : number;
}
