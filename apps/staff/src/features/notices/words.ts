import { messages as en } from '../../messages/notices/en.ts';
import { messages as ru } from '../../messages/notices/ru.ts';

/** What this page says, for `withWords`. */
export const WORDS = { ru, en };
