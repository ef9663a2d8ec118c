import { describe, expect, test } from 'vitest';
import type { CompanyKind } from './requisites.ts';
import { isBic, isCorrespondentAccount, isInn, isKpp, isOgrn, isSettlementAccount, readNumber } from './requisites.ts';

/** The same digits on every run: a failure can be looked at twice (Park–Miller). */
let seed = 20_261;
function digit(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % 10;
}
const digits = (count: number) => Array.from({ length: count }, digit).join('');

/** The number with each of its digits changed to each of the nine others. */
function oneDigitOff(number: string): string[] {
  return Array.from(number).flatMap((was, place) =>
    Array.from('0123456789', (other) => (other === was ? [] : [number.slice(0, place) + other + number.slice(place + 1)])).flat(),
  );
}

const remainder = (number: string, modulus: number) => Number(number) % modulus;
const weighted = (number: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11;

describe('INN', () => {
  test.each<[string, CompanyKind]>([
    ['7707083893', 'LEGAL_ENTITY'],
    ['500100732259', 'SOLE_PROPRIETOR'],
  ])('%s of a %s', (inn, kind) => {
    expect(isInn(inn, kind)).toBe(true);
    expect(isInn(inn, kind === 'LEGAL_ENTITY' ? 'SOLE_PROPRIETOR' : 'LEGAL_ENTITY')).toBe(false);
  });

  test.each([
    '7707083894',
    '0000000000',
    '0012345672',
    '770708389',
    '77070838930',
    '770708389a',
    ' 7707083893',
    '７７０７０８３８９３',
    '',
  ])('no legal entity has %j', (inn) => expect(isInn(inn, 'LEGAL_ENTITY')).toBe(false));

  test.each(['500100732258', '500100732269', '000000000000', '50010073225', '5001007322590', ''])('no person has %j', (inn) =>
    expect(isInn(inn, 'SOLE_PROPRIETOR')).toBe(false),
  );

  const WEIGHTS_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const WEIGHTS_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
  const WEIGHTS_12 = [3, ...WEIGHTS_11];

  test('of 500 made up for legal entities, each wrong digit is noticed, unless the rule itself writes 10 and 0 alike', () => {
    for (let made = 0; made < 500; made += 1) {
      const body = `${(made % 89) + 10}${digits(7)}`;
      const inn = `${body}${weighted(body, WEIGHTS_10) % 10}`;
      expect(isInn(inn, 'LEGAL_ENTITY')).toBe(true);
      const passed = oneDigitOff(inn).filter((wrong) => isInn(wrong, 'LEGAL_ENTITY'));
      const blind = new Set(passed.map((wrong) => weighted(wrong, WEIGHTS_10)).concat(weighted(body, WEIGHTS_10)));
      expect(passed.length === 0 || (blind.size === 2 && blind.has(0) && blind.has(10))).toBe(true);
    }
  });

  test('of 500 made up for people, each wrong digit is noticed, unless both control digits are blind to it', () => {
    for (let made = 0; made < 500; made += 1) {
      const body = `${(made % 89) + 10}${digits(8)}`;
      const eleven = `${body}${weighted(body, WEIGHTS_11) % 10}`;
      const inn = `${eleven}${weighted(eleven, WEIGHTS_12) % 10}`;
      expect(isInn(inn, 'SOLE_PROPRIETOR')).toBe(true);
      for (const wrong of oneDigitOff(inn).filter((other) => isInn(other, 'SOLE_PROPRIETOR'))) {
        expect(new Set([weighted(inn, WEIGHTS_12), weighted(wrong, WEIGHTS_12)])).toEqual(new Set([0, 10]));
      }
    }
  });
});

describe('OGRN and OGRNIP', () => {
  test.each<[string, CompanyKind]>([
    ['1027700132195', 'LEGAL_ENTITY'],
    ['304500116000157', 'SOLE_PROPRIETOR'],
  ])('%s of a %s', (ogrn, kind) => {
    expect(isOgrn(ogrn, kind)).toBe(true);
    expect(isOgrn(ogrn, kind === 'LEGAL_ENTITY' ? 'SOLE_PROPRIETOR' : 'LEGAL_ENTITY')).toBe(false);
  });

  test.each(['1027700132194', '0000000000000', '2027700132198', '102770013219', '10277001321955', ''])('no legal entity has %j', (ogrn) =>
    expect(isOgrn(ogrn, 'LEGAL_ENTITY')).toBe(false),
  );

  test.each(['304500116000158', '000000000000000', '404500116000150', '30450011600015', ''])('no sole proprietor has %j', (ogrn) =>
    expect(isOgrn(ogrn, 'SOLE_PROPRIETOR')).toBe(false),
  );

  test.each<{ kind: CompanyKind; first: string; length: number; modulus: number }>([
    { kind: 'LEGAL_ENTITY', first: '1', length: 13, modulus: 11 },
    { kind: 'LEGAL_ENTITY', first: '5', length: 13, modulus: 11 },
    { kind: 'SOLE_PROPRIETOR', first: '3', length: 15, modulus: 13 },
  ])(
    'of 500 made up with $first first, each wrong digit is noticed, unless the rule itself cuts two remainders to one digit',
    ({ kind, first, length, modulus }) => {
      for (let made = 0; made < 500; made += 1) {
        const body = `${first}${digits(length - 2)}`;
        const ogrn = `${body}${remainder(body, modulus) % 10}`;
        expect(isOgrn(ogrn, kind)).toBe(true);
        for (const wrong of oneDigitOff(ogrn).filter((other) => isOgrn(other, kind))) {
          expect(Math.abs(remainder(wrong.slice(0, -1), modulus) - remainder(body, modulus))).toBe(10);
        }
      }
    },
  );
});

describe('KPP', () => {
  test.each(['770701001', '770743001', '7707AB001'])('%s', (kpp) => expect(isKpp(kpp)).toBe(true));
  test.each(['', '77070100', '7707010011', '77070100a', '7707аб001', '7707ab001', '000000000'])('not %j', (kpp) =>
    expect(isKpp(kpp)).toBe(false),
  );
});

describe('BIC', () => {
  test.each(['044525225', '049805746', '018209018', '024501901'])('%s', (bic) => expect(isBic(bic)).toBe(true));
  test.each(['', '04452522', '0445252255', '144525225', '054525225', '04452522a'])('not %j', (bic) => expect(isBic(bic)).toBe(false));
});

const WEIGHTS = [7, 1, 3];

/** The account with the key (its ninth digit) that fits the three digits before it: tried, not computed. */
function withKey(prefix: string, account: string): string {
  const fits = (candidate: string) =>
    Array.from(prefix + candidate).reduce((sum, sign, place) => sum + Number(sign) * (WEIGHTS[place % 3] ?? 0), 0) % 10 === 0;
  const found = Array.from('0123456789', (key) => account.slice(0, 8) + key + account.slice(9)).find(fits);
  if (found === undefined) throw new Error('Every account has a key');
  return found;
}

describe('settlement account', () => {
  test('the vectors', () => {
    expect(isSettlementAccount('40602810700000000025', '049805746')).toBe(true);
    expect(isSettlementAccount('40602810600000000025', '049805746')).toBe(false);
  });

  test.each(['', '4060281070000000002', '406028107000000000255', '4060281070000000002x', '40602D10700000000025'])('not %j', (account) =>
    expect(isSettlementAccount(account, '049805746')).toBe(false),
  );

  test('of 500 made up, each wrong digit is noticed', () => {
    for (let made = 0; made < 500; made += 1) {
      const bic = `04${digits(4)}${(made % 900) + 100}`;
      const account = withKey(bic.slice(-3), `40702810${digits(12)}`);
      expect(isSettlementAccount(account, bic)).toBe(true);
      expect(oneDigitOff(account).filter((wrong) => isSettlementAccount(wrong, bic))).toEqual([]);
    }
  });

  test.each(['000', '001', '002'])('a unit of the Bank of Russia ending in %s is told by its place in the code', (end) => {
    const bic = `044525${end}`;
    expect(isSettlementAccount(withKey('025', '40702810000000000001'), bic)).toBe(true);
    expect(isSettlementAccount(withKey(end, '40702810000000000001'), bic)).toBe(
      withKey(end, '40702810000000000001') === withKey('025', '40702810000000000001'),
    );
  });

  test('a letter of a clearing currency counts as its place in the row', () => {
    for (const [value, letter] of Array.from('ABCEHKMPTX').entries()) {
      const account = withKey('225', `40702${value}10000000000001`);
      expect(isSettlementAccount(`${account.slice(0, 5)}${letter}${account.slice(6)}`, '044525225')).toBe(true);
    }
  });

  test('an account in a treasury follows no such key, but has the form', () => {
    expect(isSettlementAccount('03100643000000017300', '014501901')).toBe(true);
    expect(isSettlementAccount('0310064300000001730', '014501901')).toBe(false);
  });

  test('no account without a bank', () => expect(isSettlementAccount('40602810700000000025', '49805746')).toBe(false));
});

describe('correspondent account', () => {
  test.each([
    ['30101810800000000746', '049805746'],
    ['30101810400000000225', '044525225'],
  ])('%s of %s', (account, bic) => {
    expect(isCorrespondentAccount(account, bic)).toBe(true);
    expect(oneDigitOff(account).filter((wrong) => isCorrespondentAccount(wrong, bic))).toEqual([]);
  });

  test('ends as the code of its bank does', () => {
    expect(isCorrespondentAccount(withKey('025', '30101810400000000226'), '044525225')).toBe(false);
  });

  test('begins as such accounts do', () => {
    expect(isCorrespondentAccount(withKey('025', '40702810400000000225'), '044525225')).toBe(false);
  });
});

test.each([
  [' 7707 0838 93 ', '7707083893'],
  ['7707\u00A0083893', '7707083893'],
  ['7707ab001', '7707AB001'],
])('reads %j as people copy it', (typed, number) => expect(readNumber(typed)).toBe(number));

test('nothing is required, and a book is no number', () => {
  expect(readNumber('  ')).toEqual({ code: 'REQUIRED' });
  expect(readNumber('1'.repeat(101))).toEqual({ code: 'TOO_LONG', params: { max: 100 } });
});
