import type { RegisterInput } from '@prikazchik/inputs/account.input';
import type { OpenCompanyInput } from '@prikazchik/inputs/company.input';
import { emailKey } from '@prikazchik/inputs/email';
import { type Database, enterCompany, type Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { steady } from '../../platform/steady.ts';
import type { Locale, Origin, Viewer } from '../../platform/viewer.ts';
import { accountExistsLetter, type Credentials, findUserByKey, insertUser, type Passwords } from '../accounts/accounts.module.ts';
import { type Actor, guestActor, type Journal, personActor } from '../audit/audit.module.ts';
import type { Companies } from '../companies/companies.module.ts';
import { insertMember } from './members.repository.ts';

export interface Registrations {
  /** Account and shop in one go. The same outcome for every address: who has an account already gets a letter that says so. */
  register(input: RegisterInput, origin: Origin): Promise<Problem | null>;
  /** One more shop for a person who has an account. @returns its id */
  openCompany(viewer: Viewer, input: OpenCompanyInput): Promise<string | Problem>;
}

/** Longer than a hash and all the rows of a new shop, in milliseconds. */
const answerStep = 500;
/** Letters that tell an address of its own account; beyond these, registering with it is answered alike and mails nothing. */
const noticesToAddress = { name: 'account-exists-to', attempts: 3, seconds: 3600 };
const registrations = { name: 'register', attempts: 20, seconds: 3600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  passwords: Passwords;
  credentials: Credentials;
  companies: Companies;
}

export function createRegistrations({ database, journal, enqueue, limits, passwords, credentials, companies }: Needs): Registrations {
  type Opening = Parameters<Companies['create']>[1];

  /** The shop, its owner's place in it and the first row of its journal. */
  async function open(tx: Tx, actor: Actor, opening: Opening): Promise<void> {
    const { companyId, userId } = opening;
    await enterCompany(tx, companyId);
    await companies.create(tx, opening);
    const memberId = await insertMember(tx, { companyId, userId, isOwner: true, roles: [] });
    const owner: Actor = { ...actor, kind: 'person', userId, memberId, roles: ['owner'] };
    await journal.record(
      tx,
      companyId,
      owner,
      { action: 'company.register', objectType: 'company' },
      { objectId: companyId, after: { inn: opening.input.inn } },
    );
  }

  return {
    async register(input, origin) {
      await limits.spend(registrations, addressBlock(origin.ip));
      const deed = { action: 'account.register', objectType: 'user' };
      const outdated = companies.refusalOfOffer(input);
      if (outdated) return journal.performAccount<never>(guestActor(origin), deed, async () => outdated);
      const key = emailKey(input.email);
      if (!key) return new Problem('INVALID_EMAIL', 'email');
      const weak = passwords.refusal(
        input.password,
        { email: input.email, fullName: input.fullName, companyName: input.company.legalName },
        'password',
      );
      if (weak) return weak;
      return steady(answerStep, async () => {
        const passwordHash = await passwords.hash(input.password);
        const known = await findUserByKey(database.global, key);
        // Spent for every address, known or not: before the transaction, which would hold two connections.
        const mayTell = await limits.allows(noticesToAddress, key);
        return journal.performAccount(guestActor(origin), deed, async (tx, actor, note) => {
          const locale = input.locale.toLowerCase() as Locale;
          const { email, fullName, phone } = input;
          const user = known
            ? null
            : await insertUser(tx, { email, emailKey: key, signInName: null, confirmed: false, passwordHash, fullName, phone, locale });
          if (!user) {
            const holder = known ?? (await findUserByKey(tx, key));
            if (holder && mayTell) await enqueue(tx, accountExistsLetter, { userId: holder.id });
            return null;
          }
          note({ objectId: user.id });
          await open(tx, actor, {
            companyId: newId(),
            input: input.company,
            userId: user.id,
            locale,
            origin,
            offerVersion: input.offerVersion,
          });
          await credentials.sendConfirmation(tx, user);
          return null;
        });
      });
    },
    async openCompany(viewer, input) {
      await limits.spend(registrations, addressBlock(viewer.origin.ip));
      const companyId = newId();
      return journal.performAccount(
        personActor(viewer),
        { action: 'account.openCompany', objectType: 'company', objectId: companyId },
        async (tx, actor) => {
          const outdated = companies.refusalOfOffer(input);
          if (outdated) return outdated;
          const { userId, locale, origin } = viewer;
          await open(tx, actor, { companyId, input: input.company, userId, locale, origin, offerVersion: input.offerVersion });
          return companyId;
        },
      );
    },
  };
}
