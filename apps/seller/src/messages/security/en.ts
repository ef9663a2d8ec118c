import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import { security } from '../en/security.ts';
import type { messages as ru } from './ru.ts';

/** What only the pages about security say, in English. */
export const messages: Translated<typeof ru> = { security };
