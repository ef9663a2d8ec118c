import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import { offerVersion, refusalOfOffer } from './offer.rules.ts';
import { currentOffer } from './offer.service.ts';

describe('the offer', () => {
  it.each([
    ['ru', 'Это образец'],
    ['en', 'This is a template'],
  ] as const)('is marked as a template and carries its version: %s', (locale, mark) => {
    const { version, text, sha256 } = currentOffer(locale);
    expect(version).toBe(offerVersion);
    expect(text).toContain(offerVersion);
    expect(text).toContain(mark);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a fingerprint of its own in each language', () => {
    expect(currentOffer('ru').sha256).not.toBe(currentOffer('en').sha256);
  });

  it('is accepted in its current version only', () => {
    expect(refusalOfOffer({ offerVersion })).toBeNull();
    expect(refusalOfOffer({ offerVersion: '0.9' })).toEqual(new Problem('OFFER_OUTDATED', 'offerVersion'));
  });
});
