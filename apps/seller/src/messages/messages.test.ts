import { shapeOf } from '@prikazchik/ui/vite/message-shape.ts';
import { expect, it } from 'vitest';
import { WORDS as journal } from '../features/journal/words.ts';
import { WORDS as stocks } from '../features/stocks/words.ts';
import { messages as english } from './en.ts';
import { messages as russian } from './ru.ts';
import { messages as securityEn } from './security/en.ts';
import { messages as securityRu } from './security/ru.ts';
import { messages as teamEn } from './team/en.ts';
import { messages as teamRu } from './team/ru.ts';

const ru = { ...russian, ...journal.ru, ...stocks.ru, ...teamRu, ...securityRu };
const en = { ...english, ...journal.en, ...stocks.en, ...teamEn, ...securityEn };

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
});

it('leaves no message empty, and shouts at nobody', () => {
  expect(JSON.stringify([ru, en])).not.toMatch(/""|!/);
});
