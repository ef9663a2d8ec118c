import type { Database } from '../../platform/db.ts';
import { handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { findUser, findUserByKey } from '../accounts/accounts.module.ts';
import { wantsLetter } from '../notices/notices.module.ts';
import * as words from './email-changes.letters.ts';
import { findEmailChange } from './email-changes.repository.ts';
import type { EmailChange } from './email-changes.rules.ts';
import { findOwnPlace, findShop } from './members.repository.ts';
import { approvalLetter, emailChangeLetter } from './team.jobs.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  signer: LinkSigner;
  urls: { seller: string; staff: string };
}

interface Sending {
  /** Null for the old box of one who has had none. */
  to: string | null;
  letter: keyof typeof words.emailChange;
  url: string;
}

const generation = 1;

/** The worker's part: letters to both boxes, and to those who may approve. Tokens are made here, at the moment of sending. */
export function emailLetterHandlers({ database, mailer, signer, urls }: Needs): JobHandler[] {
  const link = (page: string, purpose: 'new-email' | 'stop-email-change', { id }: EmailChange) =>
    `${urls.staff}/${page}#${signer.sign(purpose, { id, generation })}`;

  async function toConfirm(change: EmailChange): Promise<Sending> {
    const isTaken = (await findUserByKey(database.global, change.emailKey)) !== null;
    return isTaken
      ? { to: change.email, letter: 'HAS_ACCOUNT', url: `${urls.staff}/sign-in` }
      : { to: change.email, letter: 'CONFIRM', url: link('new-email', 'new-email', change) };
  }

  /** Null where the letter would come too late to be of use. */
  async function sendingOf(kind: 'CONFIRM' | 'ASKED' | 'MOVED' | 'WELCOME' | 'DECLINED' | 'TAKEN', change: EmailChange) {
    if (kind === 'WELCOME') return { to: change.email, letter: kind, url: urls.staff };
    if (kind !== 'CONFIRM' && kind !== 'ASKED') return { to: change.oldEmail, letter: kind, url: urls.staff };
    if (change.endReason || change.isExpired) return null;
    return kind === 'CONFIRM'
      ? toConfirm(change)
      : { to: change.oldEmail, letter: kind, url: link('stop-email-change', 'stop-email-change', change) };
  }

  return [
    handler(emailChangeLetter, async ({ changeId, kind }, jobId) => {
      const change = await findEmailChange(database.global, changeId);
      const user = change && (await findUser(database.global, change.userId));
      const sending = change && (await sendingOf(kind, change));
      if (!user || !sending) return;
      const { to, letter, url } = sending;
      await mailer.send({ address: to, locale: user.locale }, words.emailChange[letter][user.locale](url, change), `${jobId}.email`);
    }),
    handler(approvalLetter, async ({ changeId, companyId, userId }, jobId) => {
      const [change, user] = [await findEmailChange(database.global, changeId), await findUser(database.global, userId)];
      if (!user || !change || change.endReason || change.movesAt) return;
      if (!(await wantsLetter(database, userId, 'EMAIL_CHANGE_ASKED'))) return;
      const { shop, about } = await database.read(companyId, async (reader) => ({
        shop: await findShop(reader, companyId),
        about: await findOwnPlace(reader, companyId, change.userId),
      }));
      if (!shop || !about) return;
      const letter = words.approval[user.locale]({ shop: shop.name, name: about.fullName, url: `${urls.seller}/settings/employees` });
      await mailer.send({ address: user.email, locale: user.locale }, letter, `${jobId}.approval`);
    }),
  ];
}
