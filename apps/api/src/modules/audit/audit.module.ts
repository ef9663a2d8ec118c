import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import { JournalResolver } from './journal.resolver.ts';
import { createJournalReading } from './reading.service.ts';

/** The door of the journal: every other module writes through it. */
export { accountLog, type Facts } from './audit.tables.ts';
export { describeFlaw } from './chain.rules.ts';
export { createCheckpoints } from './checkpoints.service.ts';
export type { Actor } from './journal.repository.ts';
export {
  createJournal,
  type Deed,
  guestActor,
  type Journal,
  maskEmail,
  type Note,
  personActor,
  type ShopDeed,
  systemActor,
} from './journal.service.ts';
export { verifyJournals } from './verification.service.ts';

/** The fields through which a shop reads its journal. */
export const journalResolvers = (database: Database): Resolver[] => [
  [JournalResolver, new JournalResolver(createJournalReading(database))],
];
