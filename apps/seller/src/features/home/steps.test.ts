import { describe, expect, it } from 'vitest';
import { openStepPath, refusedField } from './steps.ts';

describe('the way to the open step', () => {
  it('is the first that is open or was refused', () => {
    expect(
      openStepPath([
        { key: 'EMAIL', state: 'DONE' },
        { key: 'REQUISITES', state: 'DONE' },
        { key: 'LOGISTICS', state: 'OPEN' },
        { key: 'REVIEW', state: 'LOCKED' },
      ]),
    ).toBe('/settings/logistics');
  });

  it('is the list of steps when there is nothing to do but wait', () => {
    expect(openStepPath([{ key: 'REVIEW', state: 'WAITING' }])).toBe('/');
  });
});

describe('a refused field', () => {
  it.each([
    ['ogrn', '/settings/legal', 'ogrn'],
    ['company.legal.bic', '/settings/legal', 'bic'],
    ['warehouse.address', '/settings/logistics', 'address'],
  ])('%s is mended on %s', (path, page, field) => {
    expect(refusedField(path)).toEqual({ page, field });
  });

  it.each([null, 'somethingElse'])('%j leads nowhere', (path) => {
    expect(refusedField(path)).toBeNull();
  });
});
