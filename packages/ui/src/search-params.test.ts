import { describe, expect, it } from 'vitest';
import { cursorOf, oneOf, textOf } from './search-params.ts';

describe('oneOf', () => {
  it('takes what is among the choices', () => {
    expect(oneOf(['a', 'b'], 'b')).toBe('b');
  });

  it.each(['c', '', 0, null, undefined, ['a']])('drops %j', (raw) => {
    expect(oneOf(['a', 'b'], raw)).toBeUndefined();
  });
});

describe('textOf', () => {
  it.each([
    ['  чайник ', 'чайник'],
    [42, '42'],
    ['a'.repeat(500), 'a'.repeat(120)],
  ])('reads %j', (raw, text) => {
    expect(textOf(raw)).toBe(text);
  });

  it.each(['   ', null, undefined, true, { q: 1 }])('drops %j', (raw) => {
    expect(textOf(raw)).toBeUndefined();
  });
});

describe('cursorOf', () => {
  it('hands on what the API gave out', () => {
    expect(cursorOf('eyJ0IjoxfQ')).toBe('eyJ0IjoxfQ');
  });

  it.each(['', 7, null, 'a'.repeat(501)])('drops %j', (raw) => {
    expect(cursorOf(raw)).toBeUndefined();
  });
});
