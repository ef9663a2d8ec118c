import type { Database, Tx } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import { announce } from '../../platform/pubsub.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { findMember, findShop, listMembers } from './members.repository.ts';
import type { Member } from './members.rules.ts';
import { keptOut, standings } from './shop-security.repository.ts';
import { accessLetter, type SecurityNews, securityNews } from './team.jobs.ts';

/** How many people are told in one transaction. */
const portion = 50;

const everyone = { state: 'active', role: null, search: null, inContacts: false } as const;

/** Tells of what concerns the whole shop: a transaction that told hundreds of people would be too late with what it is about. */
export function securityNewsHandler(database: Database, enqueue: Enqueue): JobHandler {
  async function concernedBy(tx: Tx, { kind, companyId, by, lockedAt }: SecurityNews): Promise<(member: Member) => boolean> {
    if (kind === 'SHOP_LOCKED') return ({ id }) => id !== by;
    if (kind === 'UNBLOCKED') {
      const out = await keptOut(tx, companyId, new Date(lockedAt ?? 0));
      return ({ id }) => out.has(id);
    }
    const known = await standings(tx, companyId);
    return ({ id }) => known.get(id)?.needsSecondFactor === true && !known.get(id)?.hasSecondFactor;
  }

  return handler(securityNews, async (news) => {
    await database.write(news.companyId, async (tx) => {
      const { companyId, kind, by, after } = news;
      const [shop, author] = [await findShop(tx, companyId), await findMember(tx, companyId, by)];
      const page = await listMembers(tx, companyId, everyone, after, portion);
      const isConcerned = await concernedBy(tx, news);
      for (const member of page.filter(isConcerned)) {
        const { userId, roles, ownRoles } = member;
        const facts = { shopName: shop?.name ?? '', byName: author?.fullName ?? '', roles: roleNames(roles, ownRoles) };
        await tell(tx, { userId, kind, companyId, facts });
        await enqueue(tx, accessLetter, { companyId, userId, kind, roles });
        if (kind === 'UNBLOCKED') await announce(tx, { topic: 'access', userId, companyId, kind, by: facts.byName });
      }
      if (page.length === portion) await enqueue(tx, securityNews, { ...news, after: page.at(-1)?.id ?? null });
      return null;
    });
  });
}
