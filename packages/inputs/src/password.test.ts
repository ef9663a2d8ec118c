import { describe, expect, test } from 'vitest';
import { personalWordIn, readNewPassword, readPassword } from './password.ts';
import type { Refusal } from './refusal.ts';

const SHORT: Refusal = { code: 'PASSWORD_TOO_SHORT', params: { min: 15 } };
const LONG: Refusal = { code: 'PASSWORD_TOO_LONG', params: { max: 128 } };

/** Thirty passwords: `ok` is taken as typed; a text is the form that it is taken in. */
const PASSWORDS: readonly (readonly [what: string, typed: string, answer: 'ok' | string | Refusal])[] = [
  ['fifteen letters', 'fifteen letters', 'ok'],
  ['fourteen letters', 'fourteen lette', SHORT],
  ['words', 'correct horse battery staple', 'ok'],
  ['words in Russian', 'правильно лошадь батарея скрепка', 'ok'],
  ['one letter over and over: no rule of composition', 'aaaaaaaaaaaaaaa', 'ok'],
  ['digits alone', '314159265358979', 'ok'],
  ['spaces alone', ' '.repeat(15), 'ok'],
  ['spaces at the ends stay', '  fifteen chars  ', 'ok'],
  ['punctuation', `!"#$%&'()*+,-./:;<=>?@`, 'ok'],
  ['markup', '<script>alert(1)</script>', 'ok'],
  ['quotes and a semicolon', `'; drop table users; --`, 'ok'],
  ['128 letters', 'a'.repeat(128), 'ok'],
  ['129 letters', 'a'.repeat(129), LONG],
  ['15 emoji', '🦊'.repeat(15), 'ok'],
  ['14 emoji', '🦊'.repeat(14), SHORT],
  ['128 emoji', '🦊'.repeat(128), 'ok'],
  ['129 emoji', '🦊'.repeat(129), LONG],
  ['«й» in one code point', 'й'.repeat(15), 'ok'],
  ['«й» in two code points', 'и\u0306'.repeat(15), 'й'.repeat(15)],
  ['fourteen «й» in two code points each', 'и\u0306'.repeat(14), SHORT],
  ['128 «й» in two code points each', 'и\u0306'.repeat(128), 'й'.repeat(128)],
  ['full-width letters', 'ｆｉｆｔｅｅｎ ｌｅｔｔｅｒｓ', 'fifteen letters'],
  ['a ligature', 'ﬁfteen letters', 'fifteen letters'],
  ['a no-break space', 'fifteen\u00A0letters', 'fifteen letters'],
  ['a sign that unfolds to eighteen', '\uFDFA'.repeat(8), LONG],
  ['a line break', 'fifteen\nletters', { code: 'INVALID_CHARACTERS' }],
  ['a NUL', 'fifteen\u0000letters', { code: 'INVALID_CHARACTERS' }],
  ['half of an emoji', 'fifteen letters \uD83E', { code: 'INVALID_CHARACTERS' }],
  ['1,025 letters', 'a'.repeat(1025), LONG],
  ['nothing', '', { code: 'REQUIRED' }],
];

test.each(PASSWORDS)('%s', (_what, typed, answer) => {
  expect(readNewPassword(typed)).toEqual(answer === 'ok' ? typed : answer);
});

test('ten megabytes are refused before anything reads them', () => {
  const flood = 'й'.repeat(5_000_000);
  const started = performance.now();
  expect(readNewPassword(flood)).toEqual(LONG);
  expect(performance.now() - started).toBeLessThan(20);
});

describe('at sign-in', () => {
  test('a short password is only a wrong one', () => expect(readPassword('short')).toBe('short'));
  test('takes the same form as when it was set', () => expect(readPassword('и\u0306')).toBe('й'));
  test('limits stay', () => {
    expect(readPassword('a'.repeat(129))).toEqual(LONG);
    expect(readPassword('')).toEqual({ code: 'REQUIRED' });
  });
});

describe('personal words', () => {
  const facts = { email: 'Anna.Petrova+shop@example.com', fullName: 'Анна Петрова-Водкина', companyName: 'ООО «Северный ветер»' };

  test.each([
    ['мы любим анна и лето', 'анна'],
    ['ВОДКИНА и пятнадцать', 'водкина'],
    ['северный-олень-2027', 'северный'],
    ['my-petrova-password', 'petrova'],
    ['anna.petrova+shop 1', 'anna.petrova+shop'],
    ['ｐｅｔｒｏｖａ password', 'petrova'],
    ['prikazchik is mine', 'prikazchik'],
    ['мой Приказчик 2027', 'приказчик'],
  ])('%s', (password, word) => expect(personalWordIn(password, facts)).toBe(word));

  test.each(['правильно лошадь батарея', 'example.com is no secret', 'ооо ооо ооо ооо'])('none in %s', (password) =>
    expect(personalWordIn(password, facts)).toBeNull(),
  );

  test('words of three letters are found in anything, so they do not count', () => {
    expect(personalWordIn('an evening by the sea', { email: 'eve@example.com', fullName: 'Eve Sea' })).toBeNull();
  });

  test('knowing nobody, only the product is known', () => {
    expect(personalWordIn('correct horse battery', {})).toBeNull();
    expect(personalWordIn('correct prikazchik battery', {})).toBe('prikazchik');
  });
});
