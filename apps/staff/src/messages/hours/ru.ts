import { hours } from '@prikazchik/ui/messages/hours.ru.ts';

/** The words of shift hours; they come with what the person may do in a shop. */
export const messages = { hours } as const;
