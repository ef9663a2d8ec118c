import { describe, expect, test } from 'vitest';
import { isLongerThan, line, optionalLine, paragraphs } from './text.ts';

const name = line(10);

test.each([
  ['Анна', 'Анна'],
  ['  Anna  ', 'Anna'],
  ['\u00A0Anna\n', 'Anna'],
  ['Андре\u0438\u0306', 'Андрей'],
  ['Zoë', 'Zoë'],
  ["O'Brien", "O'Brien"],
  ['<b>&amp;</b>'.slice(0, 10), '<b>&amp;</'],
  ['1234567890', '1234567890'],
  ['🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊'],
  ['👩‍👧', '👩‍👧'],
  ['نام', 'نام'],
])('%j is kept as %j', (typed, kept) => expect(name(typed)).toBe(kept));

describe('refuses', () => {
  test.each(['', ' ', '\t\n', '\u200B', '\uFEFF\u2060', '\u3164', '\u00AD'])('what says nothing: %j', (typed) =>
    expect(name(typed)).toEqual({ code: 'REQUIRED' }),
  );

  test.each([
    'a\u0000b',
    'a\nb',
    'a\rb',
    'a\tb',
    'a\u001Bb',
    'a\u007Fb',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    'a\u202Eb',
    'a\u202Ab',
    'a\u2066b',
    'a\u2069b',
    'a\u200Eb',
    'a\u200Fb',
    'a\u061Cb',
    'a\uD800b',
    'a\uDC00',
    '\uDC00\uD800',
  ])('control and direction marks, halves of characters: %j', (typed) => expect(name(typed)).toEqual({ code: 'INVALID_CHARACTERS' }));

  test.each(['12345678901', '🦊'.repeat(11), 'a'.repeat(10_000_000)])('what is too long', (typed) =>
    expect(name(typed)).toEqual({ code: 'TOO_LONG', params: { max: 10 } }),
  );
});

test('a length is counted in the form that is stored', () => {
  expect(name('и\u0306'.repeat(10))).toBe('й'.repeat(10));
  expect(name(` ${'a'.repeat(10)} `)).toBe('a'.repeat(10));
});

test('an optional line may say nothing', () => {
  expect(optionalLine(10)(' \u200B')).toBe('');
  expect(optionalLine(10)('a\nb')).toEqual({ code: 'INVALID_CHARACTERS' });
});

describe('paragraphs', () => {
  const text = paragraphs(20);

  test.each([
    ['one\ntwo', 'one\ntwo'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['\n one\n\n\ttwo \n', 'one\n\n\ttwo'],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => expect(text(typed)).toBe(kept));

  test.each(['a\u0000b', 'a\u000Bb', 'a\u202Eb', 'a\u2028b', 'a\uD800'])('%j is refused', (typed) =>
    expect(text(typed)).toEqual({ code: 'INVALID_CHARACTERS' }),
  );

  test('lines count as one character, however they are ended', () => {
    expect(text('a\r\n'.repeat(10).concat('b'))).toEqual({ code: 'TOO_LONG', params: { max: 20 } });
    expect(text('a\r\n'.repeat(9).concat('bc'))).toBe('a\n'.repeat(9).concat('bc'));
  });
});

test.each([
  ['', 0, false],
  ['ab', 2, false],
  ['abc', 2, true],
  ['🦊🦊', 2, false],
  ['🦊🦊🦊', 2, true],
  ['a🦊🦊', 2, true],
] as const)('%j against %d', (text, max, isLonger) => expect(isLongerThan(text, max)).toBe(isLonger));
