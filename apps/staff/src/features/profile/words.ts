import { messages as en } from '../../messages/profile/en.ts';
import { messages as ru } from '../../messages/profile/ru.ts';

/** What these pages say, for `withWords`. */
export const WORDS = { ru, en };
