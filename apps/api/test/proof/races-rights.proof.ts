import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createPasswords } from '../../src/modules/accounts/accounts.module.ts';
import { createIdentities } from '../../src/modules/accounts/identities.service.ts';
import { createJournal, type Journal } from '../../src/modules/audit/audit.module.ts';
import { insertProduct } from '../../src/modules/catalog/products.repository.ts';
import { createMemberChanges } from '../../src/modules/team/member-changes.service.ts';
import { createMembers, type Members } from '../../src/modules/team/members.service.ts';
import { createRemovals, type Removals } from '../../src/modules/team/removals.service.ts';
import { connect, type Database } from '../../src/platform/db.ts';
import { connectQueue, createEnqueue } from '../../src/platform/jobs.ts';
import { createLimits } from '../../src/platform/limits.ts';
import { createLog } from '../../src/platform/log.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { readViewer } from '../../src/platform/viewer.repository.ts';
import type { Viewer } from '../../src/platform/viewer.ts';
import { copyDatabase, type TestDatabase } from '../database.ts';
import { cardOf } from '../products.documents.ts';
import { origin } from '../schema.ts';
import { type BulkShop, insertSessions, insertShops } from './bulk.ts';
import { figure } from './figures.ts';
import { createStart, inFlight, tally } from './rounds.ts';
import { rounds } from './size.ts';

/** The services themselves, with a gap that is as long as we like between the check of a right and the write that needs it. */
let copy: TestDatabase;
let database: Database;
let owner: postgres.Sql;
let queue: postgres.Sql;
let journal: Journal;
let members: Members;
let removals: Removals;

beforeAll(async () => {
  copy = await copyDatabase(inject('cluster'));
  const config = { DATABASE_URL: copy.applicationUrl, DATABASE_PREPARE: true, DATABASE_POOL: 10 };
  database = connect(config);
  owner = postgres(copy.ownerUrl, { max: 4, onnotice: () => {} });
  queue = connectQueue(config);
  journal = createJournal(database);
  const enqueue = await createEnqueue(queue, createLog('silent'));
  const change = createMemberChanges(journal, enqueue);
  members = createMembers(database, change);
  const identities = createIdentities(database, createLimits(database.global), createPasswords());
  removals = createRemovals({ database, journal, enqueue, identities, change });
});
afterAll(async () => {
  await queue.end();
  await owner.end();
  await database.close();
  await copy.drop();
});

const count = rounds({ full: 10_000, test: 1_000 });

async function viewersOf(shops: BulkShop[], person: (shop: BulkShop) => string | undefined): Promise<Viewer[]> {
  const sessions = await insertSessions(
    owner,
    shops.map((shop) => person(shop) ?? ''),
    'seller',
  );
  return inFlight(sessions, 8, async ({ sessionId }, index) => {
    const viewer = await readViewer(database.global, sessionId, shops[index]?.companyId ?? null, origin);
    if (!viewer) throw new Error('A viewer is missing.');
    return viewer;
  });
}

/** Writes by a right that was checked when the request came, and is checked again where it is used. */
async function write(viewer: Viewer, companyId: string, changesPeople: boolean): Promise<string> {
  const deed = { action: 'product.create', objectType: 'product', right: 'products.write', changesPeople } as const;
  try {
    await journal.perform(viewer, deed, async (tx) => {
      await delay(Math.random() * 10);
      await insertProduct(tx, companyId, cardOf('A-1'));
      return null;
    });
    return 'written';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

it('lets nothing be written by a right once the one who took it away has been answered', async () => {
  const shops = await insertShops(owner, count, ['content_manager']);
  const [owners, writers] = await Promise.all([
    viewersOf(shops, (shop) => shop.owner.userId),
    viewersOf(shops, ({ members: [one] }) => one?.userId),
  ]);
  const start = createStart();
  const takings = ['changeRoles', 'block', 'remove'] as const;
  const written = async (companyId: string) =>
    Number((await owner`select count(*) from products where company_id = ${companyId}`)[0]?.count);
  let late = 0;
  const ends = await inFlight(shops, 4, async ({ companyId, members: [member] }, index) => {
    const [taker, writer] = [owners[index], writers[index]];
    if (!taker || !writer || !member) throw new Error('Somebody is missing.');
    const how = takings[index % takings.length] ?? 'block';
    const take = async () => {
      await start.other();
      await (how === 'changeRoles'
        ? members.changeRoles(taker, member.memberId, ['accountant'])
        : removals[how](taker, member.memberId, 'wait'));
      return written(companyId);
    };
    const [end, atAnswer] = await Promise.all([start.one().then(() => write(writer, companyId, index % 2 === 0)), take()]);
    start.wonByOne(end === 'written');
    late += (await written(companyId)) - atAnswer;
    return end;
  });
  const [{ done } = { done: 0 }] =
    await owner`select count(*)::int as done from audit_log where action = 'product.create' and outcome = 'done'`;
  figure({
    what: 'right taken between check and write',
    size: `${count} rounds`,
    result: `${late} writes after the answer; ${tally(ends)}`,
  });
  expect(new Set(ends)).toEqual(new Set(['written', 'FORBIDDEN']));
  expect({ late, done }).toEqual({ late: 0, done: ends.filter((end) => end === 'written').length });
});
