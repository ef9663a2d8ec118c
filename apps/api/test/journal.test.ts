import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { blockMember, changeRoles, inviteMember, removeMember, revokeInvitation, unblockMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const rows = (action: string, objectId: string | null = null) =>
  app.sql`select outcome, reason, user_id, member_id, actor_roles, session_id, object_id, before, after, ip, request_id from audit_log
          where company_id = ${shop.companyId} and action = ${action} and (${objectId}::uuid is null or object_id = ${objectId}) order by id`;

describe('every change of people leaves one row in the journal', () => {
  it('with who, as what, to whom, before and after, from where', async () => {
    const person = await app.member(shop, ['manager']);
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['ACCOUNTANT'] } });
    expect(await rows('member.changeRoles', person.memberId)).toMatchObject([
      {
        outcome: 'done',
        user_id: shop.owner.userId,
        member_id: shop.owner.memberId,
        actor_roles: ['owner'],
        before: { roles: ['manager'], state: 'active' },
        after: { roles: ['accountant'], state: 'active' },
        ip: '127.0.0.1',
        session_id: expect.any(String),
        request_id: expect.any(String),
      },
    ]);
  });

  it.each([
    ['member.block', blockMember],
    ['member.unblock', unblockMember],
    ['member.remove', removeMember],
  ])('%s: one row when done, one when refused', async (action, mutation) => {
    const person = await app.member(shop, ['manager']);
    if (action === 'member.unblock') await owner.get(blockMember, { id: person.memberId });
    await owner.get(mutation, { id: person.memberId });
    await owner.get(mutation, { id: person.memberId });
    expect((await rows(action, person.memberId)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['refused', 'WRONG_STATE'],
    ]);
  });

  it('masks the address of one who is invited', async () => {
    const { inviteMember: made } = await owner.get(inviteMember, {
      input: { email: 'longname@mail.test', roles: ['MANAGER'], locale: 'RU', days: 7 },
    });
    await owner.get(revokeInvitation, { id: made.id });
    expect(await rows('invitation.send', made.id)).toMatchObject([
      { outcome: 'done', after: { email: 'l…e@mail.test', roles: ['manager'] } },
    ]);
    expect(await rows('invitation.revoke', made.id)).toMatchObject([{ outcome: 'done', after: { state: 'revoked' } }]);
  });

  it('tells of what the guard refused to a person, and keeps nothing of guests', async () => {
    const accountant = await app.member(shop, ['accountant']);
    await (await app.as(accountant, shop.companyId)).ask(blockMember, { id: shop.owner.memberId });
    await app.guest().ask(blockMember, { id: shop.owner.memberId });
    expect(await rows('blockMember')).toMatchObject([
      { outcome: 'refused', reason: 'FORBIDDEN', member_id: accountant.memberId, actor_roles: ['accountant'] },
    ]);
  });
});

it.each(['update audit_log set action = action', 'delete from audit_log', 'truncate audit_log', 'delete from account_log'])(
  'can not be changed by the application, by the owner of the tables, or by the role that looks across shops: %s',
  async (statement) => {
    const asLookup = () =>
      app.sql.begin(async (sql) => {
        await sql`set local role prikazchik_lookup`;
        await sql.unsafe(statement);
      });
    for (const attempt of [() => app.api.database.client.unsafe(statement), () => app.sql.unsafe(statement), asLookup])
      await expect(attempt()).rejects.toMatchObject({ code: '42501' });
  },
);
