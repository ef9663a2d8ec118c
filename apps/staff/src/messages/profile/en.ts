import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  emailChange: {
    title: 'Sign-in e-mail',
    now: 'You sign in with {email}.',
    nameOnly: 'You sign in with the name {name}. You have no e-mail, so your notices come in the portals only.',
    both: 'You sign in with {email}, or with the name {name}.',
    open: 'Change the e-mail',
    add: 'Add an e-mail',
    how: 'We will send a link to the new address, and a warning to the old one. If you work in a shop, its administrator approves the change.',
    howFirst: 'We will send a link to this address. If you work in a shop, its administrator approves it. Your sign-in name stays.',
    field: 'New address',
    submit: 'Send the link',
    wanted: 'New address: {email}',
    states: {
      NEW_BOX: 'Press the button in the letter to the new address until {until}.',
      APPROVAL: 'What is missing is the word of an administrator of the shop, until {until}.',
      TIME: 'The address will work from {at}. Until then it can be stopped here{box, select, old {, or from the old box} other {}}.',
      OVER: 'Your access has changed: ask again.',
    },
    box: {
      doneTitle: 'The new address is confirmed',
      approval: 'What is missing is the word of an administrator of the shop. Once they approve, you will sign in with {email}.',
      later: 'You will sign in with {email}. It will work from {at}: until then it can be stopped.',
    },
    stop: {
      title: 'Stop the change of e-mail?',
      text: 'Your address stays as it is, and all sessions end.',
      submit: 'Stop it and end all sessions',
      doneTitle: 'The change is stopped',
      done: 'All sessions have ended. Now set a new password.',
      newPassword: 'Set a new password',
    },
  },
};
