import { expect, it } from 'vitest';
import { ownPath, returnTo } from './return-path.ts';

it('comes back to where one was going, the start page untold', () => {
  expect(returnTo('/profile?x=1')).toEqual({ from: '/profile?x=1' });
  expect(returnTo('/')).toEqual({});
});

it.each(['/profile', '/profile?x=1', '/'])('takes %j', (path) => {
  expect(ownPath(path)).toBe(path);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'profile', '', 7, undefined])('takes nothing from %j', (value) => {
  expect(ownPath(value)).toBeUndefined();
});
