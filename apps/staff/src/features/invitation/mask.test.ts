import { expect, it } from 'vitest';
import { couldBe } from './mask.ts';

it('knows an address behind its mask, in whatever case it is written', () => {
  expect(couldBe('Anna.Kim@Example.ru', 'a…m@example.ru')).toBe(true);
  expect(couldBe('ab@example.ru', 'a…@example.ru')).toBe(true);
});

it('tells another name and another domain apart', () => {
  expect(couldBe('boris@example.ru', 'a…m@example.ru')).toBe(false);
  expect(couldBe('anna.kim@example.com', 'a…m@example.ru')).toBe(false);
});
