import { isBic, isCorrespondentAccount, isInn, isKpp, isOgrn } from '@prikazchik/inputs/requisites';
import { describe, expect, it } from 'vitest';
import { madeUpBanks, madeUpParties } from './register.rules.ts';

describe('the embedded register', () => {
  it.each(madeUpParties)('has right numbers for $name', ({ inn, ogrn, kpp, kppLargest, kind }) => {
    expect(isInn(inn, kind)).toBe(true);
    expect(isOgrn(ogrn, kind)).toBe(true);
    const kpps = [kpp, kppLargest].filter((one) => one !== null);
    expect(kpps.every(isKpp)).toBe(true);
    expect(kpps.length > 0).toBe(kind === 'LEGAL_ENTITY');
  });

  it.each(madeUpBanks)('has right numbers for $name', ({ bic, correspondentAccount }) => {
    expect(isBic(bic)).toBe(true);
    expect(correspondentAccount && isCorrespondentAccount(correspondentAccount, bic)).toBe(true);
  });

  it('uses numbers that nobody has: no such tax authority, no such region', () => {
    expect(madeUpParties.every(({ inn }) => inn.startsWith('96'))).toBe(true);
    expect(madeUpBanks.every(({ bic }) => bic.startsWith('0402'))).toBe(true);
  });

  it('shows every turn that a registration may take', () => {
    const statuses = madeUpParties.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['ACTIVE', 'REORGANIZING', 'LIQUIDATED', 'BANKRUPT']));
    expect(new Set(madeUpParties.map(({ kind }) => kind)).size).toBe(2);
    expect(madeUpBanks.filter(({ closed }) => closed)).toHaveLength(1);
  });

  it('tells nobody apart by a number that two have', () => {
    expect(new Set(madeUpParties.map(({ inn }) => inn)).size).toBe(madeUpParties.length);
    expect(new Set(madeUpParties.map(({ ogrn }) => ogrn)).size).toBe(madeUpParties.length);
    expect(new Set(madeUpBanks.map(({ bic }) => bic)).size).toBe(madeUpBanks.length);
  });
});
