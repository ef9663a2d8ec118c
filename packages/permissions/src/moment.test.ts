import { expect, test } from 'vitest';
import { nextMoment } from './moment.ts';
import { ROLES } from './role.ts';

const subject = {
  assignments: [{ role: ROLES.manager, from: 10, to: 40 }],
  grants: [{ right: 'finance.read', to: 30 }],
  restrictions: [{ right: 'prices.write', from: 20, to: null }],
} as const;

test('goes from one beginning or end to the next, and past the last one to none', () => {
  const passed: number[] = [];
  for (let at: number | null = 0; at !== null; at = nextMoment(subject, at)) passed.push(at);
  expect(passed).toEqual([0, 10, 20, 30, 40]);
});

test('finds none where nothing has dates', () => {
  expect(nextMoment({ assignments: [{ role: ROLES.manager }], grants: [], restrictions: [] }, 0)).toBeNull();
});
