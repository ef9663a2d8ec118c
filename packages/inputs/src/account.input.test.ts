import { describe, expect, test } from 'vitest';
import { ProfileInput, RegisterByInvitationInput, RegisterInput } from './account.input.ts';
import { parse, problemsOf } from './parse.ts';
import { ResetPasswordInput, SignInInput } from './session.input.ts';

const company = {
  kind: 'SOLE_PROPRIETOR',
  inn: '500100732259',
  legalName: 'ИП Ветрова Анна Сергеевна',
  ogrn: '304500116000157',
  kpp: null,
  legalAddress: 'Москва, улица Примерная, дом 1',
};
const registration = {
  company,
  fullName: 'Ветрова Анна',
  email: 'Anna@Example.com',
  phone: '8 916 123-45-67',
  password: 'правильно лошадь батарея',
  offerVersion: '2027-01',
  offerAccepted: true,
  locale: 'RU',
};
const byInvitation = { token: 'abc', fullName: 'Ветрова Анна', phone: '+79161234567', password: 'правильно лошадь батарея', locale: 'EN' };

test('a registration in its stored form', () => {
  expect(parse(RegisterInput, registration)).toEqual({
    ok: true,
    value: { ...registration, phone: '+79161234567' },
  });
});

test('fields that an input does not have are dropped', () => {
  expect(parse(ProfileInput, { fullName: 'Анна', phone: '', locale: 'RU', role: 'OWNER', companyId: '1' })).toEqual({
    ok: true,
    value: { fullName: 'Анна', phone: null, locale: 'RU' },
  });
});

describe('one field of a registration is wrong', () => {
  test.each([
    ['fullName', '', 'REQUIRED', null],
    ['fullName', 'а'.repeat(101), 'TOO_LONG', { max: 100 }],
    ['fullName', 'Анна\u202E', 'INVALID_CHARACTERS', null],
    ['email', 'anna', 'INVALID_EMAIL', null],
    ['email', 'anna@x.ru, eve@x.ru', 'INVALID_EMAIL', null],
    ['phone', '112', 'INVALID_PHONE', null],
    ['password', 'short', 'PASSWORD_TOO_SHORT', { min: 15 }],
    ['password', 'а'.repeat(129), 'PASSWORD_TOO_LONG', { max: 128 }],
    ['password', 'Ветрова 1985 октябрь', 'PASSWORD_PERSONAL', { word: 'ветрова' }],
    ['password', 'anna 1985 октябрь ночь', 'PASSWORD_PERSONAL', { word: 'anna' }],
    ['offerAccepted', false, 'OFFER_NOT_ACCEPTED', null],
    ['offerAccepted', 'true', 'OFFER_NOT_ACCEPTED', null],
    ['locale', 'DE', 'INVALID_CHOICE', null],
    ['locale', undefined, 'REQUIRED', null],
    ['company', null, 'REQUIRED', null],
    ['company', 'x', 'INVALID_CHOICE', null],
  ])('%s: %j is %s', (field, value, code, params) => {
    const input = { ...registration, [field]: value };
    expect(parse(RegisterInput, input)).toEqual({ ok: false, code, field, params });
    expect(problemsOf(RegisterInput, input)).toEqual([{ code, field, params }]);
  });
});

test('a form learns of every field at once, the API of the first', () => {
  const input = { ...registration, company: { ...company, inn: '500100732258', ogrn: '' }, email: '', phone: 'x' };
  const problems = problemsOf(RegisterInput, input);
  expect(problems.map(({ code, field }) => [field, code])).toEqual([
    ['company.inn', 'INVALID_INN'],
    ['company.ogrn', 'REQUIRED'],
    ['email', 'REQUIRED'],
    ['phone', 'INVALID_PHONE'],
  ]);
  expect(parse(RegisterInput, input)).toEqual({ ok: false, ...problems[0] });
});

test.each([null, undefined, 'x', 7, []])('%j is no registration', (input) => {
  expect(parse(RegisterInput, input)).toMatchObject({ ok: false, field: null });
});

test('by an invitation: the password may not hold the own name', () => {
  expect(parse(RegisterByInvitationInput, byInvitation)).toEqual({ ok: true, value: byInvitation });
  expect(parse(RegisterByInvitationInput, { ...byInvitation, password: 'лошадь ветрова батарея' })).toMatchObject({
    code: 'PASSWORD_PERSONAL',
    field: 'password',
  });
});

test('a link that is no link is unknown, not too long', () => {
  expect(parse(ResetPasswordInput, { token: 'a'.repeat(2001), password: registration.password })).toEqual({
    ok: false,
    code: 'LINK_UNKNOWN',
    field: 'token',
    params: null,
  });
});

test('a sign-in takes a password that could not be set today', () => {
  expect(parse(SignInInput, { name: 'anna@example.com', password: 'old' })).toEqual({
    ok: true,
    value: { name: 'anna@example.com', password: 'old' },
  });
});
