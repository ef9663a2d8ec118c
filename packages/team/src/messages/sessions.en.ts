import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { sessions as ru } from './sessions.ru.ts';

export const sessions: Translated<typeof ru> = {
  title: 'Sessions',
  none: 'Not signed in to this shop anywhere at the moment.',
  shared: 'This person works in other shops, too, so you see only what was done in yours.',
  unknown: 'Unknown device',
  portals: { SELLER: 'seller cabinet', STAFF: 'staff portal' },
  begun: 'Signed in: {at}.',
  used: 'Last did something: {at}.',
  address: 'Address: {ip}.',
  end: 'End',
  endOne: 'End the session: {name}',
  endAll: 'End all sessions',
  ended: '{count, plural, =0 {There was nothing to end} one {# session ended} other {# sessions ended}}',
  dialog: {
    title: 'End the sessions of {name}?',
    confirm: 'End',
    endsOne: 'The session “{session}” will open the shop “{shop}” no more. If it was carried over to the other portal, it ends there, too.',
    endsAll: 'None of the sessions until now will open the shop “{shop}”.',
    stays: 'Rights and data stay. Nothing changes in other shops.',
    back: 'To come back, they sign in anew. A notice and a letter tell them.',
  },
};
