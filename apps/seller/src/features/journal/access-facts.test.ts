import { expect, test } from 'vitest';
import { accessFactOf } from './access-facts.ts';

const plain = { what: 'manager', places: '', from: '', to: '', hours: null };
const from = '2026-11-25T09:00:00.000Z';
const hours = { days: [1, 2, 5], from: '09:00', to: '24:00' };

test.each([
  ['manager', plain],
  [`manager ${from}/`, { ...plain, from }],
  [`manager /${from}`, { ...plain, to: from }],
  ['manager @ Дальний, Склад 7', { ...plain, places: 'Дальний, Склад 7' }],
  ['manager 125 09:00-24:00', { ...plain, hours }],
  [`manager @ Склад 7 ${from}/${from} 125 09:00-24:00`, { what: 'manager', places: 'Склад 7', from, to: from, hours }],
])('%s', (fact, read) => {
  expect(accessFactOf(fact)).toEqual(read);
});
