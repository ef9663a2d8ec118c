import type { Reader, Refusal } from './refusal.ts';

/** Marks that turn the direction of text around: a name holding one could show itself as another (Unicode TR 36). */
const BIDI = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069';
const UNFIT_FOR_LINE = new RegExp(`[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}${BIDI}]`, 'u');
const UNFIT_FOR_PARAGRAPHS = new RegExp(`(?![\\n\\t])[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}${BIDI}]`, 'u');
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** How many characters (code points, as PostgreSQL counts) the fields of the product hold. */
export const LIMITS = {
  name: 100,
  roleName: 60,
  legalName: 300,
  address: 500,
  note: 500,
  sku: 50,
  productTitle: 200,
  productDescription: 6000,
  seoTitle: 100,
  seoDescription: 300,
} as const;

/** One line that must say something: trimmed, composed (NFC), without control and direction marks. */
export function line(max: number): Reader {
  return (typed) => {
    const text = readText(typed, max, UNFIT_FOR_LINE);
    return text === '' ? { code: 'REQUIRED' } : text;
  };
}

/** One line that may be empty. */
export function optionalLine(max: number): Reader {
  return (typed) => readText(typed, max, UNFIT_FOR_LINE);
}

/** Text that may be empty and may have several lines, each ended by `\n` alone. */
export function paragraphs(max: number): Reader {
  return (typed) => readText(typed.replace(/\r\n?/g, '\n'), max, UNFIT_FOR_PARAGRAPHS);
}

/** What can be shown of a text that was refused: characters that turn it around, end its line or can't be seen are replaced by a mark. */
export function shownSafely(text: string): string {
  return [...text].map((character) => (UNFIT_FOR_LINE.test(character) ? '\uFFFD' : character)).join('');
}

/** Whether the text takes more than so many code points; its cost does not grow with the text. */
export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  // A code point takes two code units at most, so beyond twice the limit there is nothing to count.
  return text.length > 2 * max || [...text].length > max;
}

function readText(typed: string, max: number, unfit: RegExp): string | Refusal {
  // Composing never makes a text four times shorter, and a text of megabytes is not worth composing.
  if (typed.length > 4 * max + 1000) return { code: 'TOO_LONG', params: { max } };
  const text = typed.normalize('NFC').trim();
  if (unfit.test(text)) return { code: 'INVALID_CHARACTERS' };
  if (isLongerThan(text, max)) return { code: 'TOO_LONG', params: { max } };
  return text.replace(INVISIBLE, '') === '' ? '' : text;
}
