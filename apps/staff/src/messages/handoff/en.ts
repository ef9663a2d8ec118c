import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  handoff: {
    title: 'Opening the cabinet',
    refused: 'It did not work: open the shop from the list.',
    shops: 'My shops',
  },
};
