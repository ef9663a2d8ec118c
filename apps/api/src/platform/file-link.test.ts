import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { fileLinks } from './file-link.ts';

const secret = randomBytes(32).toString('base64url');
const key = 'a4b1f0c2/0f1e2d3c.webp';
const noon = Date.UTC(2026, 5, 1, 12);
const minute = 60_000;

function at(time: number, bySecret = secret) {
  const links = fileLinks(bySecret, () => time);
  return { ...links, secondsLeftOf: (address: string, asked = key) => links.secondsLeft(asked, ...partsOf(address)) };
}

function partsOf(address: string): [string | null, string | null] {
  const { searchParams } = new URL(address, 'http://seller.test');
  return [searchParams.get('e'), searchParams.get('s')];
}

it('gives one address within the hour, another in the next', () => {
  const address = at(noon).addressOf(key);
  expect(address).toMatch(/^\/files\/a4b1f0c2\/0f1e2d3c\.webp\?e=\d+&s=[A-Za-z0-9_-]{43}$/);
  expect(at(noon + 59 * minute).addressOf(key)).toBe(address);
  expect(at(noon + 60 * minute).addressOf(key)).not.toBe(address);
});

it('gives one that works for one to two hours', () => {
  const early = at(noon).addressOf(key);
  expect(at(noon).secondsLeftOf(early)).toBe(7200);
  expect(at(noon + 119 * minute).secondsLeftOf(early)).toBe(60);
  expect(at(noon + 120 * minute).secondsLeftOf(early)).toBeNull();
  const late = at(noon + 59 * minute).addressOf(key);
  expect(at(noon + 59 * minute).secondsLeftOf(late)).toBe(61 * 60);
});

it('takes nothing that it did not sign', () => {
  const { addressOf, secondsLeft, secondsLeftOf } = at(noon);
  const address = addressOf(key);
  const [expires, mac] = partsOf(address);
  expect(secondsLeftOf(address, 'another/0f1e2d3c.webp')).toBeNull();
  expect(secondsLeftOf(address, '../0f1e2d3c.webp')).toBeNull();
  expect(secondsLeft(key, String(Number(expires) + 3600), mac)).toBeNull();
  expect(secondsLeft(key, `${expires} `, mac)).toBeNull();
  expect(secondsLeft(key, expires, `${mac?.slice(0, -1)}`)).toBeNull();
  expect(secondsLeft(key, expires, `${mac?.startsWith('A') ? 'B' : 'A'}${mac?.slice(1)}`)).toBeNull();
  expect(secondsLeft(key, expires, 'ё'.repeat(43))).toBeNull();
  expect(at(noon, randomBytes(32).toString('base64url')).secondsLeftOf(address)).toBeNull();
});

it.each([[undefined], [null], [42], [['1', '2']], [{}]])('takes no %j for a part of an address', (part) => {
  const { addressOf, secondsLeft } = at(noon);
  const [expires, mac] = partsOf(addressOf(key));
  expect(secondsLeft(key, part, mac)).toBeNull();
  expect(secondsLeft(key, expires, part)).toBeNull();
});
