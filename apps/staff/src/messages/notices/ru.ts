import { notices } from '@prikazchik/ui/messages/notices.ru.ts';

/** The words of the page of notices; they come with it. */
export const messages = { notices } as const;
