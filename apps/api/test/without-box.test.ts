import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { confirmedByCode } from './confirmations.ts';
import { blockMember, changeRoles, requestPasswordReset } from './documents.ts';
import { emailDesk } from './email-changes.ts';
import { startApp, type TestApp } from './harness.ts';
import { startPasskey } from './passkeys.documents.ts';
import { challenged, enrol, finish } from './second-factor.ts';
import { type Named, password, type Shop } from './seeds.ts';

/** What people without a box meet where others get letters, and how they get a box. */
let app: TestApp;
let shop: Shop;
let owner: Client;
let person: Named;
let client: Client;
let desk: ReturnType<typeof emailDesk>;

beforeAll(async () => {
  app = await startApp();
  desk = emailDesk(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  person = await app.named(shop, ['manager'], `p${randomUUID().slice(0, 12)}`);
  client = app.guest('staff');
  await client.signIn(person.signInName, password);
});

const members = 'query ($filter: MemberFilter) { members(filter: $filter) { edges { node { id } } } }';
const noticesOf = async ({ userId }: Named) =>
  (await app.sql<{ kind: string }[]>`select kind from notices where user_id = ${userId} order by id`).map(({ kind }) => kind);
/** What the worker has no letter for any more. */
const openJobs = async () =>
  (await app.sql`select from pgboss.job where name like 'letter.%' and state not in ('completed', 'cancelled')`).length;

describe('one without a box', () => {
  it('is told in the portals, and no letter is sent or fails', async () => {
    const before = app.mail.received().length;
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    await owner.get(blockMember, { id: person.memberId });
    expect(await noticesOf(person)).toEqual(['ROLE_CHANGED', 'BLOCKED']);
    await expect.poll(openJobs, { timeout: 15_000 }).toBe(0);
    expect(await app.sql`select from pgboss.job where name like 'letter.%' and state = 'failed'`).toHaveLength(0);
    expect(app.mail.received()).toHaveLength(before);
  });

  it('chooses no letters', async () => {
    expect((await client.get('{ noticePreferences { kind } }')).noticePreferences).toEqual([]);
    const { preferNotice } = await client.get(
      'mutation ($input: NoticePreferenceInput!) { preferNotice(input: $input) { __typename ... on Problem { code } } }',
      { input: { kind: 'ACCESS_ASKED', byLetter: false } },
    );
    expect(preferNotice).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('has a second factor and passkeys under their name', async () => {
    const phone = await enrol(app, client, person);
    const browser = app.guest('staff');
    const challenge = await challenged(browser, { email: person.signInName });
    await phone.wait();
    expect(await finish(browser, challenge, phone.code())).toMatchObject({ __typename: 'Session' });
    const { startPasskey: asked } = await confirmedByCode(browser, phone, startPasskey);
    expect(asked.options.user).toMatchObject({ name: person.signInName });
  });

  it('is found by their name by those who may see it, and by nobody else', async () => {
    const found = async (by: Client) =>
      (await by.get(members, { filter: { search: person.signInName.slice(1) } })).members.edges.map(
        ({ node }: { node: { id: string } }) => node.id,
      );
    expect(await found(owner)).toEqual([person.memberId]);
    const colleague = await app.as(await app.member(shop, ['warehouse_operator']), shop.companyId);
    expect(await found(colleague)).toEqual([]);
    const { member } = await owner.get('query ($id: ID!) { member(id: $id) { contacts { email signInName } } }', { id: person.memberId });
    expect(member.contacts).toEqual({ email: null, signInName: person.signInName });
  });
});

describe('an address that is added', () => {
  it('waits for its box and for a colleague; then both names let in', async () => {
    const next = `${randomUUID()}@new.test`;
    const before = app.mail.received().length;
    expect(await desk.request(next, client)).toMatchObject({ __typename: 'EmailChange', state: 'NEW_BOX' });
    expect(await noticesOf(person)).toEqual(['EMAIL_CHANGE_BEGUN']);
    expect(await desk.confirm(await app.mail.token(next))).toMatchObject({ state: 'APPROVAL' });
    const asked = (await owner.get('{ emailChanges { id email signInName newEmail canDecide } }')).emailChanges;
    expect(asked).toMatchObject([{ email: null, signInName: person.signInName, newEmail: next, canDecide: true }]);
    expect(await desk.guest().signIn(next, password)).toMatchObject({ code: 'CREDENTIALS_WRONG' });
    await app.mail.letter(shop.owner.email);
    expect(await desk.approve(owner, asked[0].id)).toEqual({ __typename: 'Done' });
    await desk.ended(asked[0].id);
    expect(await desk.endOf(asked[0].id)).toBe('moved');
    for (const name of [next, person.signInName])
      expect(await desk.guest().signIn(name, password)).toMatchObject({ __typename: 'Session' });
    await app.mail.letter(next, 2);
    expect(
      new Set(
        app.mail
          .received()
          .slice(before)
          .flatMap(({ recipients }) => recipients),
      ),
    ).toEqual(new Set([next, shop.owner.email]));
    const [row] = await app.sql`select before from audit_log where company_id = ${shop.companyId} and action = 'member.approveEmail'`;
    expect(row?.before.signInName).toMatch(/^p….$/);
  });

  it('helps with a forgotten password, and not before', async () => {
    const next = `${randomUUID()}@new.test`;
    await desk.request(next, client);
    await desk.guest().get(requestPasswordReset, { email: next });
    expect(await app.sql`select from links where user_id = ${person.userId} and purpose = 'reset-password'`).toHaveLength(0);
  });

  it('of one who works in two shops has its day, in which the person can take it back', async () => {
    const other = await app.shop();
    const { memberId } = await app.member(other, ['manager']);
    await app.sql`update members set user_id = ${person.userId} where id = ${memberId}`;
    const id = await desk.proved(`${randomUUID()}@new.test`, client);
    expect(await desk.approve(owner, id)).toEqual({ __typename: 'Done' });
    expect(await desk.mine(client)).toMatchObject({ state: 'TIME' });
    await client.get('mutation { cancelEmailChange { __typename } }');
    await desk.aDayLater(id);
    expect(await desk.endOf(id)).toBe('cancelled');
    expect(await app.sql`select email from users where id = ${person.userId}`).toEqual([{ email: null }]);
  });
});
