import type { CompanyKind } from '@prikazchik/inputs/requisites';
import type { CompanyState } from '@prikazchik/permissions/right';

export type ActivationStepKey = 'EMAIL' | 'REQUISITES' | 'LOGISTICS' | 'REVIEW';
export type ActivationStepState = 'DONE' | 'OPEN' | 'LOCKED' | 'WAITING' | 'REFUSED';

export interface ActivationStep {
  key: ActivationStepKey;
  state: ActivationStepState;
}

/** What a shop must have told of itself before it is checked. */
export interface LegalDetails {
  kind: CompanyKind;
  ogrn: string | null;
  kpp: string | null;
  legalAddress: string | null;
  taxSystem: string | null;
  bic: string | null;
  settlementAccount: string | null;
}

/** The states from which a shop may be sent to the check. */
export const submittable: readonly CompanyState[] = ['registered', 'rejected'];

/** Whether every requisite is there; a sole proprietor has no KPP. */
export function hasRequisites({ kind, ogrn, kpp, legalAddress, taxSystem, bic, settlementAccount }: LegalDetails): boolean {
  const needed = [ogrn, legalAddress, taxSystem, bic, settlementAccount, ...(kind === 'LEGAL_ENTITY' ? [kpp] : [])];
  return needed.every((value) => value !== null);
}

/** The way from registration to trade. Who looks at it has a confirmed address: nobody else can sign in. */
export function activationSteps(state: CompanyState, details: LegalDetails, hasWarehouse: boolean): ActivationStep[] {
  const told: ActivationStep[] = [
    { key: 'EMAIL', state: 'DONE' },
    { key: 'REQUISITES', state: hasRequisites(details) ? 'DONE' : 'OPEN' },
    { key: 'LOGISTICS', state: hasWarehouse ? 'DONE' : 'OPEN' },
  ];
  return [...told, { key: 'REVIEW', state: reviewStep(state, told.every(isDone)) }];
}

/** The first step that must be done before the check; null when nothing is missing. */
export function missingStep(details: LegalDetails, hasWarehouse: boolean): ActivationStepKey | null {
  const missing = activationSteps('registered', details, hasWarehouse).find(({ key, state }) => key !== 'REVIEW' && state !== 'DONE');
  return missing?.key ?? null;
}

export const isDone = ({ state }: ActivationStep): boolean => state === 'DONE';

function reviewStep(state: CompanyState, ready: boolean): ActivationStepState {
  if (state === 'active' || state === 'suspended') return 'DONE';
  if (state === 'under_review') return 'WAITING';
  if (!ready) return 'LOCKED';
  return state === 'rejected' ? 'REFUSED' : 'OPEN';
}

/** Forms of ownership that stand before the name, and how people write them. */
const forms: readonly (readonly [full: RegExp, short: string])[] = [
  [/^публичное\s+акционерное\s+общество(?=\s)/iu, 'ПАО'],
  [/^непубличное\s+акционерное\s+общество(?=\s)/iu, 'НАО'],
  [/^акционерное\s+общество(?=\s)/iu, 'АО'],
  [/^общество\s+с\s+ограниченной\s+ответственностью(?=\s)/iu, 'ООО'],
  [/^индивидуальный\s+предприниматель(?=\s)/iu, 'ИП'],
];

const nameLimit = 100;

/** «Лавка» of `ООО «Лавка»`: a form of ownership, and one name in quotes. */
const quoted = /^\p{Lu}{2,4}\s+[«"„“]([^«"„“»”]+)[»"”“]$/u;

/** The name that a new shop shows until its owner gives it another. Texts put it in quotes, so it has none of its own. */
export function shopName(legalName: string): string {
  const form = forms.find(([full]) => full.test(legalName));
  const short = form ? legalName.replace(form[0], form[1]).trim() : legalName.trim();
  const name = quoted.exec(short)?.[1] ?? short;
  return [...name].slice(0, nameLimit).join('').trim();
}

/** A number as journals may show it: `…0025`. */
export function lastDigits(number: string): string {
  return `…${number.slice(-4)}`;
}
