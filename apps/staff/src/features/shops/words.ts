import { messages as en } from '../../messages/hours/en.ts';
import { messages as ru } from '../../messages/hours/ru.ts';

/** What the person's rights say, for `withWords`. */
export const WORDS = { ru, en };
