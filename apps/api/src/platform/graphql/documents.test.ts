import { createHash } from 'node:crypto';
import { parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { ourDocuments } from './documents.ts';

const text = print(parse('query Shop { company { name } }'));
const ours = ourDocuments(new Set([createHash('sha256').update(text).digest('hex')]));

it.each([
  ['as it is sent', text, { isOpenToGuests: true, isSentByUs: true }],
  ['laid out otherwise', 'query Shop{company{name}}', { isOpenToGuests: true, isSentByUs: false }],
  ['with a comment', `${text}#1`, { isOpenToGuests: true, isSentByUs: false }],
  ['with one more field', 'query Shop { company { name timeZone } }', { isOpenToGuests: false, isSentByUs: false }],
])('tells one of our documents from what only says the same: %s', (_what, source, expected) => {
  expect({ isOpenToGuests: ours.isOpenToGuests(source), isSentByUs: ours.isSentByUs(parse(source)) }).toEqual(expected);
});
