import { shapeOf } from '@prikazchik/ui/vite/message-shape.ts';
import { expect, it } from 'vitest';
import { WORDS as invitation } from '../features/invitation/words.ts';
import { WORDS as profile } from '../features/profile/words.ts';
import { WORDS as comeBack } from '../features/return/words.ts';
import { WORDS as security } from '../features/security/words.ts';
import { WORDS as shops } from '../features/shops/words.ts';
import { WORDS as team } from '../features/team/words.ts';
import { messages as en } from './en.ts';
import { messages as ru } from './ru.ts';

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
  for (const words of [invitation, profile, comeBack, security, shops, team]) expect(shapeOf(words.en)).toEqual(shapeOf(words.ru));
});
