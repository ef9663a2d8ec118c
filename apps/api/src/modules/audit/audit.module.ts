/** The door of the journal: every other module writes through it. */
export type { Facts } from './audit.tables.ts';
export type { Actor } from './journal.repository.ts';
export { createJournal, guestActor, type Journal, maskEmail, personActor, type ShopDeed, systemActor } from './journal.service.ts';
