import { expect, it } from 'vitest';
import { returnTo } from './return-path.ts';

it('comes back to where one was going, the start page untold', () => {
  expect(returnTo('/profile?x=1')).toEqual({ from: '/profile?x=1' });
  expect(returnTo('/')).toEqual({});
});
