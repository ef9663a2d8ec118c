import type { Subject } from '@prikazchik/permissions/subject';
import { whoCanGive } from '@prikazchik/permissions/who';
import type { Database, Tx } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/letter.ts';
import { announce } from '../../platform/pubsub.ts';
import { findUser } from '../accounts/accounts.module.ts';
import { roleNames, tell, wantsLetter } from '../notices/notices.module.ts';
import { type EndKind, endLetterFor } from './ends.letters.ts';
import { markTold } from './ends.repository.ts';
import { type End, endsOf, nameOfEnd, planOf } from './ends.rules.ts';
import type { EndStage } from './ends.tables.ts';
import { findMember, findShop, listActiveMembers, lockMembers } from './members.repository.ts';
import type { Member } from './members.rules.ts';
import { accessEnd, accessEndLetter } from './team.jobs.ts';

/** Has the ends told that the member did not have before, each at its moment. One whose date is changed since is not told. */
export async function planEnds(tx: Tx, enqueue: Enqueue, before: Subject | null, member: Member, now: number): Promise<void> {
  const { companyId, id: memberId } = member;
  for (const { end, stage, at } of planOf(before, member.subject, now)) {
    const payload = { companyId, memberId, what: nameOfEnd(end), to: new Date(end.to).toISOString(), stage };
    await enqueue(tx, accessEnd, payload, new Date(at));
  }
}

const kinds = {
  soon: { own: 'ACCESS_ENDS_SOON', theirs: 'COLLEAGUE_ENDS_SOON' },
  over: { own: 'ACCESS_ENDED', theirs: 'COLLEAGUE_ENDED' },
} as const satisfies Record<EndStage, Record<'own' | 'theirs', EndKind>>;

interface Needs {
  database: Database;
  enqueue: Enqueue;
  mailer: Mailer;
  sellerUrl: string;
  staffUrl: string;
}

/** The worker's part: tells of an end, and sends the letters about it. */
export function endHandlers({ database, enqueue, mailer, sellerUrl, staffUrl }: Needs): JobHandler[] {
  async function tellOf(tx: Tx, userId: string, kind: EndKind, member: Member, end: End, shopName: string): Promise<void> {
    const { companyId, fullName, ownRoles } = member;
    const roles = end.role ? roleNames([end.role], ownRoles) : undefined;
    const until = new Date(end.to).toISOString();
    const about = userId === member.userId ? {} : { aboutName: fullName, memberId: member.id };
    const what = { ...(end.right && { right: end.right }), ...(end.role && { role: end.role }), ...(roles && { roles }) };
    await tell(tx, { userId, kind, companyId, facts: { shopName, until, ...about, ...what } });
    await enqueue(tx, accessEndLetter, { companyId, userId, memberId: member.id, role: end.role, right: end.right, to: until, kind });
  }

  return [
    handler(accessEnd, async ({ companyId, memberId, what, to, stage }) => {
      await database.write(companyId, async (tx) => {
        // Whoever changes the date meanwhile has done so, or waits.
        await lockMembers(tx, companyId, [{ id: memberId }]);
        const member = await findMember(tx, companyId, memberId);
        const end =
          member?.state === 'active' && endsOf(member.subject).find((one) => nameOfEnd(one) === what && one.to === Date.parse(to));
        const shop = await findShop(tx, companyId);
        if (!member || !end || !shop) return;
        if (!(await markTold(tx, { companyId, memberId, what, endsAt: new Date(to), stage }))) return;
        const people = await listActiveMembers(tx, companyId);
        await tellOf(tx, member.userId, kinds[stage].own, member, end, shop.name);
        for (const { userId } of whoCanGive(end.rights, member, people, Date.now())) {
          await tellOf(tx, userId, kinds[stage].theirs, member, end, shop.name);
        }
        await announce(tx, { topic: 'team', companyId });
      });
    }),
    handler(accessEndLetter, async ({ companyId, userId, memberId, role, right, to, kind }, id) => {
      const user = await findUser(database.global, userId);
      const found = await database.read(companyId, async (reader) => ({
        member: await findMember(reader, companyId, memberId),
        shop: await findShop(reader, companyId),
      }));
      if (!user || !found.member || !found.shop || !(await wantsLetter(database, userId, kind))) return;
      const letter = endLetterFor(kind, user.locale, {
        shop: found.shop.name,
        name: found.member.fullName,
        role: role && roleNames([role], found.member.ownRoles)[user.locale].join(''),
        right,
        to: new Date(to),
        timeZone: found.shop.timeZone,
        url: userId === found.member.userId ? staffUrl : `${sellerUrl}/notices`,
      });
      await mailer.send({ address: user.email, locale: user.locale }, letter, `${id}.accessEnd`);
    }),
  ];
}
