import type { Database } from '../../platform/db.ts';
import { handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { wantsLetter } from '../notices/notices.module.ts';
import * as words from './access-requests.letters.ts';
import { findAccessRequest } from './access-requests.repository.ts';
import { findMember, findShop } from './members.repository.ts';
import { accessRequestLetter } from './team.jobs.ts';

interface Needs {
  database: Database;
  mailer: Mailer;
  sellerUrl: string;
  staffUrl: string;
}

/** Which letter the state of a request calls for: one to those who could give the right, or one to who asked. */
const letterOf = {
  pending: 'ACCESS_ASKED',
  approved: 'ACCESS_APPROVED',
  declined: 'ACCESS_DECLINED',
  withdrawn: null,
  ended: null,
} as const;

/** The worker's part: letters about what is asked for, to those who want them. */
export function accessRequestHandler({ database, mailer, sellerUrl, staffUrl }: Needs): JobHandler {
  return handler(accessRequestLetter, async ({ companyId, userId, requestId }, id) => {
    const user = await findUser(database.global, userId);
    const found = await database.read(companyId, async (reader) => {
      const request = await findAccessRequest(reader, companyId, requestId);
      const asker = request && (await findMember(reader, companyId, request.memberId));
      return asker && { request, asker, shop: await findShop(reader, companyId) };
    });
    if (!user || !found?.shop) return;
    const { request, asker, shop } = found;
    const kind = letterOf[request.state];
    // What was answered since needs nobody's answer any more.
    if (!kind || (kind === 'ACCESS_ASKED') === (asker.userId === userId) || !(await wantsLetter(database, userId, kind))) return;
    const letter = words.accessRequestLetters[user.locale][kind]({
      shop: shop.name,
      name: asker.fullName,
      right: request.right,
      note: kind === 'ACCESS_ASKED' ? request.note : request.reason,
      until: request.until,
      timeZone: shop.timeZone,
      url: kind === 'ACCESS_ASKED' ? `${sellerUrl}/settings/employees/requests` : staffUrl,
    });
    await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.accessRequest`);
  });
}
