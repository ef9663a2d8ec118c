import { expect, it } from 'vitest';
import { CodeInput, FinishSignInInput } from './factor.input.ts';
import { parse } from './parse.ts';

const codeOf = (code: unknown) => {
  const parsed = parse(CodeInput, { code });
  return parsed.ok ? parsed.value.code : parsed.code;
};

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123\u00A0456', '123456'],
  ['abcdef-ghijkl-mnopqr-stuvwx', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
  ['ABCDEF GHIJKL MNOPQR STUVWX', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
  ['0BCDEF-1HIJKL-8NOPQR-STUVWX', 'OBCDEFIHIJKLBNOPQRSTUVWX'],
])('reads %j', (typed, stored) => {
  expect(codeOf(typed)).toBe(stored);
});

it.each([
  ['', 'REQUIRED'],
  ['   ', 'REQUIRED'],
  [null, 'REQUIRED'],
  [123456, 'INVALID_VALUE'],
  ['12345', 'CODE_WRONG'],
  ['1234567', 'CODE_WRONG'],
  ['١٢٣٤٥٦', 'CODE_WRONG'],
  ['12345e', 'CODE_WRONG'],
  ['ABCDEF-GHIJKL-MNOPQR-STUVW', 'CODE_WRONG'],
  [' '.repeat(300), 'REQUIRED'],
  [`123456${' '.repeat(300)}`, 'CODE_WRONG'],
])('refuses %j: %s', (typed, code) => {
  expect(codeOf(typed)).toBe(code);
});

it.each(['', 'short', 'a'.repeat(44), `${'a'.repeat(42)}!`])('knows %j for no challenge', (challenge) => {
  expect(parse(FinishSignInInput, { challenge, code: '123456' })).toEqual({
    ok: false,
    code: 'CHALLENGE_OVER',
    field: 'challenge',
    params: null,
  });
});
