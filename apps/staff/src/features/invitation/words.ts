import { messages as en } from '../../messages/invitation/en.ts';
import { messages as ru } from '../../messages/invitation/ru.ts';

/** What the page says, for `withWords`. */
export const WORDS = { ru, en };
