import { expect, it } from 'vitest';
import { standingOf } from './inn.ts';

it.each([
  ['', 'LEGAL_ENTITY', 'incomplete'],
  ['770708', 'LEGAL_ENTITY', 'incomplete'],
  ['7707083893', 'LEGAL_ENTITY', 'valid'],
  ['77 0708 3893', 'LEGAL_ENTITY', 'valid'],
  ['7707083894', 'LEGAL_ENTITY', 'wrong'],
  ['500100732259', 'SOLE_PROPRIETOR', 'valid'],
  ['500100732258', 'SOLE_PROPRIETOR', 'wrong'],
  ['7707083893', 'SOLE_PROPRIETOR', 'other-kind'],
  ['500100732259', 'LEGAL_ENTITY', 'other-kind'],
  // Ten digits on the way to twelve, with a check digit that is wrong for ten: still being typed.
  ['5001007322', 'SOLE_PROPRIETOR', 'incomplete'],
] as const)('%j of %s is %s', (typed, kind, status) => {
  expect(standingOf(typed, kind).status).toBe(status);
});
