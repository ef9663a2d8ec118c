import { emailKey } from '@prikazchik/inputs/email';
import type { ResetPasswordInput } from '@prikazchik/inputs/session.input';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { steady } from '../../platform/steady.ts';
import type { Origin, Portal } from '../../platform/viewer.ts';
import { guestActor, type Journal, maskEmail } from '../audit/audit.module.ts';
import { confirmationLetter, factorLetter, resetLetter } from './accounts.jobs.ts';
import type { Guesses } from './guesses.service.ts';
import { insertLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import { deletePasskeysOf } from './passkeys.repository.ts';
import type { Passwords } from './passwords.service.ts';
import type { RenewPassword } from './renewals.service.ts';
import { confirmUser, findUser, findUserByKey, lockUser, type User } from './users.repository.ts';

const confirmationMinutes = 24 * 60;
const resetMinutes = 30;
/** In milliseconds. */
const answerStep = 100;

/** Letters that anyone may ask for, to any address. */
const lettersToAddress = { name: 'letters-to', attempts: 5, seconds: 3600 };
const lettersFromAddress = { name: 'letters-from', attempts: 30, seconds: 3600 };
const redemptions = { name: 'link-redeem', attempts: 60, seconds: 600 };

export interface Credentials {
  /** Sends the link that proves the address; part of making the account. */
  sendConfirmation(tx: Tx, user: { id: string; emailKey: string | null }): Promise<void>;
  /** The same outcome for every address: a letter goes out where an unconfirmed account has it. */
  resendConfirmation(email: string, origin: Origin): Promise<void>;
  confirm(token: string, origin: Origin): Promise<Problem | null>;
  /** The same outcome for every address. */
  requestReset(email: string, origin: Origin): Promise<void>;
  /**
   * Sets the password, ends every session, tells by mail; signs nobody in. Takes the passkeys away where that is asked for: they are lost,
   * or another's. An authenticator app stays.
   * @returns the token by which this browser is known: whoever guesses at the account can't keep its holder out
   */
  reset(input: ResetPasswordInput, origin: Origin): Promise<Problem | string>;
}

interface Needs {
  database: Database;
  journal: Journal;
  passwords: Passwords;
  links: Links;
  renew: RenewPassword;
  guesses: Guesses;
  limits: Limits;
  enqueue: Enqueue;
}

export function createCredentials(needs: Needs): Credentials {
  const { database, journal, passwords, links, renew, guesses, limits, enqueue } = needs;

  async function sendConfirmation(tx: Tx, user: { id: string; emailKey: string | null }): Promise<void> {
    const link = await insertLink(tx, { purpose: 'confirm-email', userId: user.id, emailKey: user.emailKey, minutes: confirmationMinutes });
    await enqueue(tx, confirmationLetter, { linkId: link.id });
  }

  const sendReset = (portal: Portal) => async (tx: Tx, user: User) => {
    const link = await insertLink(tx, { purpose: 'reset-password', userId: user.id, emailKey: user.emailKey, minutes: resetMinutes });
    await enqueue(tx, resetLetter, { linkId: link.id, portal });
  };

  /** Known or not, the address spends the same budget, leaves the same row and is answered at the same time. */
  async function sendIfKnown(
    email: string,
    origin: Origin,
    action: string,
    isDue: (user: User) => boolean,
    send: (tx: Tx, user: User) => Promise<void>,
  ) {
    const key = emailKey(email);
    await limits.spend(lettersFromAddress, addressBlock(origin.ip));
    if (!key) return;
    await limits.spend(lettersToAddress, key);
    await steady(answerStep, async () => {
      const user = await findUserByKey(database.global, key);
      await journal.performAccount(
        { ...guestActor(origin), userId: user?.id ?? null },
        { action, objectType: 'user' },
        async (tx, _actor, note) => {
          note({ after: { email: maskEmail(email) } });
          if (user && isDue(user)) await send(tx, user);
          return null;
        },
      );
    });
  }

  return {
    sendConfirmation,
    resendConfirmation: (email, origin) =>
      sendIfKnown(email, origin, 'account.resendConfirmation', (user) => !user.emailConfirmedAt, sendConfirmation),
    requestReset: (email, origin) => sendIfKnown(email, origin, 'account.requestReset', () => true, sendReset(origin.portal ?? 'seller')),
    async confirm(token, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      return journal.performAccount(
        guestActor(origin),
        { action: 'account.confirmEmail', objectType: 'user' },
        async (tx, _actor, note) => {
          const link = await links.redeem(tx, 'confirm-email', token);
          if (link instanceof Problem) return link;
          note({ objectId: link.userId });
          return link.emailKey && (await confirmUser(tx, link.userId, link.emailKey)) ? null : new Problem('LINK_UNKNOWN');
        },
      );
    },
    async reset(input, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      const deed = { action: 'account.resetPassword', objectType: 'user' };
      const living = await links.peek(database.global, 'reset-password', input.token);
      if (living instanceof Problem) return journal.performAccount<never>(guestActor(origin), deed, async () => living);
      const user = await findUser(database.global, living.userId);
      if (!user || !living.emailKey || user.emailKey !== living.emailKey) return new Problem('LINK_UNKNOWN');
      const weak = passwords.refusal(input.password, user, 'password');
      if (weak) return weak;
      const passwordHash = await passwords.hash(input.password);
      const actor = { ...guestActor(origin), userId: user.id };
      const answer = await journal.performAccount(actor, { ...deed, objectId: user.id }, async (tx, _actor, note) => {
        await lockUser(tx, user.id);
        const link = await links.redeem(tx, 'reset-password', input.token);
        if (link instanceof Problem) return link;
        // The letter reached this very address. Whoever had registered it without reading it loses the account here.
        if (link.emailKey) await confirmUser(tx, user.id, link.emailKey);
        if (input.removePasskeys) {
          const passkeysRemoved = await deletePasskeysOf(tx, user.id);
          note({ after: { passkeysRemoved } });
          if (passkeysRemoved > 0) await enqueue(tx, factorLetter, { userId: user.id, change: 'passkey_removed' });
        }
        return renew(tx, user.id, passwordHash);
      });
      if (!(answer instanceof Problem)) await guesses.forget([user.emailKey, user.signInNameKey]);
      return answer;
    },
  };
}
