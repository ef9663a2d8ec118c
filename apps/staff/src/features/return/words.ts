import { messages as en } from '../../messages/return/en.ts';
import { messages as ru } from '../../messages/return/ru.ts';

/** What the page says, for `withWords`. */
export const WORDS = { ru, en };
