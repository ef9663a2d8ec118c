import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { acceptInvitation, inviteMember, memberAccess, resendInvitation, setMemberAccess } from './documents.ts';
import { approveEntry, askEntry, inviteByLink } from './entries.documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Person, Shop } from './seeds.ts';
import { createWarehouse, placeOf } from './stocks.documents.ts';

/**
 * Within what an invitation offers: warehouses and dates. Broken on purpose and seen to fail here: the place is given without the terms;
 * terms are not looked at when somebody offers; nor when somebody joins; ends of what was joined with are not planned.
 */
const day = 86_400_000;
const access = 'query ($id: ID!) { member(id: $id) { access { roles { role from to warehouseIds } } } }';

let app: TestApp;
let shop: Shop;
let owner: Client;
let count = 0;
const ids: Record<'north' | 'south', string> = { north: '', south: '' };

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  for (const name of ['north', 'south'] as const)
    ids[name] = (await owner.get(createWarehouse, { input: placeOf(name) })).createWarehouse.id;
});
afterAll(() => app.stop());
beforeEach(() => app.sql`delete from rate_limits`);

const soon = (days: number) => new Date(Date.now() + days * day).toISOString();

async function offer(terms: Fields, by = owner, role = 'WAREHOUSE_OPERATOR'): Promise<Fields & { email: string }> {
  const email = `offered${++count}@mail.test`;
  const { data, errors } = await by.ask(inviteMember, { input: { email, roles: [role], locale: 'RU', days: 7, ...terms } });
  return { email, ...(data?.inviteMember ?? { code: errors[0]?.extensions?.code }) };
}

/** Somebody who has an account, and the address. */
async function guestWith(email: string): Promise<{ person: Person; client: Client }> {
  const person = await app.member(await app.shop(), ['manager']);
  await app.sql`update users set email = ${email}, email_key = ${email} where id = ${person.userId}`;
  return { person, client: await app.as({ ...person, email }, null, 'staff') };
}

async function accepted(email: string): Promise<{ answer: Fields; person: Person }> {
  const { person, client } = await guestWith(email);
  const { data, errors } = await client.ask(acceptInvitation, { token: await app.mail.token(email) });
  return { person, answer: data?.acceptInvitation ?? { code: errors[0]?.extensions?.code } };
}

const placeOfPerson = async ({ userId }: Person): Promise<string> =>
  (await app.sql`select id from members where user_id = ${userId} and company_id = ${shop.companyId}`)[0]?.id;

/** Who may invite, and works in the north alone. */
async function leadOfNorth() {
  const member = await app.member(shop, ['warehouse_operator']);
  await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${shop.companyId}, ${member.memberId}, 'team.invite', 'grant')`;
  const { version } = (await owner.get(memberAccess, { id: member.memberId })).member.access;
  const input = {
    memberId: member.memberId,
    version,
    roles: [{ role: 'WAREHOUSE_OPERATOR', warehouseIds: [ids.north] }],
    rights: [{ right: 'team.invite', effect: 'GRANT' }],
  };
  expect((await owner.get(setMemberAccess, { input })).setMemberAccess.__typename).toBe('Member');
  return { member, client: await app.as(member, shop.companyId) };
}

describe('an offer within limits', () => {
  it('says so in the letter and on its page, and is what the newcomer holds', async () => {
    const to = soon(40);
    const { email, id } = await offer({ warehouseIds: [ids.south], to });
    const token = await app.mail.token(email);
    const { html } = await app.mail.letter(email);
    for (const words of ['Склады: south', 'Доступ закончится']) expect(html).toContain(words);
    const preview = `query ($token: String!) { invitationPreview(token: $token) { ... on InvitationPreview { warehouses from to } } }`;
    expect((await app.guest('staff').get(preview, { token })).invitationPreview).toEqual({ warehouses: ['south'], from: null, to });
    const { answer, person } = await accepted(email);
    expect(answer.__typename).toBe('Membership');
    const memberId = await placeOfPerson(person);
    expect((await owner.get(access, { id: memberId })).member.access.roles).toEqual([
      { role: 'WAREHOUSE_OPERATOR', from: null, to, warehouseIds: [ids.south] },
    ]);
    const stages =
      await app.sql`select data->>'stage' as stage from pgboss.job where name = 'access.end' and data->>'memberId' = ${memberId} order by 1`;
    expect(stages.map(({ stage }) => stage)).toEqual(['over', 'soon']);
    const [row] = await app.sql`select after from audit_log where object_id = ${id} and action = 'invitation.send'`;
    expect(row?.after).toMatchObject({ roles: ['warehouse_operator'], to, warehouses: ['south'] });
  });

  it('without limits is as it was: for good, and in all warehouses', async () => {
    const { email } = await offer({});
    const { person } = await accepted(email);
    const { member } = await owner.get(access, { id: await placeOfPerson(person) });
    expect(member.access.roles).toEqual([{ role: 'WAREHOUSE_OPERATOR', from: null, to: null, warehouseIds: null }]);
  });

  it('by a link is the same', async () => {
    const to = soon(9);
    const input = { label: 'Сменщик', roles: ['WAREHOUSE_OPERATOR'], locale: 'RU', hours: 24, warehouseIds: [ids.north], to };
    const { inviteByLink: made } = await owner.get(inviteByLink, { input });
    const { person, client } = await guestWith(`linked${++count}@mail.test`);
    const token = /#(.+)$/.exec(made.url)?.[1];
    expect((await client.get(askEntry, { token })).askEntryByLink.__typename).toBe('Done');
    expect((await owner.get(approveEntry, { id: made.id })).approveEntry.__typename).toBe('Invitation');
    const { member } = await owner.get(access, { id: await placeOfPerson(person) });
    expect(member.access.roles).toEqual([{ role: 'WAREHOUSE_OPERATOR', from: null, to, warehouseIds: [ids.north] }]);
  });

  it('that is over lets nobody join, and is not sent again', async () => {
    const { email, id } = await offer({ to: soon(1) });
    await app.mail.token(email);
    await app.sql`update invitations set valid_to = now() where id = ${id}`;
    expect((await accepted(email)).answer.code).toBe('LINK_EXPIRED');
    expect((await owner.get(resendInvitation, { id })).resendInvitation).toMatchObject({ code: 'INVALID_DATE', field: 'to' });
    const { invitations } = await owner.get('{ invitations(first: 1) { edges { node { id state } } } }');
    expect(invitations.edges[0].node).toEqual({ id, state: 'EXPIRED' });
  });
});

describe('who offers', () => {
  it.each([
    ['what ended yesterday', { to: soon(-1) }, 'INVALID_DATE', 'to'],
    ['what ends before it begins', { from: soon(9), to: soon(8) }, 'INVALID_DATE', 'to'],
    ['no warehouse at all', { warehouseIds: [] }, 'REQUIRED', 'warehouseIds'],
  ])('is told: %s', async (_what, terms, code, field) => {
    expect(await offer(terms)).toMatchObject({ code, field });
  });

  it('names warehouses of the shop alone, and such as they work in', async () => {
    const other = await app.shop();
    const theirs = await app.as(other.owner, other.companyId);
    const foreign = (await theirs.get(createWarehouse, { input: placeOf('far') })).createWarehouse.id;
    expect((await offer({ warehouseIds: [foreign] })).code).toBe('NOT_FOUND');
    const { client } = await leadOfNorth();
    expect((await offer({ warehouseIds: [ids.south] }, client)).code).toBe('NOT_FOUND');
  });

  it('gives in no warehouse what they do not hold there', async () => {
    const { client } = await leadOfNorth();
    expect(await offer({}, client)).toMatchObject({ code: 'RIGHT_NOT_HELD', field: 'roles' });
    expect((await offer({ warehouseIds: [ids.north] }, client, 'MANAGER')).code).toBe('RIGHT_NOT_HELD');
    expect((await offer({ warehouseIds: [ids.north] }, client)).__typename).toBe('Invitation');
    const { id } = await offer({});
    expect((await client.get(resendInvitation, { id })).resendInvitation).toMatchObject({ code: 'RIGHT_NOT_HELD' });
  });

  it('answers for it: moved to another warehouse, they let nobody into the former one', async () => {
    const { member, client } = await leadOfNorth();
    const { email, id } = await offer({ warehouseIds: [ids.north] }, client);
    await app.mail.token(email);
    const { version } = (await owner.get(memberAccess, { id: member.memberId })).member.access;
    const rights = [{ right: 'team.invite', effect: 'GRANT' }];
    const roles = [{ role: 'WAREHOUSE_OPERATOR', warehouseIds: [ids.south] }];
    await owner.get(setMemberAccess, { input: { memberId: member.memberId, version, roles, rights } });
    expect((await app.sql`select waiting_since from invitations where id = ${id}`)[0]?.waiting_since).not.toBeNull();
    expect((await accepted(email)).answer.code).toBe('INVITER_LOST_RIGHT');
  });
});
