import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { acceptInvitation, blockMember, changeRoles, declineInvitation, inviteMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Person, Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;
let shopName: string;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  shopName = (await owner.get('{ viewer { membership { companyName } } }')).viewer.membership.companyName;
});
afterAll(() => app.stop());

const notices = `query ($first: Int!, $after: String) { notices(first: $first, after: $after) {
  edges { node { id kind readAt companyId shopName byName aboutName roles { ru en } } } pageInfo { hasNextPage endCursor } } }`;
const unread = '{ noticeCounts { unread } }';
const read = 'mutation ($upTo: ID!) { readNotices(upTo: $upTo) { ... on Done { ok } } }';
const preferences = '{ noticePreferences { kind byLetter choice } }';
const prefer = `mutation ($input: NoticePreferenceInput!) { preferNotice(input: $input) {
  ... on NoticePreferences { preferences { kind byLetter } } ... on Problem { code field } } }`;

const nothing = { noticeCounts: { unread: 0 } };

async function told(client: Client) {
  const answer = await client.get(notices, { first: 50 });
  return answer.notices.edges.map(({ node }: { node: Record<string, unknown> }) => node);
}

/** Somebody who works in the shop, as one who works in no shop of the request. */
async function someone(): Promise<{ person: Person; client: Client }> {
  const person = await app.member(shop, ['manager']);
  return { person, client: await app.as(person, null) };
}

it('tells a person of every change of their access, as it was when it happened', async () => {
  const { person, client } = await someone();
  await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
  await owner.get(blockMember, { id: person.memberId });
  await app.sql`update companies set name = 'Другое имя' where id = ${shop.companyId}`;
  const byOwner = { companyId: shop.companyId, shopName, byName: shop.owner.fullName, aboutName: null, readAt: null };
  const roles = { ru: ['Бухгалтер'], en: ['Accountant'] };
  await app.sql`update companies set name = ${shopName} where id = ${shop.companyId}`;
  expect(await told(client)).toMatchObject([
    { kind: 'BLOCKED', ...byOwner, roles },
    { kind: 'ROLE_CHANGED', ...byOwner, roles },
  ]);
});

it('tells nothing when the change was refused', async () => {
  const { person, client } = await someone();
  const administrator = await app.as(await app.member(shop, ['administrator']), shop.companyId);
  await administrator.ask(blockMember, { id: shop.owner.memberId });
  expect(await owner.get(unread)).toEqual(nothing);
  await owner.ask(changeRoles, { input: { memberId: person.memberId, roles: [] } });
  expect(await told(client)).toEqual([]);
});

it('counts what is unread until it is read, and keeps what came later', async () => {
  const { person, client } = await someone();
  for (const role of ['ACCOUNTANT', 'MANAGER', 'CONTENT_MANAGER']) {
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: [role] } });
  }
  expect(await client.get(unread)).toEqual({ noticeCounts: { unread: 3 } });
  const [, second] = await told(client);
  await client.get(read, { upTo: second.id });
  expect(await client.get(unread)).toEqual({ noticeCounts: { unread: 1 } });
  expect((await told(client)).map(({ readAt }: { readAt: string | null }) => readAt !== null)).toEqual([false, true, true]);
});

it('pages through all of them, each once', async () => {
  const { person, client } = await someone();
  for (const role of ['ACCOUNTANT', 'MANAGER', 'ACCOUNTANT', 'MANAGER', 'ACCOUNTANT']) {
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: [role] } });
  }
  const ids: string[] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const page: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await client.get(notices, { first: 2, after })
    ).notices;
    ids.push(...page.edges.map(({ node }) => node.id));
    ({ hasNextPage: isMore, endCursor: after } = page.pageInfo);
  }
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  expect(ids).toHaveLength(5);
});

it('shows, counts and marks nobody else’s', async () => {
  const { person } = await someone();
  const { client: other } = await someone();
  await owner.get(blockMember, { id: person.memberId });
  const [row] = await app.sql<{ id: string }[]>`select id from notices where user_id = ${person.userId}`;
  expect(await told(other)).toEqual([]);
  expect(await other.get(unread)).toEqual(nothing);
  expect(await other.refusal(read, { upTo: row?.id })).toBe('NOT_FOUND');
  expect(await app.sql`select from notices where user_id = ${person.userId} and read_at is not null`).toHaveLength(0);
});

it('tells the one who invited what came of it, live and by letter', async () => {
  const inviter = await app.member(shop, ['administrator']);
  const client = await app.as(inviter, shop.companyId);
  const stream = client.subscribe('subscription { noticesChanged { ok } }');
  await delay(300);
  const { owner: guest } = await app.shop();
  await client.get(inviteMember, { input: { email: guest.email, roles: ['MANAGER'], locale: 'RU' } });
  await (await app.as(guest, null)).get(acceptInvitation, { token: await app.mail.token(guest.email) });
  const roles = { ru: ['Менеджер'], en: ['Manager'] };
  expect(await told(client)).toMatchObject([{ kind: 'INVITATION_ACCEPTED', aboutName: guest.fullName, shopName, roles }]);
  expect((await app.mail.letter(inviter.email)).subject).toContain(guest.fullName);
  expect(stream.items).toEqual([{ noticesChanged: { ok: true } }]);
  await stream.dispose();
});

it('sends no letter to who does not want it, from the next one on, and tells in the portal all the same', async () => {
  const inviter = await app.member(shop, ['administrator']);
  const client = await app.as(inviter, shop.companyId);
  const input = { kind: 'INVITATION_DECLINED', byLetter: false };
  const { preferNotice } = await client.get(prefer, { input });
  expect(preferNotice.preferences).toContainEqual(input);
  for (const choice of [false, true]) {
    await client.get(prefer, { input: { ...input, byLetter: choice } });
    const email = `wanted-${choice}@mail.test`;
    await client.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
    await app.guest().get(declineInvitation, { token: await app.mail.token(email) });
    if (!choice) await jobsDone('letter.answer');
  }
  // The letter that came is the second one's, and there is no other.
  expect((await app.mail.letter(inviter.email)).text).toContain('wanted-true@');
  expect(app.mail.to(inviter.email)).toHaveLength(1);
  expect((await told(client)).map(({ kind }: { kind: string }) => kind)).toEqual(['INVITATION_DECLINED', 'INVITATION_DECLINED']);
});

it('lets nobody do without letters about their access', async () => {
  const { client } = await someone();
  const { preferNotice } = await client.get(prefer, { input: { kind: 'BLOCKED', byLetter: false } });
  expect(preferNotice).toEqual({ code: 'WRONG_STATE', field: 'kind' });
  const { noticePreferences } = await client.get(preferences);
  expect(noticePreferences).toContainEqual({ kind: 'BLOCKED', byLetter: true, choice: false });
  expect(noticePreferences).toContainEqual({ kind: 'INVITATION_ACCEPTED', byLetter: true, choice: true });
});

async function jobsDone(name: string): Promise<void> {
  for (;;) {
    const open = await app.sql`select from pgboss.job where name = ${name} and state <> 'completed'`;
    if (open.length === 0) return;
    await delay(50);
  }
}
