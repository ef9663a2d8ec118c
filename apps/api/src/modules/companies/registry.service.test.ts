import { describe, expect, it } from 'vitest';
import type { Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readBic, readInn } from './registry.rules.ts';
import { createLookups, embeddedRegistry } from './registry.service.ts';

const origin = { requestId: 'test', ip: '2001:db8:1:2:3::4', userAgent: null, portal: null };

function lookups(attempts: number) {
  const spent: string[] = [];
  const limits: Pick<Limits, 'spend'> = {
    async spend(budget, key) {
      spent.push(`${budget.name} ${key}`);
      if (spent.length > attempts) throw new Refusal('RATE_LIMITED', { retryAfter: 1 });
    },
  };
  return { spent, lookups: createLookups(embeddedRegistry, limits) };
}

describe('numbers to look up', () => {
  it('are read as people copy them', () => {
    expect(readInn(' 9601 001005 ')).toBe('9601001005');
    expect(readInn('960200010009')).toBe('960200010009');
    expect(readBic('04 02 20 777')).toBe('040220777');
  });

  it('are refused on their field', () => {
    expect(readInn('9601001006')).toEqual(new Problem('INVALID_INN', 'inn'));
    expect(readInn('  ')).toEqual(new Problem('REQUIRED', 'inn'));
    expect(readInn('9'.repeat(101))).toEqual(new Problem('TOO_LONG', 'inn', { max: 100 }));
    expect(readBic('99')).toEqual(new Problem('INVALID_BIC', 'bic'));
  });
});

describe('looking up', () => {
  it('spends the budget of the address block, and only for numbers that can be', async () => {
    const { spent, lookups: look } = lookups(1);
    expect(await look.partyByInn('9601001006', origin)).toEqual(new Problem('INVALID_INN', 'inn'));
    expect(spent).toEqual([]);
    expect(await look.partyByInn('9601001005', origin)).toMatchObject({ name: 'ООО «Вымышленная лавка»' });
    expect(spent).toEqual(['party-lookups 2001:db8:1:2']);
    await expect(look.partyByInn('9601001005', origin)).rejects.toThrow(Refusal);
  });
});

describe('the embedded register', () => {
  it('says what it knows, what it does not, and what is closed', async () => {
    expect(await embeddedRegistry.partyByInn('9601001013')).toEqual(new Problem('REGISTRY_NOT_FOUND', 'inn'));
    expect(await embeddedRegistry.bankByBic('040220777')).toMatchObject({ name: 'АО «Вымышленный банк»', city: 'г. Вымыслов' });
    expect(await embeddedRegistry.bankByBic('040223404')).toEqual(new Problem('BANK_CLOSED', 'bic'));
    expect(await embeddedRegistry.bankByBic('049805746')).toEqual(new Problem('BANK_NOT_FOUND', 'bic'));
  });
});
