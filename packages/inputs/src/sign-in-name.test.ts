import { describe, expect, test } from 'vitest';
import { readSignIn, readSignInName, signInKey, signInNameKey } from './sign-in-name.ts';

describe('a name to sign in with', () => {
  test.each(['abc', 'Zoya.Petrova', 'a-1_2.3', 'a'.repeat(32)])('%s is kept as typed', (name) => {
    expect(readSignInName(` ${name} `)).toBe(name);
    expect(signInNameKey(` ${name} `)).toBe(name.toLowerCase());
  });

  test.each([
    ['too short', 'ab'],
    ['too long', 'a'.repeat(33)],
    ['a megabyte', 'a'.repeat(1_000_000)],
    ['a digit first', '1abc'],
    ['a dot first', '.abc'],
    ['an address', 'abc@shop.test'],
    ['a space within', 'anna petrova'],
    ['Cyrillic letters', 'анна'],
    ['one Cyrillic letter', 'аnna'],
    ['the Kelvin sign, whose lower case is a k', '\u212Aate'],
    ['a long s, whose upper case is an S', 'a\u017Fya'],
    ['a line break', 'anna\nx'],
  ])('%s is none', (_why, typed) => {
    expect(readSignInName(typed)).toEqual({ code: 'INVALID_SIGN_IN_NAME' });
    expect(signInNameKey(typed)).toBeNull();
  });

  test('nothing is asked for', () => {
    expect(readSignInName('  ')).toEqual({ code: 'REQUIRED' });
    expect(signInNameKey('')).toBeNull();
  });
});

describe('what one signs in with', () => {
  test.each([
    ['Anna@Example.com', 'Anna@Example.com', 'anna@example.com'],
    [' Anna.P ', 'Anna.P', 'anna.p'],
  ])('%j is an address or a name', (typed, kept, key) => {
    expect(readSignIn(typed)).toBe(kept);
    expect(signInKey(typed)).toBe(key);
  });

  test.each([
    ['@', 'INVALID_EMAIL'],
    ['anna@', 'INVALID_EMAIL'],
    ['anna petrova', 'INVALID_SIGN_IN_NAME'],
    ['', 'REQUIRED'],
  ])('%j is %s', (typed, code) => {
    expect(readSignIn(typed)).toEqual({ code });
    expect(signInKey(typed)).toBeNull();
  });
});
