import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  leaving: {
    ends: 'The shop closes for you at once. Invitations that you sent will wait for another administrator.',
    stays: 'Your account and your other shops stay, and so does the history of what you did.',
    back: 'Only a new invitation brings you back.',
    submit: 'Leave',
    stay: 'Stay',
  },
};
