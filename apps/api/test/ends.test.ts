import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endHandlers } from '../src/modules/team/ends.service.ts';
import { accessEnd } from '../src/modules/team/team.jobs.ts';
import type { Client, Fields } from './client.ts';
import { blockMember, extendAccess, memberAccess, setMemberAccess } from './documents.ts';
import { sellerUrl, staffUrl, startApp, type TestApp } from './harness.ts';
import { createRole, deleteRole } from './roles.documents.ts';
import type { Person, Shop } from './seeds.ts';

/**
 * The ends of roles and rights. Broken on purpose and seen to fail here: what was told is not marked; the end of a changed date is
 * told all the same.
 */
const day = 86_400_000;
const notices = '{ notices(first: 50) { edges { node { kind right role memberId until aboutName roles { ru } } } } }';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

interface Worker {
  id: string;
  person: Person;
  client: Client;
}

async function worker(role = 'manager'): Promise<Worker> {
  const person = await app.member(shop, [role]);
  return { id: person.memberId, person, client: await app.as(person, shop.companyId) };
}

async function set({ id }: Worker, rights: object[], roles: object[] = [{ role: 'MANAGER' }]): Promise<void> {
  const { version } = (await owner.get(memberAccess, { id })).member.access;
  const { setMemberAccess: answer } = await owner.get(setMemberAccess, { input: { memberId: id, version, roles, rights } });
  expect(answer).toMatchObject({ __typename: 'Member' });
}

const until = (to: Date) => [{ right: 'finance.read', effect: 'GRANT', to }];
const told = async (client: Client, kind: string): Promise<Fields[]> => {
  const found: Fields[] = (await client.get(notices)).notices.edges.map(({ node }: Fields) => node);
  return found.filter((notice) => notice.kind === kind);
};
const ofOwner = async (kind: string, { id }: Worker) => (await told(owner, kind)).filter(({ memberId }) => memberId === id);

async function eventually<T>(look: () => Promise<T[]>): Promise<T[]> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await delay(100)) {
    const found = await look();
    if (found.length > 0) return found;
  }
  throw new Error('It was not told.');
}

/** Does the job as several workers would that were all given it. */
async function tellAtOnce(member: Worker, to: Date, stage: 'soon' | 'over', workers = 8): Promise<void> {
  const [handler] = endHandlers({
    database: app.api.database,
    enqueue: async () => undefined,
    mailer: { send: async () => undefined, close: () => undefined },
    sellerUrl,
    staffUrl,
  });
  expect(handler?.kind).toBe(accessEnd);
  const payload = { companyId: shop.companyId, memberId: member.id, what: 'finance.read', to: to.toISOString(), stage };
  await Promise.all(Array.from({ length: workers }, (_, at) => handler?.handle(payload, `${at}`)));
}

describe('an end', () => {
  it('is told three days before, to who has it and to who could give it for longer, in the portals and by letter', async () => {
    const [member, lesser] = [await worker(), await worker('administrator')];
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${lesser.id}, 'finance.read', 'restrict')`;
    const to = new Date(Date.now() + 3 * day + 2000);
    await set(member, until(to));
    expect(await eventually(() => told(member.client, 'ACCESS_ENDS_SOON'))).toMatchObject([
      { right: 'finance.read', until: to.toISOString(), aboutName: null, memberId: null },
    ]);
    expect(await ofOwner('COLLEAGUE_ENDS_SOON', member)).toMatchObject([
      { right: 'finance.read', until: to.toISOString(), aboutName: member.person.fullName },
    ]);
    expect(await told(lesser.client, 'COLLEAGUE_ENDS_SOON')).toEqual([]);
    expect((await app.mail.letter(member.person.email, 2)).subject).toContain('скоро закончится');
  });

  it('is told at its moment, of a role as of a right', async () => {
    const member = await worker();
    const to = new Date(Date.now() + 2000);
    await set(member, [], [{ role: 'MANAGER' }, { role: 'ACCOUNTANT', to }]);
    expect(await eventually(() => told(member.client, 'ACCESS_ENDED'))).toMatchObject([
      { role: 'ACCOUNTANT', roles: { ru: ['Бухгалтер'] } },
    ]);
    expect(Date.now()).toBeGreaterThanOrEqual(to.getTime());
    expect(await ofOwner('COLLEAGUE_ENDED', member)).toHaveLength(1);
  });

  it('is told once by eight workers at once, and once more for another date', async () => {
    const member = await worker();
    const [first, second] = [new Date(Date.now() + 5 * day), new Date(Date.now() + 6 * day)];
    await set(member, until(first));
    await tellAtOnce(member, first, 'soon');
    await tellAtOnce(member, first, 'soon');
    expect(await told(member.client, 'ACCESS_ENDS_SOON')).toHaveLength(1);
    expect(await ofOwner('COLLEAGUE_ENDS_SOON', member)).toHaveLength(1);
    await set(member, until(second));
    await tellAtOnce(member, second, 'soon');
    expect(await told(member.client, 'ACCESS_ENDS_SOON')).toHaveLength(2);
  });

  it('is told of the role that takes the place of one that is deleted', async () => {
    const input = { name: 'Сезонная', description: null, rights: ['team.read'] };
    const { key } = (await owner.get(createRole, { input })).createRole;
    const member = await worker();
    const to = new Date(Date.now() + 2500);
    await set(member, [], [{ role: 'MANAGER' }, { role: key, to }]);
    expect((await owner.get(deleteRole, { input: { id: key, moveTo: 'ACCOUNTANT' } })).deleteRole.__typename).toBe('DeletedRole');
    expect(await eventually(() => told(member.client, 'ACCESS_ENDED'))).toMatchObject([{ role: 'ACCOUNTANT' }]);
  });

  it('is planned anew when its date is changed, and is nothing to one who is blocked', async () => {
    const member = await worker();
    const [was, is] = [new Date(Date.now() + 2 * day), new Date(Date.now() + 9 * day)];
    await set(member, until(was));
    await set(member, until(is));
    await tellAtOnce(member, was, 'over');
    expect(await told(member.client, 'ACCESS_ENDED')).toEqual([]);
    const planned = await app.sql`select start_after as at, data->>'stage' as stage from pgboss.job
      where name = 'access.end' and data->>'memberId' = ${member.id} and data->>'to' = ${is.toISOString()} order by 1`;
    expect(planned).toEqual([
      { at: new Date(is.getTime() - 3 * day), stage: 'soon' },
      { at: is, stage: 'over' },
    ]);
    await owner.get(blockMember, { id: member.id });
    await tellAtOnce(member, is, 'over');
    expect(await ofOwner('COLLEAGUE_ENDED', member)).toEqual([]);
  });
});

describe('an extension', () => {
  const extend = async (client: Client, input: object): Promise<Fields> => (await client.get(extendAccess, { input })).extendAccess;
  const accessOf = async ({ id }: Worker): Promise<Fields> => (await owner.get(memberAccess, { id })).member.access;

  it('is thirty days more, for what the right depends on as well', async () => {
    const member = await worker();
    const to = new Date(Date.now() + day);
    await set(member, [...until(to), { right: 'finance.export', effect: 'GRANT', to }]);
    expect(await extend(owner, { memberId: member.id, right: 'finance.export', to })).toMatchObject({ __typename: 'Member' });
    const longer = new Date(to.getTime() + 30 * day).toISOString();
    expect((await accessOf(member)).rights).toMatchObject([
      { right: 'finance.export', to: longer },
      { right: 'finance.read', to: longer },
    ]);
    expect(await extend(owner, { memberId: member.id, right: 'finance.export', to })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('widens nothing: the warehouses stay, and what begins later begins later', async () => {
    const member = await worker();
    const warehouse = randomUUID();
    await app.sql`insert into warehouses (company_id, id, name, address, method) values (${shop.companyId}, ${warehouse}, 'Дальний', 'ул. Дальняя, 1', 'DROP_OFF')`;
    const [from, to] = [new Date(Date.now() + day), new Date(Date.now() + 2 * day)];
    await set(member, [{ right: 'stocks.read', effect: 'GRANT', from, to }], [{ role: 'ACCOUNTANT' }]);
    await app.sql`update member_rights set warehouse_ids = ${[warehouse]} where member_id = ${member.id}`;
    expect(await extend(owner, { memberId: member.id, right: 'stocks.read', to })).toMatchObject({ __typename: 'Member' });
    expect(await app.sql`select valid_from, valid_to, warehouse_ids from member_rights where member_id = ${member.id}`).toEqual([
      { valid_from: from, valid_to: new Date(to.getTime() + 30 * day), warehouse_ids: [warehouse] },
    ]);
  });

  it('of a role that has ended counts from now', async () => {
    const member = await worker();
    await set(member, [], [{ role: 'MANAGER' }, { role: 'ACCOUNTANT', to: new Date(Date.now() + 1000) }]);
    await delay(1500);
    const [, role] = (await accessOf(member)).roles.toSorted((a: Fields, b: Fields) => (a.role < b.role ? 1 : -1));
    expect(role.role).toBe('ACCOUNTANT');
    const before = Date.now();
    await extend(owner, { memberId: member.id, role: 'ACCOUNTANT', to: role.to });
    const [extended] = (await accessOf(member)).roles.filter((one: Fields) => one.role === 'ACCOUNTANT');
    expect(Date.parse(extended.to) - before).toBeGreaterThan(30 * day - 5000);
  });

  it('is refused to those who lack the right itself, to the member, and to another shop', async () => {
    const [member, lesser, stranger] = [await worker(), await worker('administrator'), await app.shop()];
    const to = new Date(Date.now() + day);
    await set(member, until(to));
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${lesser.id}, 'finance.read', 'restrict')`;
    const input = { memberId: member.id, right: 'finance.read', to };
    expect(await extend(lesser.client, input)).toMatchObject({ code: 'TARGET_ABOVE_YOU' });
    expect((await member.client.ask(extendAccess, { input })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const elsewhere = await app.as(stranger.owner, stranger.companyId);
    expect((await elsewhere.ask(extendAccess, { input })).errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await accessOf(member)).rights).toMatchObject([{ to: to.toISOString() }]);
  });
});
