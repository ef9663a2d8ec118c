import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import { createOrigins } from '../../platform/http/origin.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import { serveJournalFiles } from './exports.routes.ts';
import { createJournalExports } from './exports.service.ts';
import { JournalResolver } from './journal.resolver.ts';
import type { Journal } from './journal.service.ts';
import { createJournalReading } from './reading.service.ts';

/** The door of the journal: every other module writes through it. */
export { accountLog, type Facts, isSignIn } from './audit.tables.ts';
export { describeFlaw } from './chain.rules.ts';
export { createCheckpoints } from './checkpoints.service.ts';
export type { Actor } from './journal.repository.ts';
export {
  createJournal,
  type Deed,
  guestActor,
  type Journal,
  maskEmail,
  maskedSignIn,
  type Note,
  personActor,
  type ShopDeed,
  systemActor,
} from './journal.service.ts';
export { sightingsOf } from './reading.repository.ts';
export { verifyJournals } from './verification.service.ts';

interface Needs {
  config: Config;
  database: Database;
  journal: Journal;
  signer: LinkSigner;
  log: Log;
}

/** What a shop reads its journal through. */
export function createJournalDoor({ config, database, journal, signer, log }: Needs) {
  const exports = createJournalExports({ database, journal, signer, log });
  const resolvers: Resolver[] = [[JournalResolver, new JournalResolver(createJournalReading(database), exports)]];
  return { resolvers, routes: (app: FastifyInstance): void => serveJournalFiles(app, exports, createOrigins(config)) };
}
