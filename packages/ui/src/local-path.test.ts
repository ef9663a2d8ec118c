import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each(['/profile', '/profile?x=1', '/'])('takes %j', (path) => {
  expect(localPath(path)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'profile',
  '',
  `/${'a'.repeat(2_000)}`,
  7,
  undefined,
])('takes nothing from %j', (value) => {
  expect(localPath(value)).toBeUndefined();
});
