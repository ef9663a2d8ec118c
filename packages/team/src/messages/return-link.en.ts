import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { returnLink as ru } from './return-link.ru.ts';

export const returnLink: Translated<typeof ru> = {
  open: 'Link for a new password',
  title: 'Link for a new password: {name}',
  what: 'This person has no e-mail, so they replace a forgotten password by a link from a colleague.',
  ends: 'Once they set a new password, all their sessions end and their second factor is switched off.',
  careful: 'Make sure that it is they who ask: whoever opens the link gets in. It works for an hour, once; an earlier one stops working.',
  make: 'Make the link',
  qr: 'QR code of the link: {name}',
  made: 'The link is ready: {name}',
  hand: 'Hand it to this person yourself. It works until {at}. We will not show it again.',
  copy: 'Copy',
  copied: 'Copied',
};
