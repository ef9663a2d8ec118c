import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import { accountHandlers, accountJobs, createAccounts } from './modules/accounts/accounts.module.ts';
import { createJournal, createJournalDoor } from './modules/audit/audit.module.ts';
import { createCatalog } from './modules/catalog/catalog.module.ts';
import { companyHandlers, companyReview, createCompanies } from './modules/companies/companies.module.ts';
import { noticeResolvers } from './modules/notices/notices.module.ts';
import { createTeam, teamHandlers, teamJobs } from './modules/team/team.module.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db.ts';
import { fileLinks } from './platform/file-link.ts';
import { createOrigins } from './platform/http/origin.ts';
import { serveFiles, serveUploads } from './platform/http/pictures.ts';
import type { Enqueue, JobHandler, JobKind } from './platform/jobs.ts';
import { keptFiles } from './platform/kept-files.ts';
import type { Mailer } from './platform/letter.ts';
import { createLimits } from './platform/limits.ts';
import { linkSigner } from './platform/link.ts';
import type { Log } from './platform/log.ts';
import { folderStorage } from './platform/storage.ts';

interface Needs {
  config: Config;
  database: Database;
  enqueue: Enqueue;
  log: Log;
}

/** Every module, lowest first; each gets the doors of those before it. */
export async function composeModules({ config, database, enqueue, log }: Needs) {
  const journal = createJournal(database);
  const limits = createLimits(database.global);
  const signer = linkSigner(config.LINK_SECRET);
  const reading = createJournalDoor({ config, database, journal, signer, log });
  const files = keptFiles(folderStorage(config.FILES_DIR), fileLinks(config.LINK_SECRET));
  const accounts = await createAccounts({ config, database, journal, limits, enqueue, signer, files });
  const companies = createCompanies({ config, database, journal, limits, enqueue, log });
  const team = createTeam({
    ...accounts,
    log,
    database,
    journal,
    enqueue,
    limits,
    signer,
    staffUrl: config.STAFF_URL,
    files,
    companies: companies.companies,
  });
  const catalog = createCatalog({ config, database, journal, limits, signer, files, log });
  return {
    journal,
    streamEnded: team.streamEnded,
    lookAs: team.lookAs,
    tokens: accounts.tokens,
    confirm: accounts.confirm,
    resolvers: [
      ...noticeResolvers(database, journal),
      ...reading.resolvers,
      ...accounts.resolvers,
      ...companies.resolvers,
      ...team.resolvers,
      ...catalog.resolvers,
    ],
    routes(http: FastifyInstance): void {
      reading.routes(http);
      catalog.routes(http);
      serveUploads(http, [catalog.uploads, accounts.avatars, team.pictures], createOrigins(config));
      serveFiles(http, files);
    },
    close: () => accounts.passwords.close(),
  };
}

/** Every kind of job, for the queues that the migration makes. */
export const jobKinds: JobKind<unknown>[] = [...accountJobs, companyReview, ...teamJobs];

/** What the worker can do. */
export function composeHandlers({ config, database, enqueue, log }: Needs, mailer: Mailer): JobHandler[] {
  const signer = linkSigner(config.LINK_SECRET);
  const journal = createJournal(database);
  return [
    ...accountHandlers(config, database, mailer, signer),
    ...companyHandlers({ config, database, journal, log }),
    ...teamHandlers({ config, database, journal, enqueue, mailer, signer }),
  ];
}
