import { stocks as en } from '../../messages/en/stocks.ts';
import { stocks as ru } from '../../messages/ru/stocks.ts';

/** What the pages of this folder say, beside the words that every page has. */
export const WORDS = { ru: { stocks: ru }, en: { stocks: en } };
