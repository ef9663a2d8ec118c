import { expect, it } from 'vitest';
import { initials } from './person-picture.tsx';

it.each([
  ['Анна Новикова', 'АН'],
  ['  мария   дель кармен ', 'МД'],
  ['Ким', 'К'],
  ['Иванов И. И.', 'ИИ'],
  ['— Оля', 'О'],
  ['', ''],
])('%j is shown as %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
