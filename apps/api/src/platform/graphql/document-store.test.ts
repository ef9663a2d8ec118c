import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { createDocumentStore } from './document-store.ts';

const longComment = '#'.repeat(90_000);

it('forgets the oldest where somebody sends the same few words with ever new comments', async () => {
  const store = createDocumentStore();
  const sent = 400;
  for (let n = 0; n < sent; n += 1) await store.set(`${n}`, parse(`{ viewer { id } } ${longComment}${n}`));
  const kept = await Promise.all(Array.from({ length: sent }, (_, n) => store.get(`${n}`)));
  expect(kept.filter(Boolean).length).toBeLessThan(200);
  expect([kept[0], kept[sent - 1]]).toEqual([undefined, expect.objectContaining({ kind: 'Document' })]);
});

it('keeps what an app asks for', async () => {
  const store = createDocumentStore();
  const sent = 200;
  const fields = Array.from({ length: 50 }, (_, n) => `field${n}`).join(' ');
  for (let n = 0; n < sent; n += 1) await store.set(`${n}`, parse(`query Q${n} { viewer { ${fields} } }`));
  expect(await store.get('0')).toMatchObject({ definitions: [{ name: { value: 'Q0' } }] });
});
