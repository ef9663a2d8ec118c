import { ui } from '@prikazchik/ui/messages/en.ts';
import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { messages as ru } from './ru.ts';

export const messages: Translated<typeof ru> = {
  ui,
  shell: {
    portal: 'Staff portal',
    footer: 'Your shops, roles and profile. Products and orders are worked on in the shop’s cabinet.',
    navigation: 'Sections of the portal',
    shops: 'My shops',
    profile: 'Profile',
    actions: 'Actions',
    security: 'Security',
    newcomer: 'No account? You make one by an invitation: a letter or a link.',
    notFound: { title: 'There is no such page', text: 'Check the address, or begin at the start page.', action: 'To my shops' },
  },
  shops: {
    title: 'My shops',
    empty: {
      title: 'No shops yet',
      text: 'Open an invitation, a letter or a link, and the shop appears here.',
    },
    owner: 'Owner',
    joined: 'Since {date}',
    open: 'Open the cabinet',
    team: 'Team',
    teamOf: 'Team of “{shop}”',
    back: 'My shops',
    notWorking: 'You do not work in this shop at the moment.',
    because: { role: 'Role “{role}”', personal: 'Given to you personally', until: '{source} until {when}' },
    denied: 'Denied to you personally',
    rights: 'What I may do',
    noRights: 'Nothing now: the rights take effect when the shop works.',
    everything: 'Everything: the shop is yours.',
    look: 'See',
    change: 'Change',
    state: {
      REGISTERED: 'Not active yet',
      UNDER_REVIEW: 'Under review',
      REJECTED: 'Needs corrections',
      ACTIVE: 'Active',
      SUSPENDED: 'Suspended',
    },
    blocked: 'Your access is blocked. The shop’s owner or administrator can open it again.',
    removed: 'You no longer work in this shop.',
    leave: {
      open: 'Leave the shop',
      title: 'Leave the shop “{shop}”',
    },
  },
  profile: {
    title: 'Profile',
    picture: {
      title: 'Picture',
      help: 'JPEG, PNG or WebP, up to 5 MB.',
    },
    fullName: 'Full name',
    phone: 'Phone',
    phoneHelp: 'Optional',
    language: 'Language of the portal and of letters',
    save: 'Save',
    saved: 'Saved',
  },
  actions: {
    title: 'My actions',
    shop: 'Shop',
    empty: 'There is nothing here yet',
    refused: 'Refused: {what}',
    more: 'Show earlier ones',
  },
};
