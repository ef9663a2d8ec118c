import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { emails as ru } from './emails.ru.ts';

export const emails: Translated<typeof ru> = {
  title: '{name} changes their sign-in e-mail',
  change: 'It is {now} now and will be {newEmail}. The new box is proved.',
  until: 'You can answer until {at}.',
  moves: 'It was approved; the address changes on {at}.',
  another: 'Another administrator or the owner will answer.',
  approve: 'Approve',
  decline: 'Decline',
  approveDialog: {
    title: 'Approve the new e-mail: {name}',
    text: 'They will sign in with {newEmail} to all of their shops, and their other sessions will end. If in doubt, call them first.',
    done: 'New e-mail approved: {name}',
  },
  declineDialog: {
    title: 'Decline the new e-mail: {name}?',
    text: '{newEmail} will not replace their address. They get a letter and can ask again.',
    done: 'New e-mail declined: {name}',
  },
};
