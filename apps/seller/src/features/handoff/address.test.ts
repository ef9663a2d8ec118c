import { expect, it } from 'vitest';
import { readHandoff } from './address.ts';

it('takes the shop from behind the last dot: a token may have dots of its own', () => {
  expect(readHandoff('to.ken.01a2')).toEqual({ token: 'to.ken', companyId: '01a2' });
});

it.each([null, '', 'token', '.01a2', 'token.'])('finds no address in %j', (fragment) => {
  expect(readHandoff(fragment)).toBeNull();
});
