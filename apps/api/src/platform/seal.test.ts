import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const secret = randomBytes(32).toString('base64url');
const seal = createSeal(secret, 'test');

it('opens what it closed, and shows nothing of it', () => {
  const sealed = seal.close('a secret of somebody', 'row 1');
  expect(sealed).not.toContain('secret');
  expect(seal.open(sealed, 'row 1')).toBe('a secret of somebody');
});

it('never closes the same text alike', () => {
  expect(new Set(Array.from({ length: 100 }, () => seal.close('text', 'row'))).size).toBe(100);
});

it('opens nothing that was moved to another row', () => {
  expect(() => seal.open(seal.close('text', 'row 1'), 'row 2')).toThrow();
});

it('opens nothing of another purpose or another secret, and names the key', () => {
  const sealed = seal.close('text', 'row');
  const key = sealed.split('.')[0] ?? '';
  expect(() => createSeal(secret, 'another').open(sealed, 'row')).toThrow(key);
  expect(() => createSeal(`${secret}x`, 'test').open(sealed, 'row')).toThrow(key);
});

it('opens nothing of which one bit was turned, wherever it is, nor anything that was cut', () => {
  const [key, text = ''] = seal.close('text', 'row').split('.');
  const whole = Buffer.from(text, 'base64url');
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const turned = Buffer.from(whole);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => seal.open(`${key}.${turned.toString('base64url')}`, 'row')).toThrow();
  }
  for (let size = 0; size < whole.length; size += 1)
    expect(() => seal.open(`${key}.${whole.subarray(0, size).toString('base64url')}`, 'row')).toThrow();
});
