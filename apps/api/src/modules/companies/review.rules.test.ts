import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import type { Bank, Party } from './registry.rules.ts';
import { type Answers, type Reviewed, review } from './review.rules.ts';

const company: Reviewed = {
  kind: 'LEGAL_ENTITY',
  inn: '9601001005',
  ogrn: '1189600001007',
  kpp: '960101001',
  bic: '040220777',
  settlementAccount: '40702810900000000101',
};
const party: Party = {
  inn: '9601001005',
  kind: 'LEGAL_ENTITY',
  name: 'ООО «Лавка»',
  fullName: 'Общество с ограниченной ответственностью «Лавка»',
  ogrn: '1189600001007',
  kpp: '960101001',
  kppLargest: null,
  address: null,
  managerName: null,
  status: 'ACTIVE',
};
const bank: Bank = { bic: '040220777', name: 'АО «Банк»', correspondentAccount: '30101810500000000777', city: null };
const answers: Answers = { party, bank, knowsEveryBank: true };
const passed = { registryChecked: true, bankName: 'АО «Банк»', correspondentAccount: '30101810500000000777' };

describe('the automatic check', () => {
  it('passes what agrees with the registry and fills the bank in', () => {
    expect(review(company, answers)).toEqual(passed);
  });

  it('passes a business that the registry does not know, unconfirmed', () => {
    expect(review(company, { ...answers, party: new Problem('REGISTRY_NOT_FOUND', 'inn') })).toEqual({ ...passed, registryChecked: false });
  });

  it.each([
    ['LIQUIDATED', 'REGISTRY_LIQUIDATED'],
    ['LIQUIDATING', 'REGISTRY_LIQUIDATED'],
    ['BANKRUPT', 'REGISTRY_LIQUIDATED'],
  ] as const)('refuses a business that is %s on its INN', (status, code) => {
    expect(review(company, { ...answers, party: { ...party, status } })).toEqual(new Problem(code, 'inn'));
  });

  it('passes a business that is being reorganized', () => {
    expect(review(company, { ...answers, party: { ...party, status: 'REORGANIZING' } })).toEqual(passed);
  });

  it.each([
    ['kind', { ...party, kind: 'SOLE_PROPRIETOR' as const }],
    ['ogrn', { ...party, ogrn: '1199600001138' }],
    ['kpp', { ...party, kpp: '960201001' }],
  ])('refuses what differs from the registry on its field: %s', (field, registered) => {
    expect(review(company, { ...answers, party: registered })).toEqual(new Problem('REGISTRY_MISMATCH', field));
  });

  it("takes either KPP of the largest taxpayers, and any where the registry has none; a person's is nobody's business", () => {
    expect(review(company, { ...answers, party: { ...party, kpp: '960201001', kppLargest: '960101001' } })).toEqual(passed);
    expect(review(company, { ...answers, party: { ...party, kpp: null } })).toEqual(passed);
    const person = { ...company, kind: 'SOLE_PROPRIETOR' as const, kpp: null };
    expect(review(person, { ...answers, party: { ...party, kind: 'SOLE_PROPRIETOR' } })).toEqual(passed);
  });

  it('refuses an account whose control key is not that of the bank', () => {
    const settlementAccount = '40702810800000000101';
    expect(review({ ...company, settlementAccount }, answers)).toEqual(new Problem('INVALID_ACCOUNT', 'settlementAccount'));
  });

  it.each(['BANK_NOT_FOUND', 'BANK_CLOSED'] as const)('refuses %s on the BIC', (code) => {
    expect(review(company, { ...answers, bank: new Problem(code, 'bic') })).toEqual(new Problem(code, 'bic'));
  });

  it('passes an unknown bank, but not a closed one, where the registry does not know every bank', () => {
    const unsure = { ...answers, knowsEveryBank: false };
    expect(review(company, { ...unsure, bank: new Problem('BANK_NOT_FOUND', 'bic') })).toEqual({
      registryChecked: true,
      bankName: null,
      correspondentAccount: null,
    });
    expect(review(company, { ...unsure, bank: new Problem('BANK_CLOSED', 'bic') })).toEqual(new Problem('BANK_CLOSED', 'bic'));
  });

  it.each(['party', 'bank'] as const)('can say nothing while there is nobody to ask about the %s', (whom) => {
    expect(review(company, { ...answers, [whom]: new Problem('REGISTRY_UNAVAILABLE') })).toEqual(new Problem('REGISTRY_UNAVAILABLE'));
  });
});
