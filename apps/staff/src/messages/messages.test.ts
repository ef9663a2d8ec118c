import { shapeOf } from '@prikazchik/ui/vite/message-shape.ts';
import { expect, it } from 'vitest';
import { messages as en } from './en.ts';
import { messages as ru } from './ru.ts';
import { messages as teamEn } from './team/en.ts';
import { messages as teamRu } from './team/ru.ts';

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
  expect(shapeOf(teamEn)).toEqual(shapeOf(teamRu));
});
