import { expect, test } from 'vitest';
import { parse, problemsOf } from './parse.ts';
import {
  ApproveAccessRequestInput,
  ChangeRolesInput,
  CreateRoleInput,
  DeleteRoleInput,
  InviteMemberInput,
  ROLE_KEYS,
  SetMemberAccessInput,
} from './team.input.ts';

const invitation = { email: 'new@example.com', roles: ['MANAGER'], note: 'Добро пожаловать!\r\nС понедельника', locale: 'RU', days: 14 };

test('an invitation in its stored form', () => {
  expect(parse(InviteMemberInput, invitation)).toEqual({ ok: true, value: { ...invitation, note: 'Добро пожаловать!\nС понедельника' } });
});

test('lives a week and says nothing unless told otherwise', () => {
  const { note: _note, days: _days, ...rest } = invitation;
  expect(parse(InviteMemberInput, rest)).toEqual({ ok: true, value: { ...rest, note: null, days: 7 } });
});

test.each([
  ['roles', [], 'REQUIRED', null],
  ['roles', ['MANAGER', 'MANAGER'], 'INVALID_CHOICE', null],
  ['roles', ['OWNER'], 'INVALID_CHOICE', null],
  ['roles', ['manager'], 'INVALID_CHOICE', null],
  ['roles', ['0190C2A4-7D1E-7CC3-98A1-0242AC120002'], 'INVALID_CHOICE', null],
  ['roles', 'MANAGER', 'INVALID_VALUE', null],
  ['roles', null, 'REQUIRED', null],
  ['days', 0, 'INVALID_NUMBER', { min: 1, max: 30 }],
  ['days', 31, 'INVALID_NUMBER', { min: 1, max: 30 }],
  ['days', 1.5, 'INVALID_NUMBER', { min: 1, max: 30 }],
  ['days', '7', 'INVALID_NUMBER', null],
  ['days', Number.NaN, 'INVALID_NUMBER', null],
  ['days', Number.POSITIVE_INFINITY, 'INVALID_NUMBER', null],
  ['note', 'а'.repeat(501), 'TOO_LONG', { max: 500 }],
  ['email', 'a@x.ru\r\nBcc: b@x.ru', 'INVALID_EMAIL', null],
])('%s: %j is %s', (field, value, code, params) => {
  expect(problemsOf(InviteMemberInput, { ...invitation, [field]: value })).toEqual([{ code, field, params }]);
});

test('one may hold every role', () => {
  expect(parse(ChangeRolesInput, { memberId: 'm', roles: [...ROLE_KEYS] })).toEqual({
    ok: true,
    value: { memberId: 'm', roles: ROLE_KEYS },
  });
});

test('one may hold a role of the shop’s own, named by its id', () => {
  const own = '0190c2a4-7d1e-7cc3-98a1-0242ac120002';
  expect(problemsOf(ChangeRolesInput, { memberId: 'm', roles: [own, 'MANAGER'] })).toEqual([]);
  expect(problemsOf(DeleteRoleInput, { id: own, moveTo: null })).toEqual([]);
  expect(problemsOf(DeleteRoleInput, { id: own, moveTo: 'OWNER' })).toEqual([{ code: 'INVALID_CHOICE', field: 'moveTo', params: null }]);
});

test.each([
  ['name', ' ', 'REQUIRED', null],
  ['name', 'а'.repeat(61), 'TOO_LONG', { max: 60 }],
  ['rights', [], 'REQUIRED', null],
  ['rights', ['team.read', 'team.read'], 'INVALID_CHOICE', null],
])('a role with %s %j is %s', (field, value, code, params) => {
  const role = { name: 'Кладовщик', description: null, rights: ['team.read'] };
  expect(problemsOf(CreateRoleInput, { ...role, [field]: value })).toEqual([{ code, field, params }]);
});

test('an id of any form passes: whose it is, and whether it is one, is not for the form to say', () => {
  expect(parse(ChangeRolesInput, { memberId: '\u0000../', roles: ['MANAGER'] })).toMatchObject({ ok: true });
});

const access = { memberId: 'm', version: 1, roles: [{ role: 'MANAGER' }], rights: [] };

test.each([
  ['0000-01-01T00:00:00Z', false],
  ['1999-12-31T23:59:59Z', false],
  ['2000-01-01T00:00:00Z', true],
  ['2199-12-31T23:59:59Z', true],
  ['2200-01-01T00:00:00Z', false],
  ['+010000-01-01T00:00:00Z', false],
])('a term until %s is taken: %s', (to, isTaken) => {
  const at = new Date(to);
  const problems = (field: string) => (isTaken ? [] : [{ code: 'INVALID_DATE', field, params: null }]);
  expect(problemsOf(SetMemberAccessInput, { ...access, roles: [{ role: 'MANAGER', to: at }] })).toEqual(problems('roles.to'));
  expect(problemsOf(ApproveAccessRequestInput, { id: 'r', until: at })).toEqual(problems('until'));
});

test('a version is one that another can follow', () => {
  expect(problemsOf(SetMemberAccessInput, { ...access, version: 2_147_483_646 })).toEqual([]);
  expect(problemsOf(SetMemberAccessInput, { ...access, version: 2_147_483_647 })).toMatchObject([
    { code: 'INVALID_NUMBER', field: 'version' },
  ]);
});

test('a warehouse stands once in a list, however its id is spelt', () => {
  const id = '0190c2a4-7d1e-7cc3-98a1-0242ac120002';
  const limited = (warehouseIds: string[]) => ({ ...access, roles: [{ role: 'MANAGER', warehouseIds }] });
  expect(problemsOf(SetMemberAccessInput, limited([id, id.toUpperCase()]))).toMatchObject([{ code: 'INVALID_CHOICE' }]);
  expect(problemsOf(SetMemberAccessInput, limited([id]))).toEqual([]);
});

test('an access has no more than two dozen different moments', () => {
  const rights = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ right: `r${at}`, effect: 'GRANT', to: new Date(Date.UTC(2027, 0, 1 + at)) }));
  expect(problemsOf(SetMemberAccessInput, { ...access, rights: rights(24) })).toEqual([]);
  expect(problemsOf(SetMemberAccessInput, { ...access, rights: rights(25) })).toMatchObject([{ code: 'INVALID_DATE', field: 'rights.to' }]);
});
