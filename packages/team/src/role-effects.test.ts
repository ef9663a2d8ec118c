import { describe, expect, it } from 'vitest';
import { bySection, rightsOfRoles, roleChange } from './role-effects.ts';

describe('what a role opens', () => {
  it('is grouped by section, looking apart from changing', () => {
    const finance = bySection(rightsOfRoles(['ACCOUNTANT'])).find(({ section }) => section === 'finance');
    expect(finance).toEqual({
      section: 'finance',
      view: ['finance.read', 'finance.documents', 'finance.export'],
      change: ['finance.upload'],
    });
  });

  it('adds up over several roles', () => {
    const sections = bySection(rightsOfRoles(['ACCOUNTANT', 'CONTENT_MANAGER'])).map(({ section }) => section);
    expect(sections).toEqual(['company', 'team', 'products', 'finance']);
  });
});

describe('a change of roles', () => {
  it('tells what closes from what only narrows', () => {
    expect(roleChange(['MANAGER'], ['ACCOUNTANT'])).toEqual({
      closes: ['orders', 'products', 'logistics', 'customers', 'ads', 'analytics'],
      narrows: ['team'],
      opens: ['finance'],
      widens: ['company'],
    });
  });

  it('to the same roles changes nothing', () => {
    expect(roleChange(['MANAGER'], ['MANAGER'])).toEqual({ closes: [], narrows: [], opens: [], widens: [] });
  });
});
