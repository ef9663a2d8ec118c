import { expect, it } from 'vitest';
import { addressBlock } from './limits.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  // An IPv4 caller of a server that listens on `::`.
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('counts the attempts of %s under %s', (ip, block) => {
  expect(addressBlock(ip)).toBe(block);
});
