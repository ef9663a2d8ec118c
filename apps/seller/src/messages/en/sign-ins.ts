import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { signIns as ru } from '../ru/sign-ins.ts';

export const signIns: Translated<typeof ru> = {
  title: 'Sign-ins',
  deeds: 'Deeds',
  tabs: 'What to show',
  about: 'Which employees signed in, and who tried, since they work in the shop.',
  who: 'Employee',
  at: 'When',
  way: 'How',
  from: 'From where',
  elsewhere: 'Not shown: works in other shops, too',
  empty: 'Nobody has signed in yet',
  refused: 'Refused: {way}',
  ways: {
    PASSWORD: 'password',
    CODE: 'code of the app',
    RECOVERY_CODE: 'recovery code',
    PASSKEY: 'passkey',
    HANDOFF: 'from the staff portal',
    STOLEN_TOKEN: 'outdated key of a session',
  },
};
