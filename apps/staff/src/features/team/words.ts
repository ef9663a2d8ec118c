import { messages as en } from '../../messages/team/en.ts';
import { messages as ru } from '../../messages/team/ru.ts';

/** What the team's pages say, for `withWords`. */
export const WORDS = { ru, en };
