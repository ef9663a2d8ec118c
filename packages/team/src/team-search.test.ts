import { expect, it } from 'vitest';
import { invitationsSearch, invitationsVariables, membersSearch, membersVariables } from './team-search.ts';

it('reads the filters of employees, and drops what it does not know', () => {
  expect(membersSearch({ q: ' Анна ', role: 'MANAGER', state: 'BLOCKED' })).toEqual({
    q: 'Анна',
    role: 'MANAGER',
    state: 'BLOCKED',
    after: undefined,
  });
  expect(membersSearch({ role: 'OWNER', state: 'FIRED' })).toEqual({ q: undefined, role: undefined, state: undefined, after: undefined });
});

it('reads the filters of invitations, and drops what it does not know', () => {
  expect(invitationsSearch({ email: 'a@b', role: 'ACCOUNTANT', state: 'EXPIRED', after: 'c1' })).toEqual({
    email: 'a@b',
    role: 'ACCOUNTANT',
    state: 'EXPIRED',
    delivery: undefined,
    by: undefined,
    from: undefined,
    to: undefined,
    after: 'c1',
  });
  expect(invitationsSearch({ delivery: 'FAILED', by: ' Анна ', from: '2026-11-25', to: 'today' })).toMatchObject({
    delivery: 'FAILED',
    by: 'Анна',
    from: '2026-11-25',
    to: undefined,
  });
  expect(invitationsSearch({ state: 'LOST' }).state).toBeUndefined();
});

it('asks for contacts only on behalf of those who may see them', () => {
  expect(membersVariables({ q: 'Анна' }, false)).toMatchObject({ withContacts: false, filter: { search: 'Анна', role: null } });
  expect(invitationsVariables({ after: 'c1' })).toMatchObject({ after: 'c1', filter: { email: null, role: null, state: null } });
});
