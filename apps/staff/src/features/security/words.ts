import { messages as en } from '../../messages/security/en.ts';
import { messages as ru } from '../../messages/security/ru.ts';

/** What the page says, for `withWords`. */
export const WORDS = { ru, en };
