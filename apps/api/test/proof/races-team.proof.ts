import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { changeRoles, inviteMember } from '../documents.ts';
import { type BulkShop, insertShops } from './bulk.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { createStart, endOf, inFlight, inPortions, overdue, tally } from './rounds.ts';
import { rounds } from './size.ts';

/** Two who run one team at once. */
let fleet: Fleet;

beforeAll(async () => {
  fleet = await startFleet({ apis: 2 });
});
afterAll(() => fleet.stop());

const portion = 500;
const width = 8;

/** Shops of two administrators, each of whom is signed in at a process of their own. */
async function layOut(size: number): Promise<{ shop: BulkShop; browsers: [Client, Client] }[]> {
  const shops = await insertShops(fleet.sql, size, ['administrator', 'administrator']);
  const sessionsOf = (member: number) =>
    fleet.sessions(
      shops.map(({ members }) => members[member]?.userId ?? ''),
      null,
      { api: member },
    );
  const [first, second] = await Promise.all([sessionsOf(0), sessionsOf(1)]);
  return shops.map((shop, index) => {
    const browsers = [first[index], second[index]].map((client) => client && Object.assign(client, { company: shop.companyId }));
    const [one, other] = browsers;
    if (!one || !other) throw new Error('A browser is missing.');
    return { shop, browsers: [one, other] };
  });
}

const late = (untold: number) => (untold > 0 ? `; ${untold} answered 503` : '');
const companiesOf = (scenes: { shop: BulkShop }[]) => scenes.map(({ shop }) => shop.companyId);

it('leaves one of two administrators who take the role from each other', async () => {
  const count = rounds({ full: 10_000, test: 1_000 });
  const start = createStart();
  const winners: string[] = [];
  const strange: string[] = [];
  const kept = new Map<string, number>();
  let untold = 0;
  await inPortions(count, portion, async (size) => {
    const scenes = await layOut(size);
    const played = await inFlight(scenes, width, async ({ shop: { members }, browsers }) => {
      const demote = (by: 0 | 1) =>
        endOf(browsers[by], changeRoles, { input: { memberId: members[1 - by]?.memberId, roles: ['MANAGER'] } });
      const ends = await Promise.all([start.one().then(() => demote(0)), start.other().then(() => demote(1))]);
      start.wonByOne(ends[0] === 'Member');
      return ends;
    });
    const left = await fleet.sql<
      { company: string; administrators: string[]; owners: number; done: number; refused: number; letters: number }[]
    >`
      with letters as (
        select data ->> 'companyId' as company, count(*)::int as count from pgboss.job
         where name = 'letter.access' and data ->> 'kind' = 'ROLE_CHANGED' and data ->> 'companyId' in ${fleet.sql(companiesOf(scenes))} group by 1)
      select c.id as company,
             array(select r.member_id::text from member_roles r join members m on m.company_id = r.company_id and m.id = r.member_id
                    where r.company_id = c.id and r.role = 'administrator' and m.state = 'active') as administrators,
             (select count(*)::int from members m where m.company_id = c.id and m.is_owner and m.state = 'active') as owners,
             (select count(*)::int from audit_log a where a.company_id = c.id and a.action = 'member.changeRoles' and a.outcome = 'done') as done,
             (select count(*)::int from audit_log a where a.company_id = c.id and a.outcome = 'refused' and a.reason = 'FORBIDDEN') as refused,
             coalesce(l.count, 0) as letters
        from companies c left join letters l on l.company = c.id::text where c.id in ${fleet.sql(companiesOf(scenes))}`;
    const byCompany = new Map(left.map((row) => [row.company, row]));
    for (const [index, ends] of played.entries()) {
      const { companyId, members } = scenes[index]?.shop ?? { companyId: '', members: [] };
      const { administrators = [], owners, done, refused, letters } = byCompany.get(companyId) ?? {};
      if (ends.includes(overdue)) {
        untold += 1;
        expect([administrators.length, owners]).toEqual([expect.toBeOneOf([1, 2]), 1]);
        continue;
      }
      const won = ends.indexOf('Member');
      winners.push(`process ${won + 1}`);
      if (ends.toSorted().join(' ') !== 'FORBIDDEN Member') strange.push(ends.join(' '));
      const isWinner = administrators.length === 1 && administrators[0] === members[won]?.memberId;
      const story = `${isWinner ? 'the winner' : administrators.length} stays, ${owners} owner, ${done} done, ${refused} refused, ${letters} letter`;
      kept.set(story, (kept.get(story) ?? 0) + 1);
    }
  });
  figure({
    what: 'two administrators demote each other',
    size: `${count} rounds`,
    result: `0 orphans; won by ${tally(winners)}${late(untold)}`,
  });
  expect(strange).toEqual([]);
  expect([...kept]).toEqual([['the winner stays, 1 owner, 1 done, 1 refused, 1 letter', count - untold]]);
  expect(untold).toBeLessThan(count / 10);
  expect(new Set(winners).size).toBe(2);
});

it('invites an address once, however many do so at once', async () => {
  const count = rounds({ full: 10_000, test: 1_000 });
  const crowd = 20;
  /** Every so manieth round is one of twenty; the others are of two. */
  const crowdEvery = rounds({ full: 1, test: 50 });
  const winners: string[] = [];
  const strange: string[] = [];
  let requests = 0;
  let untold = 0;
  const kept = new Set<string>();
  // Ten times the requests, a tenth of the portion: it is over before the sign-ins are, on a busy machine too.
  await inPortions(count, crowdEvery === 1 ? portion / 10 : portion, async (size) => {
    const scenes = await layOut(size);
    const played = await inFlight(scenes, crowdEvery === 1 ? 1 : width, async ({ shop, browsers }, index) => {
      const times = index % crowdEvery === 0 ? crowd : 2;
      requests += times;
      const input = { email: `wanted@${shop.companyId}.test`, roles: ['MANAGER'], days: 7, locale: 'RU' };
      const invite = (by: number) => endOf(browsers[by % 2 === 0 ? 0 : 1], inviteMember, { input });
      const ends = await Promise.all(Array.from({ length: times }, (_, by) => invite(by)));
      if (ends.includes(overdue)) return null;
      if (ends.filter((end) => end === 'ALREADY_INVITED').length !== times - 1) strange.push(ends.join(' '));
      winners.push(`process ${(ends.indexOf('Invitation') % 2) + 1}`);
      return times;
    });
    const rows = await fleet.sql<{ company: string; invitations: number; done: number; refused: number; letters: number }[]>`
      with letters as (
        select data ->> 'companyId' as company, count(*)::int as count from pgboss.job
         where name = 'letter.invitation' and data ->> 'companyId' in ${fleet.sql(companiesOf(scenes))} group by 1)
      select c.id as company,
             (select count(*)::int from invitations i where i.company_id = c.id and i.state = 'pending') as invitations,
             (select count(*)::int from audit_log a where a.company_id = c.id and a.action = 'invitation.send' and a.outcome = 'done') as done,
             (select count(*)::int from audit_log a where a.company_id = c.id and a.action = 'invitation.send' and a.reason = 'ALREADY_INVITED') as refused,
             coalesce(l.count, 0) as letters
        from companies c left join letters l on l.company = c.id::text where c.id in ${fleet.sql(companiesOf(scenes))}`;
    const timesOf = new Map(scenes.map(({ shop }, index) => [shop.companyId, played[index] ?? null]));
    for (const { company, invitations, done, refused, letters } of rows) {
      const times = timesOf.get(company) ?? null;
      if (times === null) untold += 1;
      if (times !== null || invitations + done + letters > 0) kept.add(`${invitations} invitation, ${done} done, ${letters} letter`);
      if (times !== null) expect(refused).toBe(times - 1);
    }
  });
  const size =
    crowdEvery === 1
      ? `${count} rounds of ${crowd}`
      : `${count} rounds, ${Math.ceil(count / crowdEvery)} of ${crowd}, the rest of 2: ${requests} requests`;
  figure({ what: 'parallel invitations of one address', size, result: `0 doubles; won by ${tally(winners)}${late(untold)}` });
  expect(strange).toEqual([]);
  expect([...kept]).toEqual(['1 invitation, 1 done, 1 letter']);
  expect(untold).toBeLessThan(count / 10);
  expect(new Set(winners).size).toBe(2);
});
