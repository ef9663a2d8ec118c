import { describe, expect, test } from 'vitest';
import { CompanyInput, LogisticsInput, RegisterCompanyInput, RequisitesInput } from './company.input.ts';
import { parse, problemsOf } from './parse.ts';

const entity = {
  kind: 'LEGAL_ENTITY',
  inn: '7707 083893',
  legalName: 'ООО «Пример»',
  ogrn: '1027700132195',
  kpp: '770701001',
  legalAddress: 'Москва',
};
const proprietor = {
  kind: 'SOLE_PROPRIETOR',
  inn: '500100732259',
  legalName: 'ИП Пример',
  ogrn: '304500116000157',
  legalAddress: 'Москва',
};
const account = { taxSystem: 'USN', bic: '049805746', settlementAccount: '40602 810 7 0000 0000025' };

test('a legal entity and a sole proprietor', () => {
  expect(parse(RegisterCompanyInput, entity)).toEqual({ ok: true, value: { ...entity, inn: '7707083893' } });
  expect(parse(RegisterCompanyInput, proprietor)).toEqual({ ok: true, value: { ...proprietor, kpp: null } });
  expect(parse(RegisterCompanyInput, { ...proprietor, kpp: ' ' })).toEqual({ ok: true, value: { ...proprietor, kpp: null } });
});

describe('the kind decides', () => {
  test.each([
    [{ ...entity, inn: proprietor.inn }, 'inn', 'INVALID_INN'],
    [{ ...entity, ogrn: proprietor.ogrn }, 'ogrn', 'INVALID_OGRN'],
    [{ ...entity, kpp: null }, 'kpp', 'REQUIRED'],
    [{ ...entity, kpp: '' }, 'kpp', 'REQUIRED'],
    [{ ...entity, kpp: '77070100' }, 'kpp', 'INVALID_KPP'],
    [{ ...proprietor, inn: entity.inn }, 'inn', 'INVALID_INN'],
    [{ ...proprietor, ogrn: entity.ogrn }, 'ogrn', 'INVALID_OGRN'],
    [{ ...proprietor, kpp: entity.kpp }, 'kpp', 'INVALID_KPP'],
    [{ ...proprietor, kind: 'SELF_EMPLOYED' }, 'kind', 'INVALID_CHOICE'],
    [{ ...proprietor, kind: undefined }, 'kind', 'INVALID_CHOICE'],
    [{ ...entity, legalName: 'а'.repeat(301) }, 'legalName', 'TOO_LONG'],
    [{ ...entity, legalAddress: '\u200B' }, 'legalAddress', 'REQUIRED'],
  ])('%#: %j', (input, field, code) => {
    expect(problemsOf(RegisterCompanyInput, input)).toMatchObject([{ field, code }]);
  });
});

describe('requisites', () => {
  const ofEntity = { legalName: entity.legalName, ogrn: entity.ogrn, kpp: entity.kpp, legalAddress: 'Москва', ...account };
  const ofProprietor = { legalName: proprietor.legalName, ogrn: proprietor.ogrn, legalAddress: 'Москва', ...account };

  test('pass in their stored form', () => {
    const stored = { settlementAccount: '40602810700000000025' };
    expect(parse(RequisitesInput.LEGAL_ENTITY, ofEntity)).toEqual({ ok: true, value: { ...ofEntity, ...stored } });
    expect(parse(RequisitesInput.SOLE_PROPRIETOR, ofProprietor)).toEqual({ ok: true, value: { ...ofProprietor, kpp: null, ...stored } });
  });

  test.each([
    [{ ...ofEntity, settlementAccount: '40602810600000000025' }, 'settlementAccount', 'INVALID_ACCOUNT'],
    [{ ...ofEntity, bic: '044525226' }, 'settlementAccount', 'INVALID_ACCOUNT'],
    [{ ...ofEntity, bic: '04980574' }, 'bic', 'INVALID_BIC'],
    [{ ...ofEntity, taxSystem: 'PSN' }, 'taxSystem', 'INVALID_CHOICE'],
    [{ ...ofEntity, taxSystem: 'NPD' }, 'taxSystem', 'INVALID_CHOICE'],
    [{ ...ofEntity, taxSystem: '' }, 'taxSystem', 'REQUIRED'],
    [ofProprietor, 'kpp', 'REQUIRED'],
  ])('of a legal entity: %#', (input, field, code) => {
    expect(problemsOf(RequisitesInput.LEGAL_ENTITY, input)).toContainEqual({ field, code, params: null });
  });

  test.each(['OSNO', 'USN', 'AUSN', 'PSN', 'NPD'])('a sole proprietor may be taxed by %s', (taxSystem) => {
    expect(parse(RequisitesInput.SOLE_PROPRIETOR, { ...ofProprietor, taxSystem })).toMatchObject({ ok: true });
  });
});

describe("the shop's card", () => {
  const card = { name: 'Северный ветер', contactEmail: '', contactPhone: null, timeZone: 'Europe/Moscow' };

  test('needs no contacts', () => {
    expect(parse(CompanyInput, card)).toEqual({ ok: true, value: { ...card, contactEmail: null } });
  });

  test.each(['Asia/Kamchatka', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])('time zone %s', (timeZone) => {
    expect(parse(CompanyInput, { ...card, timeZone })).toMatchObject({ ok: true });
  });

  test.each(['+03:00', 'Europe/Nowhere', 'Москва', '../etc', 'a'.repeat(1_000_000)])('no time zone: %.20j', (timeZone) => {
    expect(problemsOf(CompanyInput, { ...card, timeZone })).toMatchObject([{ field: 'timeZone', code: 'INVALID_CHOICE' }]);
  });

  test('contacts that are given are checked', () => {
    expect(problemsOf(CompanyInput, { ...card, contactEmail: 'x', contactPhone: 'y' })).toMatchObject([
      { field: 'contactEmail', code: 'INVALID_EMAIL' },
      { field: 'contactPhone', code: 'INVALID_PHONE' },
    ]);
  });
});

test('a place to ship from', () => {
  const place = { name: 'Склад', address: 'Тверь, улица Примерная, дом 2', method: 'DROP_OFF' };
  expect(parse(LogisticsInput, place)).toEqual({ ok: true, value: place });
  expect(problemsOf(LogisticsInput, { ...place, method: 'PIGEON' })).toMatchObject([{ field: 'method', code: 'INVALID_CHOICE' }]);
});
