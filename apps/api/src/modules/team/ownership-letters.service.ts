import type { Database } from '../../platform/db.ts';
import { handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { findShop } from './members.repository.ts';
import { ownershipLetterFor } from './ownership.letters.ts';
import { findTransfer } from './ownership.repository.ts';
import { ownershipLetter } from './team.jobs.ts';
import { moment } from './team.letters.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  staffUrl: string;
}

/** The worker's part: the letter to one of the two whom a transfer of ownership concerns. */
export function ownershipHandler({ database, mailer, staffUrl }: Needs): JobHandler {
  return handler(ownershipLetter, async ({ companyId, userId, transferId, news }, id) => {
    const user = await findUser(database.global, userId);
    const found = await database.read(companyId, async (reader) => {
      const transfer = await findTransfer(reader, companyId, transferId);
      return transfer && { transfer, shop: await findShop(reader, companyId) };
    });
    if (!user || !found?.shop) return;
    const { transfer, shop } = found;
    const until = news === 'ACCEPTED' && transfer.undoUntil ? transfer.undoUntil : transfer.expiresAt;
    const letter = ownershipLetterFor(news, transfer.from.userId === userId ? 'from' : 'to', user.locale, {
      shop: shop.name,
      from: transfer.from.fullName,
      to: transfer.to.fullName,
      until: moment(until, shop.timeZone, user.locale),
      url: staffUrl,
    });
    await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.ownership`);
  });
}
