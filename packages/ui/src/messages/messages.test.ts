import { expect, it } from 'vitest';
import { argumentsOf, shapeOf } from '../../vite/message-shape.ts';
import { ui as en } from './en.ts';
import { notices as noticesEn } from './notices.en.ts';
import { notices as noticesRu } from './notices.ru.ts';
import { ui as ru } from './ru.ts';

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
  expect(shapeOf(noticesEn)).toEqual(shapeOf(noticesRu));
});

it('tells every notice in the words that notice-list.tsx has', () => {
  const words = ['about', 'right', 'roles', 'shop', 'side', 'what'];
  const asked = Object.values(noticesRu.sentences).flatMap(argumentsOf);
  expect([...new Set(asked)].sort()).toEqual(words);
});

it('leaves no message empty, and shouts at nobody', () => {
  expect(JSON.stringify([ru, en, noticesRu, noticesEn])).not.toMatch(/""|!/);
});

it.each([
  ['plain', []],
  ['to {name}', ['name']],
  ['{count, plural, one {# sign of {name}} other {{name}}} left', ['count', 'name']],
  ['<address>{masked}</address> and {email}', ['address', 'email', 'masked']],
])('finds what %j is filled with', (message, names) => {
  expect(argumentsOf(message)).toEqual(names);
});
