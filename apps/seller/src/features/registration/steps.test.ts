import { describe, expect, it } from 'vitest';
import type { RegistrationValues } from './steps.ts';
import { companyInput, NO_COMPANY, problemsAt, reachableStep, stepOf } from './steps.ts';

const filled: RegistrationValues = {
  company: {
    kind: 'LEGAL_ENTITY',
    inn: '7707083893',
    legalName: 'ООО «Пример»',
    ogrn: '1027700132195',
    kpp: '770701001',
    legalAddress: 'Москва',
  },
  fullName: 'Проба Образцова',
  email: 'proba@shop.example',
  phone: '8 916 123-45-67',
  password: 'семь слонов на тонком льду',
  offerVersion: '1.0',
  offerAccepted: true,
};

const fieldsAt = (...args: Parameters<typeof problemsAt>) => problemsAt(...args).map(({ field, code }) => `${field}: ${code}`);

describe('a step is refused on its own fields only', () => {
  it('company: a wrong check digit', () => {
    const values = { ...filled, company: { ...filled.company, inn: '7707083894' }, email: 'nonsense' };
    expect(fieldsAt('company', values)).toEqual(['company.inn: INVALID_INN']);
  });

  it('person', () => {
    expect(fieldsAt('person', { ...filled, email: 'proba@', phone: '12', password: '' })).toEqual([
      'email: INVALID_EMAIL',
      'phone: INVALID_PHONE',
    ]);
  });

  it('password: too short, and too personal before the offer is reached', () => {
    expect(fieldsAt('password', { ...filled, password: 'коротко' })).toEqual(['password: PASSWORD_TOO_SHORT']);
    const personal = { ...filled, password: 'образцова и компания', offerAccepted: false, offerVersion: '' };
    expect(fieldsAt('password', personal)).toEqual(['password: PASSWORD_PERSONAL']);
  });

  it('offer', () => {
    expect(fieldsAt('offer', { ...filled, offerAccepted: false })).toEqual(['offerAccepted: OFFER_NOT_ACCEPTED']);
    expect(fieldsAt('offer', filled)).toEqual([]);
  });
});

describe('an address may ask for any step', () => {
  it('but gets the first one that is not filled in', () => {
    expect(reachableStep('offer', { ...filled, company: NO_COMPANY })).toBe('company');
    expect(reachableStep('offer', { ...filled, password: '' })).toBe('password');
  });

  it('and may go back to any', () => {
    expect(reachableStep('offer', filled)).toBe('offer');
    expect(reachableStep('person', filled)).toBe('person');
  });
});

it.each([
  ['company.kind', 'kind'],
  ['company.inn', 'company'],
  ['email', 'person'],
  ['password', 'password'],
  ['offerVersion', 'offer'],
  [null, 'offer'],
] as const)('a refusal of %j leads to the step %s', (field, step) => {
  expect(stepOf(field)).toBe(step);
});

it('a KPP typed before the kind changed is not sent for a sole proprietor', () => {
  expect(companyInput({ ...filled.company, kind: 'SOLE_PROPRIETOR' }).kpp).toBeNull();
  expect(companyInput(filled.company).kpp).toBe('770701001');
});
