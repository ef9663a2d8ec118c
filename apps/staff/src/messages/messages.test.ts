import { shapeOf } from '@prikazchik/ui/vite/message-shape.ts';
import { expect, it } from 'vitest';
import { WORDS as invitation } from '../features/invitation/words.ts';
import { WORDS as profile } from '../features/profile/words.ts';
import { WORDS as comeBack } from '../features/return/words.ts';
import { WORDS as security } from '../features/security/words.ts';
import { WORDS as shops } from '../features/shops/words.ts';
import { WORDS as team } from '../features/team/words.ts';
import { messages as en } from './en.ts';
import { messages as entriesEn } from './entries/en.ts';
import { messages as entriesRu } from './entries/ru.ts';
import { messages as handoffEn } from './handoff/en.ts';
import { messages as handoffRu } from './handoff/ru.ts';
import { messages as leavingEn } from './leaving/en.ts';
import { messages as leavingRu } from './leaving/ru.ts';
import { messages as ru } from './ru.ts';

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
  expect(shapeOf(entriesEn)).toEqual(shapeOf(entriesRu));
  expect(shapeOf(handoffEn)).toEqual(shapeOf(handoffRu));
  expect(shapeOf(leavingEn)).toEqual(shapeOf(leavingRu));
  for (const words of [invitation, profile, comeBack, security, shops, team]) expect(shapeOf(words.en)).toEqual(shapeOf(words.ru));
});
