import { expect, it } from 'vitest';
import { newestShop, placeTitles, rightsIn } from './membership.ts';

const place = { companyState: 'ACTIVE', state: 'ACTIVE', isOwner: false, roles: ['ACCOUNTANT'], ownRoles: [] } as const;

it('says what a role lets one do', () => {
  expect(rightsIn(place)).toContain('finance.read');
  expect(rightsIn(place)).not.toContain('products.read');
});

it('adds roles up', () => {
  expect(rightsIn({ ...place, roles: ['ACCOUNTANT', 'CONTENT_MANAGER'] })).toEqual(
    expect.arrayContaining(['finance.read', 'products.write']),
  );
});

it('gives nothing to one who is blocked, and nothing but the shop’s card before it trades', () => {
  expect(rightsIn({ ...place, state: 'BLOCKED' })).toEqual([]);
  expect(rightsIn({ ...place, companyState: 'REGISTERED' })).not.toContain('finance.read');
});

it('takes what a role of the shop’s own gives and what it is called from the API', () => {
  const own = { ...place, roles: ['r-1'], ownRoles: [{ key: 'r-1', name: 'Смена', rights: ['stocks.read'] }] } as const;
  expect(rightsIn(own)).toEqual(['stocks.read']);
  expect(placeTitles(own, 'en')).toEqual(['Смена']);
});

it('names the owner by what they are, others by their roles', () => {
  expect(placeTitles(place, 'ru')).toEqual(['Бухгалтер']);
  expect(placeTitles({ isOwner: true, roles: [], ownRoles: [] }, 'en')).toEqual(['Owner']);
});

it('finds the shop joined last', () => {
  const shops = [
    { companyId: 'old', joinedAt: '2025-01-01T00:00:00Z' },
    { companyId: 'new', joinedAt: '2026-01-01T00:00:00Z' },
  ];
  expect(newestShop(shops)).toBe('new');
  expect(() => newestShop([])).toThrow();
});
