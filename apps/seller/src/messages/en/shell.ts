import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import type { shell as ru } from '../ru/shell.ts';

export const shell: Translated<typeof ru> = {
  menu: 'Sections',
  sections: {
    home: 'Home',
    products: 'Products',
    stocks: 'Stocks',
    settings: 'Settings',
    shop: 'Shop card',
    logistics: 'Warehouse and delivery',
    warehouses: 'Warehouses',
    legal: 'Legal details',
    employees: 'Employees',
    invitations: 'Invitations',
    security: 'Security',
    journal: 'Journal',
  },
  settingsAbout: {
    shop: 'Name, contacts, time zone',
    logistics: 'Where orders leave from, and how',
    warehouses: 'Where goods lie',
    legal: 'INN, OGRN, tax system, bank account',
    employees: 'Who works in the shop and what they may do',
    invitations: 'Who was invited and what they answered',
    security: 'Second factor, sessions, locking the shop',
    journal: 'Who did what, and when',
  },
  locked: {
    REGISTERED: 'The shop is not active yet. Finish the steps on the home page and the section will open by itself.',
    UNDER_REVIEW: 'The data of the shop is being checked. The section opens as soon as the check is over.',
    REJECTED: 'The check returned the data for a correction. Correct the field named on the home page.',
    goToStep: 'To the open step',
    badge: 'Closed for now',
  },
  suspended: { title: 'The shop is suspended', text: 'You can look at its data, but not change it.' },
  security: 'My security',
  shops: {
    switchTo: 'Go to the shop “{name}”',
    open: 'Register a shop of my own',
    openAnother: 'Register another shop',
    states: {
      REGISTERED: 'Registered',
      UNDER_REVIEW: 'Under review',
      REJECTED: 'Needs corrections',
      ACTIVE: 'Active',
      SUSPENDED: 'Suspended',
    },
    none: {
      title: 'You have no shop yet',
      text: 'Open your own or wait for an invitation: its link comes by e-mail.',
    },
    pick: {
      title: 'This shop is no longer open to you',
      text: 'Your access has ended. Choose another shop or open your own.',
    },
  },
  signIn: { portal: 'Seller cabinet', noShop: 'No shop yet?', register: 'Register one' },
  handoff: {
    title: 'Opening the shop',
    deadTitle: 'This link did not sign you in',
    deadText:
      'It works once, within a minute, and only in the browser that it was given to. Open the shop in the staff portal again, or sign in with your password.',
    another: {
      title: 'Somebody else is signed in here',
      text: 'You are signed in to the cabinet as <address>{here}</address>, and to the staff portal as <address>{there}</address>.',
      change: 'Sign out and switch',
      stay: 'Change nothing',
    },
  },
  signingIn: 'Signing in to the cabinet',
  viewing: {
    member: 'View as this person',
    role: 'View in this role',
    title: 'Viewing the cabinet',
    as: 'You are viewing as {name}. Nothing can be changed',
    end: 'Back to myself',
    over: 'The viewing is over',
    overText: 'An hour has passed, or rights have changed. To view again, go back to yourself first.',
  },
};
