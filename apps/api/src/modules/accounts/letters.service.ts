import type { Database } from '../../platform/db.ts';
import { handler, type JobHandler } from '../../platform/jobs.ts';
import type { Letter, Mailer } from '../../platform/letter.ts';
import type { Locale, Portal } from '../../platform/viewer.ts';
import {
  accountExistsLetter,
  confirmationLetter,
  factorLetter,
  passwordChangedLetter,
  resetLetter,
  tokenReusedLetter,
} from './accounts.jobs.ts';
import * as words from './accounts.letters.ts';
import { factorChanged } from './factors.letters.ts';
import { findLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import { findUser } from './users.repository.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  links: Links;
  urls: Record<Portal, string>;
}

/** The worker's part: letters about accounts. Tokens are made here, at the moment of sending, and live nowhere else. */
export function accountLetterHandlers({ database, mailer, links, urls }: Needs): JobHandler[] {
  async function send(userId: string, letter: Record<Locale, (url: string) => Letter>, url: string, id: string): Promise<void> {
    const user = await findUser(database.global, userId);
    if (user) await mailer.send({ address: user.email, locale: user.locale }, letter[user.locale](url), id);
  }

  async function sendLink(linkId: string, letter: Record<Locale, (url: string) => Letter>, page: string): Promise<void> {
    const link = await findLink(database.global, linkId);
    // A newer letter has gone out, or the link was used: an old one would only confuse.
    if (!link || link.replacedAt || link.usedAt) return;
    await send(link.userId, letter, `${page}#${links.tokenOf(link)}`, `${linkId}.link`);
  }

  const signIn = `${urls.seller}/sign-in`;
  return [
    handler(confirmationLetter, ({ linkId }) => sendLink(linkId, words.confirmation, `${urls.seller}/confirm`)),
    handler(resetLetter, ({ linkId, portal }) => sendLink(linkId, words.reset, `${urls[portal]}/reset`)),
    handler(accountExistsLetter, ({ userId }, id) => send(userId, words.accountExists, signIn, `${id}.exists`)),
    handler(passwordChangedLetter, ({ userId }, id) => send(userId, words.passwordChanged, signIn, `${id}.changed`)),
    handler(factorLetter, ({ userId, change }, id) => send(userId, factorChanged[change], `${urls.staff}/security`, `${id}.factor`)),
    handler(tokenReusedLetter, ({ userId, sessionId }) => send(userId, words.tokenReused, signIn, `${sessionId}.reused`)),
  ];
}
