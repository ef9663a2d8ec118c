import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  entries: {
    waiting: {
      title: 'Waiting to be let into “{shop}”',
      text: 'The administrators of the shop have been told. Role: {roles}. This page changes by itself.',
      until: 'If nobody answers until {date}, the waiting ends by itself.',
      withdraw: 'Wait no more',
    },
    withdraw: {
      title: 'Wait for “{shop}” no more?',
      text: 'The link is used up: if you change your mind, you need a new one. Your account stays.',
      confirm: 'Wait no more',
    },
    over: {
      title: 'You were not let into “{shop}”',
      text: 'If this is a mistake, ask whoever invited you for a new link.',
    },
  },
};
