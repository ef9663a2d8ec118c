import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  invitation: {
    title: '{inviter} invites you to “{shop}”',
    role: 'Role',
    opens: 'What it opens',
    address: 'For',
    until: 'Valid until',
    note: 'A word from who invited you',
    accept: 'Accept the invitation',
    decline: 'Decline',
    declineTitle: 'Decline the invitation?',
    declineText: 'The link stops working at once. If you change your mind, “{shop}” has to invite you anew.',
    signedInAs: 'You are signed in as {name}.',
    haveAccount: 'This address has an account: sign in to answer.',
    newcomer: 'Make an account, and you are on the team at once. The letter has confirmed your e-mail already.',
    fullName: 'Full name',
    fullNameHelp: 'This is how colleagues will see you',
    phone: 'Phone',
    register: 'Register and accept',
    mismatch: {
      title: 'The invitation is for another address',
      text: 'It was sent to <address>{masked}</address>, and you are signed in as <address>{name}</address>. Sign out to answer from the right address.',
      signOut: 'Sign out',
    },
    done: {
      title: 'You are on the team',
      text: '“{shop}” is open to you. Role: {roles}.',
      cabinet: 'Open the cabinet',
      shops: 'My shops',
    },
    declined: { title: 'You have declined', text: '“{shop}” will see it. There is nothing more to do.' },
    dead: {
      title: 'The invitation doesn’t work',
      shops: 'My shops',
      none: 'An invitation opens by the link in its letter. Find the letter and press the button in it.',
      LINK_UNKNOWN: 'There is no such link. The address was most likely not copied whole: open the invitation right from the letter.',
      LINK_EXPIRED: 'The invitation has expired. Ask the person who invited you to send it again.',
      LINK_REPLACED: 'A newer invitation was sent to you, so this link no longer works. Open the latest letter.',
      LINK_REVOKED: 'The shop revoked this invitation. If it is a mistake, talk to the person who invited you.',
      LINK_USED: 'This invitation is accepted already: the shop is on your list.',
      LINK_DECLINED: 'This invitation was declined. If minds have changed, ask for a new one.',
      INVITER_LOST_RIGHT:
        'The person who invited you no longer invites to this shop. The link works again once another administrator confirms the invitation.',
      ALREADY_MEMBER: 'You work in this shop already.',
      COMPANY_NOT_ACTIVE: 'The shop isn’t working now and can’t take people on. Try later.',
    },
  },
};
