import { RegisterInput } from '@prikazchik/inputs/account.input';
import type { InputProblem } from '@prikazchik/inputs/parse';
import { problemsOf } from '@prikazchik/inputs/parse';
import type { CompanyKind } from '@prikazchik/inputs/requisites';
import type { Step } from './steps-order.ts';
import { STEPS } from './steps-order.ts';

/** What is typed of a company. A type, not an interface: the form's values must have an index signature. */
export type CompanyValues = {
  kind: CompanyKind;
  inn: string;
  legalName: string;
  ogrn: string;
  kpp: string;
  legalAddress: string;
};

/** What the form of registration holds while it is filled in. */
export type RegistrationValues = {
  company: CompanyValues;
  fullName: string;
  email: string;
  phone: string;
  password: string;
  offerVersion: string;
  offerAccepted: boolean;
};

export const NO_COMPANY: CompanyValues = { kind: 'SOLE_PROPRIETOR', inn: '', legalName: '', ogrn: '', kpp: '', legalAddress: '' };

/** The company as the API takes it: what a sole proprietor does not have is not sent, though it may have been typed before the kind changed. */
export function companyInput(company: CompanyValues) {
  return { ...company, kpp: company.kind === 'LEGAL_ENTITY' ? company.kpp : null };
}

/** The step on which a field of the input is asked for; what belongs to no field is shown where the form is sent. */
export function stepOf(field: string | null): Step {
  if (field === null) return 'offer';
  if (field === 'company.kind') return 'kind';
  if (field.startsWith('company')) return 'company';
  if (field === 'password') return 'password';
  return ['fullName', 'email', 'phone'].includes(field) ? 'person' : 'offer';
}

/** What is wrong on one step. The offer counts as accepted until its step: it comes last. */
export function problemsAt(step: Step, values: RegistrationValues): InputProblem[] {
  const asked = step === 'offer' ? values : { ...values, offerVersion: '-', offerAccepted: true };
  return problemsOf(RegisterInput, { ...asked, company: companyInput(asked.company), locale: 'RU' }).filter(
    ({ field }) => stepOf(field) === step,
  );
}

/** The step that may be shown: the one asked for, or the first before it that is not filled in yet. */
export function reachableStep(wanted: Step, values: RegistrationValues): Step {
  const before = STEPS.slice(0, STEPS.indexOf(wanted));
  return before.find((step) => problemsAt(step, values).length > 0) ?? wanted;
}
