import { shapeOf } from '@prikazchik/ui/vite/message-shape.ts';
import { expect, it } from 'vitest';
import { messages as en } from './en.ts';
import { messages as ru } from './ru.ts';

it('says the same in both languages, with the same arguments', () => {
  expect(shapeOf(en)).toEqual(shapeOf(ru));
});

it('leaves no message empty, and shouts at nobody', () => {
  expect(JSON.stringify([ru, en])).not.toMatch(/""|!/);
});
