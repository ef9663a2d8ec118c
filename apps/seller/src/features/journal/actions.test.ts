import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isRight } from '@prikazchik/permissions/right';
import { ACTIONS, actionKey, REQUESTS } from '@prikazchik/ui/journal/actions.ts';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

const api = new URL('../../../../api/src/modules/', import.meta.url).pathname;
const schema = buildSchema(readFileSync(createRequire(import.meta.url).resolve('@prikazchik/graphql-client/schema.graphql'), 'utf8'));
describe('the words of the journal', () => {
  it('has some for every mutation that takes a right', () => {
    const guarded = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ description }) =>
      /Needs `/.test(description ?? ''),
    );
    expect(guarded.length).toBeGreaterThan(15);
    expect(guarded.map(({ name }) => name).filter((name) => !(name in REQUESTS))).toEqual([]);
  });

  it('has some for every action that the API writes into the journal of a shop', () => {
    const files = globSync('*/*.service.ts', { cwd: api }).map((file) => readFileSync(`${api}${file}`, 'utf8'));
    const written = files.flatMap((text) =>
      [...text.matchAll(/'((?:product|photo|company|invitation|member|ownership|role|warehouse|stock)\.[A-Za-z]+)'/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((name) => !isRight(name) && !(name in ACTIONS))).toEqual([]);
  });

  it('has none for what is no action', () => {
    expect(actionKey('product.sing')).toBeUndefined();
  });
});
