import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHashing } from '../../src/platform/hashing.ts';
import { newId } from '../../src/platform/id.ts';
import { blockMember, changeRoles, leaveCompany, removeMember } from '../documents.ts';
import { acceptOwnership, cancelOwnershipOffer, offerOwnership, undoOwnership } from '../ownership.documents.ts';
import { password } from '../seeds.ts';
import { type BulkMember, type BulkShop, insertShops } from './bulk.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { createStart, endOf, inFlight, overdue, tally } from './rounds.ts';
import { rounds } from './size.ts';

/**
 * A shop that is about to change hands, or has just done so, while two processes do something else to those whom it concerns:
 * whatever meets whatever, it has exactly one owner afterwards, and they who were told that it is theirs are that owner.
 *
 * Broken on purpose and seen to fail here: leaving does not look at who owns the shop. The database then refuses at the commit, and
 * with its constraint and its trigger gone too, shops are left to nobody. That accepting and undoing take the lock of the shop, nobody
 * sees here: without it, the rows that both change and those two do as well.
 */
let fleet: Fleet;
let passwordHash: string;

beforeAll(async () => {
  fleet = await startFleet({ apis: 2 });
  const hashing = createHashing(1);
  // Of Argon2id at next to no cost: whoever leaves shows their password, and what races here is not the hashing.
  passwordHash = await hashing.hash(password, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1, outputLen: 32 });
  await hashing.close();
});
afterAll(() => fleet.stop());

const width = 8;
const deeds = ['demote', 'block', 'remove', 'leave', 'transfer'] as const;
type DeedName = (typeof deeds)[number];

/** A shop with who owns it at first (`owner`), whom they want to own it (`heir`), and an administrator beside them. */
interface Scene {
  shop: BulkShop;
  owner: BulkMember;
  heir: BulkMember;
  other: BulkMember;
  transferId: string;
}

interface Call {
  by: BulkMember;
  document: string;
  variables: Record<string, unknown>;
  /** It is protected, so a confirmation is asked for, and given, before the race. */
  confirmed?: true;
}

/** What one who may does to a colleague. */
const toColleague = (by: BulkMember, { memberId }: BulkMember): Record<'demote' | 'block' | 'remove', Call> => ({
  demote: { by, document: changeRoles, variables: { input: { memberId, roles: ['MANAGER'] } } },
  block: { by, document: blockMember, variables: { id: memberId } },
  remove: { by, document: removeMember, variables: { id: memberId } },
});

const leaving = ({ shop: { companyId } }: Scene, by: BulkMember): Call => ({
  by,
  document: leaveCompany,
  variables: { input: { companyId, password } },
});

const situations = {
  /** The shop is offered. Of the heir by the owner, or the heir themselves; of the owner by the administrator, or the owner themselves. */
  offered(scene: Scene): [Record<DeedName, Call>, Record<DeedName, Call>] {
    const { owner, heir, other, transferId: id } = scene;
    return [
      {
        ...toColleague(owner, heir),
        leave: leaving(scene, heir),
        transfer: { by: heir, document: acceptOwnership, variables: { id }, confirmed: true },
      },
      {
        ...toColleague(other, owner),
        leave: leaving(scene, owner),
        transfer: { by: owner, document: cancelOwnershipOffer, variables: { id } },
      },
    ];
  },
  /** The heir owns it, and the owner before them may undo that. */
  accepted(scene: Scene): [Record<DeedName, Call>, Record<DeedName, Call>] {
    const { owner, heir, other, transferId: id } = scene;
    return [
      {
        ...toColleague(other, heir),
        leave: leaving(scene, heir),
        transfer: { by: heir, document: offerOwnership, variables: { memberId: other.memberId }, confirmed: true },
      },
      {
        ...toColleague(heir, owner),
        leave: leaving(scene, owner),
        transfer: { by: owner, document: undoOwnership, variables: { id }, confirmed: true },
      },
    ];
  },
};
type Situation = keyof typeof situations;

async function layOut(size: number, situation: Situation): Promise<Scene[]> {
  const shops = await insertShops(fleet.sql, size, ['administrator', 'administrator']);
  const scenes = shops.map((shop): Scene => {
    const [heir, other] = shop.members;
    if (!heir || !other) throw new Error('A member is missing.');
    return { shop, owner: shop.owner, heir, other, transferId: newId() };
  });
  const { sql } = fleet;
  await sql`update users set password_hash = ${passwordHash} where password_hash = 'none'`;
  const rows = scenes.map(({ shop, owner, heir, transferId }) => ({
    company_id: shop.companyId,
    id: transferId,
    from_id: owner.memberId,
    to_id: heir.memberId,
    expires_at: new Date(Date.now() + 3_600_000),
    ...(situation === 'accepted' && { state: 'accepted', decided_at: new Date(), undo_until: new Date(Date.now() + 3_600_000) }),
  }));
  await sql`insert into ownership_transfers ${sql(rows)}`;
  if (situation === 'accepted') {
    await sql.begin(async (tx) => {
      await tx`update members set is_owner = false where id in ${tx(scenes.map(({ owner }) => owner.memberId))}`;
      await tx`update members set is_owner = true where id in ${tx(scenes.map(({ heir }) => heir.memberId))}`;
      const roles = scenes.map(({ shop, owner }) => ({ company_id: shop.companyId, member_id: owner.memberId, role: 'administrator' }));
      await tx`insert into member_roles ${tx(roles)}`;
    });
  }
  return scenes;
}

/** Every call of one side made ready: signed in at its process, and confirmed where it has to be. */
async function ready(scenes: Scene[], calls: Call[], api: number): Promise<(() => Promise<string>)[]> {
  const userIds = calls.map(({ by }) => by.userId);
  const clients = await fleet.sessions(userIds, null, { api });
  for (const [index, client] of clients.entries()) client.company = scenes[index]?.shop.companyId ?? null;
  const tokens = await inFlight(calls, width, async ({ document, variables, confirmed }, index) => {
    if (!confirmed) return null;
    const [asked] = Object.values((await clients[index]?.get(document, variables)) ?? {});
    return String(asked?.params?.confirmation);
  });
  await fleet.sql`update confirmations set confirmed_at = now() where session_id in (
    select id from sessions where user_id in ${fleet.sql(userIds)}) and confirmed_at is null`;
  return calls.map(({ document, variables }, index) => {
    const [client, confirmation] = [clients[index], tokens[index]];
    if (!client) throw new Error('A browser is missing.');
    return () => endOf(client, document, { ...variables, ...(confirmation && { confirmation }) });
  });
}

const pairs = deeds.flatMap((one) => deeds.map((other) => [one, other] as const));
const total = { rounds: 0, orphans: 0, untold: 0, first: [] as string[], moved: 0 };

/** @returns the shops that have not got exactly one active owner, and those whose owner is not who was told so */
async function play(situation: Situation, one: DeedName, other: DeedName, count: number): Promise<string[]> {
  const scenes = await layOut(count, situation);
  const sides = scenes.map((scene) => situations[situation](scene));
  const left = await ready(
    scenes,
    sides.map(([side]) => side[one]),
    0,
  );
  const right = await ready(
    scenes,
    sides.map(([, side]) => side[other]),
    1,
  );
  const start = createStart();
  const ends = await inFlight(scenes, width, async (_scene, index) => {
    const over: string[] = [];
    const run = async (wait: Promise<void>, call: (() => Promise<string>) | undefined, name: string) => {
      await wait;
      const end = (await call?.()) ?? '';
      over.push(name);
      return end;
    };
    const both = await Promise.all([run(start.one(), left[index], 'heir'), run(start.other(), right[index], 'owner')]);
    start.wonByOne(over[0] === 'heir');
    total.first.push(`the ${over[0]}'s side`);
    return both;
  });
  const owners = await fleet.sql<{ company: string; ids: string[] }[]>`
    select c.id as company, array(select m.id::text from members m where m.company_id = c.id and m.is_owner and m.state = 'active') as ids
      from companies c where c.id in ${fleet.sql(scenes.map(({ shop }) => shop.companyId))}`;
  const ownersOf = new Map(owners.map(({ company, ids }) => [company, ids]));
  return scenes.flatMap((scene, index) => {
    const [first = '', second = ''] = ends[index] ?? [];
    const found = ownersOf.get(scene.shop.companyId) ?? [];
    const told = toldOwner(scene, situation, [one, first], [other, second]);
    total.rounds += 1;
    total.untold += first === overdue || second === overdue ? 1 : 0;
    total.moved += told ? 1 : 0;
    total.orphans += found.length === 1 ? 0 : 1;
    const isWrong = found.length !== 1 || (told !== null && found[0] !== told.memberId) || [first, second].includes('INTERNAL');
    return isWrong ? [`${situation}: ${one} ${first} ∥ ${other} ${second}: ${found.length} owners`] : [];
  });
}

type End = readonly [deed: DeedName, end: string];

/** Who was told that the shop is theirs now; null where it did not change hands. */
function toldOwner({ owner, heir }: Scene, situation: Situation, first: End, second: End): BulkMember | null {
  const isDone = ([deed, end]: End) => deed === 'transfer' && end === 'OwnershipTransfer';
  if (situation === 'offered') return isDone(first) ? heir : null;
  return isDone(second) ? owner : null;
}

it('has one owner at the end of every round, whatever meets whatever', async () => {
  const count = rounds({ full: 400, test: 8 });
  const strange: string[] = [];
  for (const [one, other] of pairs) {
    for (const situation of ['offered', 'accepted'] as const) strange.push(...(await play(situation, one, other, count / 2)));
  }
  const late = total.untold > 0 ? `; ${total.untold} answered 503` : '';
  figure({
    what: 'demote, block, remove, leave, transfer ∥ the same',
    size: `25 pairs × ${count} rounds`,
    result: `${total.orphans} orphans, ${total.moved} changed hands; over first: ${tally(total.first)}${late}`,
  });
  expect(strange).toEqual([]);
  expect(total.orphans).toBe(0);
  expect(total.rounds).toBe(25 * count);
  expect(total.moved).toBeGreaterThan(0);
  expect(total.untold).toBeLessThan(total.rounds / 10);
  expect(new Set(total.first).size).toBe(2);
});
