import { journal as en } from '../../messages/en/journal.ts';
import { journal as ru } from '../../messages/ru/journal.ts';

/** What the pages of this folder say, beside the words that every page has. */
export const WORDS = { ru: { journal: ru }, en: { journal: en } };
