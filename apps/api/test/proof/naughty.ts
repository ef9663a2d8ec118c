import { written } from './naughty-written.ts';

/** A text that breaks programs, with a mark in it to look for. */
export interface Naughty {
  kind: string;
  text(mark: string): string;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
const points = (...codes: number[]) => codes.map((code) => String.fromCodePoint(code));
const words = (text: string) => text.split(' ');

const controls = [...range(0x00, 0x1f), ...range(0x7f, 0x9f)];
const directions = [...points(0x61c, 0x200e, 0x200f), ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)];
const invisible = points(
  ...[0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064],
  ...[0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xfffc, 0xfffd, 0xe0001, 0xe0020, 0xe007f, 0xe0100],
);
const spaces = [...points(0xa0, 0x1680), ...range(0x2000, 0x200a), ...points(0x2028, 0x2029, 0x202f, 0x205f, 0x3000)];
const noCharacters = points(0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10fffe, 0x10ffff, 0xe000, 0xf8ff, 0xf0000, 0x100000);

/** Whole values that some language takes for something else; nothing may stand beside them. */
const values = [
  ...words(
    'null undefined true false NaN Infinity -Infinity none nil yes no on off __proto__ constructor prototype toString hasOwnProperty valueOf then',
  ),
  ...words(
    '0 -0 00 1 -1 1e3 1e400 0x10 0b1 0o7 1_000 1,000 1.5 .5 1/0 2147483648 9007199254740993 99999999999999999999999999 १२ ٣ ½ Ⅷ 1e-7 +1 ∞',
  ),
  ...words('admin root system CON NUL AUX LPT1 select class [object Object] {} [] "" \'\' \\ / . .. ~ - -- # % & * ? @'),
  // What PostgreSQL takes for a moment.
  ...words('now today tomorrow infinity epoch allballs'),
  '',
  ' ',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-0000-0000-000000000000}',
  '1970-01-01',
  '0000-00-00T00:00:00Z',
  'eyJhbGciOiJub25lIn0.e30.',
  'A'.repeat(70),
  `${'A'.repeat(69)}=`,
];

const around = (kind: string, signs: readonly string[]): Naughty[] =>
  signs.map((sign) => ({ kind, text: (mark) => `${mark.slice(0, 2)}${sign}${mark}` }));

/** Where a text is trimmed. */
const after = (kind: string, signs: readonly string[]): Naughty[] => signs.map((sign) => ({ kind, text: (mark) => `${mark}${sign}` }));

export const naughty: readonly Naughty[] = [
  ...around('controls', controls),
  ...around('directions', directions),
  ...around('invisible', invisible),
  ...around('spaces', spaces),
  ...around('no characters', noCharacters),
  ...after('directions', directions),
  ...after('invisible', invisible),
  ...after('spaces', spaces),
  ...Object.entries(written).flatMap(([kind, texts]) => texts.map((text): Naughty => ({ kind, text }))),
  ...values.map((value): Naughty => ({ kind: 'values', text: () => value })),
];
