import { expect, test } from 'vitest';
import { checkRights, missingDependencies, withDependencies, withoutDependents } from './dependency.ts';
import { compile } from './rightset.ts';

test('takes along dependencies of dependencies', () => {
  expect([...withDependencies(['products.import'])]).toEqual(['products.import', 'products.write', 'products.read']);
});

test('lets go of what depends on what goes', () => {
  expect([...withoutDependents(['products.read', 'products.write', 'products.import', 'ads.read'], 'products.write')]).toEqual([
    'products.read',
    'ads.read',
  ]);
});

test('names what is missing', () => {
  expect(missingDependencies(['promotions.write', 'ads.read'])).toEqual(['prices.read', 'products.read']);
  expect(missingDependencies(['team.read', 'team.invite'])).toEqual([]);
});

test('passes a set that is complete', () => {
  expect(checkRights(['finance.read', 'finance.export'])).toEqual({ ok: true, rights: compile(['finance.read', 'finance.export']) });
  expect(checkRights([])).toEqual({ ok: true, rights: compile([]) });
});

test('refuses a set without what it depends on', () => {
  expect(checkRights(['finance.export'])).toEqual({ ok: false, refused: [], missing: ['finance.read'] });
});

test('refuses what is no right, and what only an owner holds', () => {
  expect(checkRights(['team.read', 'team.reed'])).toEqual({ ok: false, refused: ['team.reed'], missing: [] });
  expect(checkRights(['company.read', 'company.transfer'])).toEqual({ ok: false, refused: ['company.transfer'], missing: [] });
});
