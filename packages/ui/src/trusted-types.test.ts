import { expect, it } from 'vitest';
import { plainText } from './trusted-types.ts';

it('lets a style sheet through', () => {
  expect(plainText(':root > a { color: red }')).toBe(':root > a { color: red }');
});

it.each(['<img src=x onerror=alert(1)>', 'a < b', '</style><script>'])('refuses %s', (text) => {
  expect(() => plainText(text)).toThrow(TypeError);
});
