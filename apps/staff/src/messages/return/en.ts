import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  comeBack: {
    text: 'Choose a new password, and sign in with it and with the name that you have. All sessions end, and the second factor is switched off: switch it on again afterwards.',
    again: 'Ask whoever gave you this link for another one.',
  },
};
