import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldKey, fieldsOf } from './facts-words.ts';

const api = new URL('../../../../api/src/modules/', import.meta.url).pathname;

/** What stands between the braces of every object that the pattern finds. */
const objects = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, content = '']) => content);

it('has words for every fact that the API writes into the journal of a shop', () => {
  const texts = globSync('{audit,companies,team,catalog}/*.service.ts', { cwd: api }).map((file) => readFileSync(`${api}${file}`, 'utf8'));
  const contents = texts.flatMap((text) => [
    ...objects(text, /(?:before|after): \{([^{}]*)\}/g),
    ...objects(text, /facts: \([^)]*\) => \(\{([^{}]*)\}\)/g),
  ]);
  const facts = contents.flatMap((content) => [...content.matchAll(/(?:^|,)\s*(\w+)(?=\s*[:,]|\s*$)/g)].map(([, name = '']) => name));
  expect(facts.length).toBeGreaterThan(50);
  const said = fieldsOf(Object.fromEntries(facts.map((name) => [name, true])), null);
  expect(said.filter((name) => !fieldKey(name))).toEqual([]);
});
