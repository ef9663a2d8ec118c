import { describe, expect, test } from 'vitest';
import { emailKey, readEmail } from './email.ts';

/** Thirty pairs of spellings: the same mailbox, or another one. */
const PAIRS: readonly (readonly [a: string, b: string, isSame: boolean])[] = [
  ['anna@example.com', 'ANNA@example.com', true],
  ['anna@example.com', 'anna@EXAMPLE.COM', true],
  ['anna@example.com', '  anna@example.com\t', true],
  ['anna@example.com', 'anna@ｅｘａｍｐｌｅ．ｃｏｍ', true],
  ['anna@почта.рф', 'anna@xn--80a1acny.xn--p1ai', true],
  ['anna@почта.рф', 'Anna@ПОЧТА.РФ', true],
  ['anna@почта.рф', 'anna@XN--80A1ACNY.XN--P1AI', true],
  ['иван@почта.рф', 'ИВАН@почта.рф', true],
  ['андрей@почта.рф', 'андре\u0438\u0306@почта.рф', true],
  ['anna@йод.рф', 'anna@\u0438\u0306од.рф', true],
  ['renée@example.fr', 'rene\u0301e@example.fr', true],
  ['anna@münchen.de', 'anna@xn--mnchen-3ya.de', true],
  ['anna@faß.de', 'anna@xn--fa-hia.de', true],
  ['anna@mail.пример.рф', 'anna@MAIL.xn--e1afmkfd.xn--p1ai', true],
  ['anna@example.com', '\u00A0anna@example.com\r\n', true],
  ["o'brien@example.com", "O'Brien@Example.com", true],
  ['elvis@example.com', 'ELVIS@example.com', true],
  ['\u212Aelvin@example.com', 'kelvin@example.com', true],
  ['anna.petrova@example.com', 'annapetrova@example.com', false],
  ['anna+shop@example.com', 'anna@example.com', false],
  ['anna@example.com', 'anna@example.co', false],
  ['anna@example.com', 'anna@mail.example.com', false],
  ['anna@example.com', 'аnna@example.com', false],
  ['anna@example.com', 'anna@ехample.com', false],
  ['anna@faß.de', 'anna@fass.de', false],
  ['ılker@example.com', 'ilker@example.com', false],
  ['straße@example.com', 'strasse@example.com', false],
  ['anna@example.com', 'anna@exam-ple.com', false],
  ['a@example.com', 'b@example.com', false],
  ['anna_@example.com', 'anna@example.com', false],
];

test.each(PAIRS)('%s and %s', (a, b, isSame) => {
  const [left, right] = [emailKey(a), emailKey(b)];
  expect([left, right]).not.toContain(null);
  expect(left === right).toBe(isSame);
});

test('a key is the key of itself', () => {
  for (const [a, b] of PAIRS) {
    for (const key of [emailKey(a), emailKey(b)]) if (key !== null) expect(emailKey(key)).toBe(key);
  }
});

test('keeps the address as typed, trimmed and composed', () => {
  expect(readEmail(' Anna.Petrova@Почта.РФ ')).toBe('Anna.Petrova@Почта.РФ');
  expect(readEmail('rene\u0301e@example.fr')).toBe('renée@example.fr');
});

const local64 = 'a'.repeat(64);
const domainOf = (length: number) => `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(length - 131)}.ru`;

test.each([
  'a@b.ru',
  'user.name+tag=sorted@example.com',
  "!#$%&'*+/=?^_`{|}~-@example.com",
  'x@example.museum',
  '1@2.ru',
  'anna@a-b.c-d.ru',
  `${local64}@example.com`,
  `a@${domainOf(180)}`,
  `${local64}@${domainOf(189)}`,
])('is one mailbox: %s', (address) => {
  expect(readEmail(address)).toBe(address);
});

describe('is refused', () => {
  test.each([
    // What a mail header could read as another recipient, or as a header of its own.
    'a@x.ru\r\nBcc: evil@x.ru',
    'a@x.ru\nBcc: evil@x.ru',
    'a\u0000@x.ru',
    'a@x.ru, b@x.ru',
    'a@x.ru,b@x.ru',
    'a@x.ru;b@x.ru',
    'Anna <a@x.ru>',
    '<a@x.ru>',
    '"a b"@x.ru',
    '"a"@x.ru',
    'a"b@x.ru',
    'a b@x.ru',
    'a@x .ru',
    'a(comment)@x.ru',
    'a\\@x.ru',
    'a:b@x.ru',
    'a[b]@x.ru',
    'mailto:a@x.ru',
    // What is no mailbox.
    'a',
    '@',
    '@x.ru',
    'a@',
    'a@@x.ru',
    'a@b@x.ru',
    '.a@x.ru',
    'a.@x.ru',
    'a..b@x.ru',
    'a@localhost',
    'a@x',
    'a@x.r',
    'a@x..ru',
    'a@.x.ru',
    'a@x.ru.',
    'a@-x.ru',
    'a@x-.ru',
    'a@x_y.ru',
    'a@xn--.ru',
    // What `URL` would make something else of.
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@[IPv6:::1]',
    'a@2130706433',
    'a@0x7f.1',
    'a@1.2.3',
    'a@x.ru:25',
    'a@x.ru/y',
    'a@x.ru?y',
    'a@x.ru#y',
    'a@%78.ru',
    'a@x.ru\\y',
    'a@x\u00AD.ru',
    'a@x\u200B.ru',
    // Look-alike and hidden signs.
    'ａｎｎａ@example.com',
    'ﬁ@example.com',
    'a\u202Eb@example.com',
    'a\u200Bb@example.com',
    'a\uFEFF@example.com',
    'a\uD800@example.com',
    'o’brien@example.com',
    `${local64}a@example.com`,
    `${'я'.repeat(33)}@example.com`,
    `a@${'b'.repeat(64)}.ru`,
    `a@${'я'.repeat(60)}.рф`,
  ])('%j', (address) => {
    expect(readEmail(address)).toEqual({ code: 'INVALID_EMAIL' });
    expect(emailKey(address)).toBeNull();
  });

  test.each(['', '   ', '\n'])('nothing: %j', (address) => {
    expect(readEmail(address)).toEqual({ code: 'REQUIRED' });
  });

  test('more than 254 characters, however long', () => {
    expect(readEmail(`${local64}@${domainOf(190)}`)).toEqual({ code: 'TOO_LONG', params: { max: 254 } });
    expect(readEmail(`${'a'.repeat(1_000_000)}@x.ru`)).toEqual({ code: 'TOO_LONG', params: { max: 254 } });
    expect(emailKey(`${'a'.repeat(1_000_000)}@x.ru`)).toBeNull();
  });

  test('an address whose key takes more than 254 octets', () => {
    expect(readEmail(`a@${'яяя.'.repeat(50)}рф`)).toEqual({ code: 'INVALID_EMAIL' });
  });
});
