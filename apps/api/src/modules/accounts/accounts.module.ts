import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import type { Enqueue, JobHandler } from '../../platform/jobs.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Mailer } from '../../platform/letter.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { createSeal } from '../../platform/seal.ts';
import type { Journal } from '../audit/audit.module.ts';
import { AccountsResolver } from './accounts.resolver.ts';
import { AvatarsResolver } from './avatars.resolver.ts';
import { createAvatars } from './avatars.service.ts';
import { createChallenges } from './challenges.service.ts';
import { createConfirmations } from './confirmations.service.ts';
import { createCredentials } from './credentials.service.ts';
import { createDevices } from './devices.service.ts';
import { createFactorResets } from './factor-resets.service.ts';
import { FactorsResolver } from './factors.resolver.ts';
import { createFactors } from './factors.service.ts';
import { createGuesses } from './guesses.service.ts';
import { createHandoffs } from './handoffs.service.ts';
import { createIdentities } from './identities.service.ts';
import { accountLetterHandlers } from './letters.service.ts';
import { createLinks } from './links.service.ts';
import { OwnSessionsResolver } from './own-sessions.resolver.ts';
import { createOwnSessions } from './own-sessions.service.ts';
import { PasskeysResolver } from './passkeys.resolver.ts';
import { createPasskeys } from './passkeys.service.ts';
import { createPasswords } from './passwords.service.ts';
import { createProfiles } from './profiles.service.ts';
import { createProofs } from './proofs.service.ts';
import { createRenewals } from './renewals.service.ts';
import { createReturns } from './returns.service.ts';
import { createSessions } from './sessions.service.ts';
import { createTokens } from './tokens.service.ts';

/** The door of accounts: people, passwords, sessions, and the letters that prove an address. */
export { accountExistsLetter, accountJobs } from './accounts.jobs.ts';
export { LocaleEnum, SessionOrProblem, UserType } from './accounts.types.ts';
export { avatarSide, peopleFolder } from './avatars.service.ts';
export { AvatarUploadOrProblem } from './avatars.types.ts';
export type { Credentials } from './credentials.service.ts';
export { type ResetFactors, showedSecondFactor } from './factor-resets.service.ts';
export type { Identities } from './identities.service.ts';
export { keepTokens } from './kept-tokens.service.ts';
export { replaceLinks } from './links.repository.ts';
export { PortalEnum, SignInWayEnum } from './own-sessions.types.ts';
export { createPasswords, type Passwords } from './passwords.service.ts';
export type { ReturnAttempt, Returns } from './returns.service.ts';
export { countLivingSessions, findSession, findSessionsOf, isUsable, type Session, signInOf } from './sessions.repository.ts';
export { endAllSessions, type OpenedSession, type Sessions } from './sessions.service.ts';
export { type SignInWay, shownSignIn } from './sign-ins.rules.ts';
export { findUser, findUserByKey, findUserBySignIn, holdPerson, insertUser, lockUser, setEmail } from './users.repository.ts';
export { users } from './users.tables.ts';

interface Needs {
  config: Config;
  database: Database;
  journal: Journal;
  limits: Limits;
  enqueue: Enqueue;
  signer: LinkSigner;
  files: KeptFiles;
}

export async function createAccounts({ config, database, journal, limits, enqueue, signer, files }: Needs) {
  const tokens = await createTokens(config);
  const passwords = createPasswords();
  const links = createLinks(signer);
  const devices = createDevices(config.LINK_SECRET);
  const guesses = createGuesses(limits, devices);
  const sessions = createSessions({ database, journal, passwords, tokens, devices, guesses, enqueue });
  const renew = createRenewals(sessions, devices, enqueue);
  const credentials = createCredentials({ database, journal, passwords, links, renew, guesses, limits, enqueue });
  const returns = createReturns({ database, limits, links, passwords, guesses, renew, staffUrl: config.STAFF_URL });
  const handoffs = createHandoffs({ database, journal, sessions, tokens, links, limits, sellerUrl: config.SELLER_URL });
  const identities = createIdentities(database, limits, passwords);
  const seal = createSeal(config.LINK_SECRET, 'second factor');
  const proofs = createProofs({ database, journal, passwords, seal, recoveryKey: config.LINK_SECRET, enqueue });
  const factors = createFactors({ database, proofs, sessions, seal, recoveryKey: config.LINK_SECRET, enqueue });
  const confirmations = createConfirmations(database, proofs);
  const challenges = createChallenges({ database, limits, proofs, sessions });
  const avatars = createAvatars({ database, journal, limits, links, signer, files });
  const resolvers: Resolver[] = [
    [AccountsResolver, new AccountsResolver(sessions, challenges, credentials, handoffs, createProfiles(journal))],
    [OwnSessionsResolver, new OwnSessionsResolver(createOwnSessions(database, journal, sessions))],
    [AvatarsResolver, new AvatarsResolver(avatars)],
    [FactorsResolver, new FactorsResolver(factors, confirmations)],
    [PasskeysResolver, new PasskeysResolver(createPasskeys({ config, database, journal, limits, sessions, enqueue }))],
  ];
  const resetFactors = createFactorResets(sessions, enqueue);
  return { resetFactors, returns, tokens, avatars, passwords, sessions, credentials, identities, confirm: confirmations.demand, resolvers };
}

export function accountHandlers(config: Config, database: Database, mailer: Mailer, signer: LinkSigner): JobHandler[] {
  return accountLetterHandlers({
    database,
    mailer,
    links: createLinks(signer),
    urls: { seller: config.SELLER_URL, staff: config.STAFF_URL },
  });
}
