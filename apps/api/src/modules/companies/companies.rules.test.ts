import { describe, expect, it } from 'vitest';
import { activationSteps, hasRequisites, type LegalDetails, lastDigits, missingStep, shopName } from './companies.rules.ts';

const person: LegalDetails = {
  kind: 'SOLE_PROPRIETOR',
  ogrn: '318960000005002',
  kpp: null,
  legalAddress: 'г. Вымыслов',
  taxSystem: 'USN',
  bic: '040220777',
  settlementAccount: '40802810100000000102',
};
const bare: LegalDetails = { ...person, taxSystem: null, bic: null, settlementAccount: null };
const statesOf = (...args: Parameters<typeof activationSteps>) => activationSteps(...args).map(({ state }) => state);

describe('requisites', () => {
  it('are complete for a person without a KPP, for a legal entity only with one', () => {
    expect(hasRequisites(person)).toBe(true);
    expect(hasRequisites({ ...person, kind: 'LEGAL_ENTITY' })).toBe(false);
    expect(hasRequisites({ ...person, kind: 'LEGAL_ENTITY', kpp: '960101001' })).toBe(true);
  });

  it.each(['ogrn', 'legalAddress', 'taxSystem', 'bic', 'settlementAccount'] as const)('are incomplete without %s', (field) => {
    expect(hasRequisites({ ...person, [field]: null })).toBe(false);
  });
});

describe('the checklist', () => {
  it('keeps the review locked until the rest is done', () => {
    expect(statesOf('registered', bare, false)).toEqual(['DONE', 'OPEN', 'OPEN', 'LOCKED']);
    expect(statesOf('registered', person, false)).toEqual(['DONE', 'DONE', 'OPEN', 'LOCKED']);
    expect(statesOf('registered', bare, true)).toEqual(['DONE', 'OPEN', 'DONE', 'LOCKED']);
    expect(statesOf('registered', person, true)).toEqual(['DONE', 'DONE', 'DONE', 'OPEN']);
  });

  it.each([
    ['under_review', 'WAITING'],
    ['rejected', 'REFUSED'],
    ['active', 'DONE'],
    ['suspended', 'DONE'],
  ] as const)('shows a shop that is %s its review as %s', (state, review) => {
    expect(statesOf(state, person, true).at(-1)).toBe(review);
  });

  it('names the first step that is missing', () => {
    expect(missingStep(bare, false)).toBe('REQUISITES');
    expect(missingStep(person, false)).toBe('LOGISTICS');
    expect(missingStep(person, true)).toBeNull();
  });
});

describe("a new shop's name", () => {
  it.each([
    ['Общество с ограниченной ответственностью «Лавка»', 'Лавка'],
    ['ОБЩЕСТВО С ОГРАНИЧЕННОЙ  ОТВЕТСТВЕННОСТЬЮ "ЛАВКА"', 'ЛАВКА'],
    ['Публичное акционерное общество «Лавка»', 'Лавка'],
    ['Акционерное общество «Лавка»', 'Лавка'],
    ['Индивидуальный предприниматель Образцов Пример', 'ИП Образцов Пример'],
    ['ООО «Лавка»', 'Лавка'],
    ['ООО «Торговый дом «Лавка»', 'ООО «Торговый дом «Лавка»'],
    ['ООО «Лавка» и «Склад»', 'ООО «Лавка» и «Склад»'],
    ['Акционерное обществоведение', 'Акционерное обществоведение'],
  ])('%s', (legalName, name) => {
    expect(shopName(legalName)).toBe(name);
  });

  it('fits the limit, in characters as people count them', () => {
    expect([...shopName('𝒜'.repeat(300))]).toHaveLength(100);
  });
});

it('journals show the end of a number only', () => {
  expect(lastDigits('40602810700000000025')).toBe('…0025');
});
