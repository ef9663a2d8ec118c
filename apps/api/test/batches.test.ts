import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { blockMember, invitationBatch, inviteMember, prepareInvitations, sendInvitations } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function asOwner(): Promise<{ client: Client; companyId: string; shop: Awaited<ReturnType<TestApp['shop']>> }> {
  const shop = await app.shop();
  return { client: await app.as(shop.owner, shop.companyId), companyId: shop.companyId, shop };
}

const prepare = async (client: Client, list: string, roles = ['MANAGER']): Promise<Fields> =>
  (await client.get(prepareInvitations, { input: { list, roles, locale: 'RU', days: 7 } })).prepareInvitations;

async function finished(client: Client, id: string): Promise<Fields> {
  for (;;) {
    const { invitationBatch: batch } = await client.get(invitationBatch, { id });
    if (batch.ready === 0) return batch;
    await delay(200);
  }
}

const addresses = (count: number, domain: string) => Array.from({ length: count }, (_, index) => `p${index}@${domain}`);

describe('a list', () => {
  it('of two hundred with seven bad lines brings 193 letters and seven reasons', async () => {
    const { client, shop } = await asOwner();
    const colleague = await app.member(shop, ['manager'], 'colleague@list.test');
    await client.get(inviteMember, { input: { email: 'waits@list.test', roles: ['MANAGER'], locale: 'RU', days: 7 } });
    const bad = [
      'not an address',
      'p0@list.test',
      colleague.email,
      'WAITS@list.test',
      'x@list.test;Директор',
      '@list.test',
      'P1@LIST.TEST',
    ];
    const good = addresses(193, 'list.test').map((email, index) => (index === 2 ? `${email};Бухгалтер` : email));
    const batch = await prepare(client, ['Почта;Роль', ...good, ...bad].join('\n'));
    expect(batch).toMatchObject({ ready: 193, sent: 0, refused: 7, isStarted: false });
    expect(batch.lines.filter(({ state }: Fields) => state === 'REFUSED').map(({ line, problem }: Fields) => [line, problem])).toEqual([
      [195, 'INVALID_EMAIL'],
      [196, 'LISTED_TWICE'],
      [197, 'ALREADY_MEMBER'],
      [198, 'ALREADY_INVITED'],
      [199, 'ROLE_UNKNOWN'],
      [200, 'INVALID_EMAIL'],
      [201, 'LISTED_TWICE'],
    ]);
    expect(batch.lines[2]).toMatchObject({ email: 'p2@list.test', roles: ['ACCOUNTANT'] });
    expect((await client.get(sendInvitations, { id: batch.id })).sendInvitations.isStarted).toBe(true);
    expect(await finished(client, batch.id)).toMatchObject({ sent: 193, refused: 7 });
    const gone = () =>
      app.sql`select from invitations where company_id = ${shop.companyId} and email like 'p%@list.test' and delivery = 'sent'`;
    while ((await gone()).length < 193) await delay(500);
    await Promise.all(addresses(193, 'list.test').map((email) => app.mail.letter(email)));
    expect((await client.get(sendInvitations, { id: batch.id })).sendInvitations.code).toBe('WRONG_STATE');
  }, 240_000);

  it('is read as people write it: quotes, tabs, a mark at its beginning, empty lines', async () => {
    const { client } = await asOwner();
    const batch = await prepare(client, '\uFEFFe-mail\trole\r\n"quoted@read.test"\tменеджер + Accountant\r\n\r\n Spaced@read.test \t\r\n');
    expect(batch.lines).toMatchObject([
      { line: 2, email: 'quoted@read.test', roles: ['MANAGER', 'ACCOUNTANT'], state: 'READY' },
      { email: 'Spaced@read.test', roles: ['MANAGER'], state: 'READY' },
    ]);
  });

  it('is refused whole when it is none, or longer than five hundred lines', async () => {
    const { client } = await asOwner();
    expect(await prepare(client, 'Почта')).toMatchObject({ code: 'LIST_UNREADABLE', field: 'list' });
    expect(await prepare(client, addresses(501, 'long.test').join('\n'))).toMatchObject({ code: 'LIST_UNREADABLE' });
  });

  it('stops where its sender loses the right', async () => {
    const { client: owner, shop, companyId } = await asOwner();
    const administrator = await app.member(shop, ['administrator']);
    const client = await app.as(administrator, companyId);
    const batch = await prepare(client, addresses(3, 'stopped.test').join('\n'));
    await app.sql`update invitation_batches set started_at = now() where id = ${batch.id}`;
    await owner.get(blockMember, { id: administrator.memberId });
    await app.sql`update invitation_batches set started_at = null where id = ${batch.id}`;
    expect(await client.refusal(sendInvitations, { id: batch.id })).toBe('FORBIDDEN');
    expect((await owner.get(sendInvitations, { id: batch.id })).sendInvitations.code).toBe('WRONG_STATE');
  });

  it('gives no role that its sender does not hold', async () => {
    const { shop, companyId } = await asOwner();
    const manager = await app.member(shop, ['manager']);
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${companyId}, ${manager.memberId}, 'team.invite', 'grant')`;
    const batch = await prepare(await app.as(manager, companyId), 'a@held.test, Администратор\nb@held.test');
    expect(batch.lines).toMatchObject([{ problem: 'RIGHT_NOT_HELD' }, { state: 'READY' }]);
  });
});

describe('what a shop may send', () => {
  const invite = (client: Client, email: string) =>
    client.ask(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU', days: 7 } });

  it('is fifty a day in its first thirty days, exactly, whoever asks at once', async () => {
    const { client, companyId } = await asOwner();
    await app.sql`update companies set created_at = now() - interval '29 days' where id = ${companyId}`;
    const batch = await prepare(client, addresses(46, 'young.test').join('\n'));
    await client.get(sendInvitations, { id: batch.id });
    expect(await finished(client, batch.id)).toMatchObject({ sent: 46 });
    const answers = await Promise.all(addresses(8, 'more.test').map((email) => invite(client, email)));
    const told = answers.filter(({ status }) => status === 200).map(({ data }) => data?.inviteMember);
    const sent = told.filter(({ __typename }) => __typename === 'Invitation').length;
    expect(sent).toBeLessThanOrEqual(4);
    for (const email of addresses(8, 'last.test')) await invite(client, email);
    const [counted] = await app.sql<{ count: number }[]>`select count(*)::int from invitations where company_id = ${companyId}`;
    expect(counted?.count).toBe(50);
    expect((await invite(client, 'over@young.test')).data?.inviteMember).toMatchObject({ code: 'INVITATIONS_TODAY', params: { max: 50 } });
    expect((await prepare(client, 'listed@young.test')).lines[0].problem).toBe('INVITATIONS_TODAY');
  }, 60_000);

  it('is a hundred waiting in its first thirty days, and five hundred after', async () => {
    const { client, companyId } = await asOwner();
    await app.sql`insert into invitations (company_id, id, email, email_key, roles, locale, days, invited_by, expires_at, created_at)
      select ${companyId}, gen_random_uuid(), 'w' || n || '@old.test', 'w' || n || '@old.test', '{manager}', 'ru', 7, m.id, now() + interval '5 days', now() - interval '2 days'
        from generate_series(1, 100) n, members m where m.company_id = ${companyId} and m.is_owner`;
    expect((await invite(client, 'hundred-first@old.test')).data?.inviteMember.__typename).toBe('Invitation');
    await app.sql`update companies set created_at = now() where id = ${companyId}`;
    expect((await invite(client, 'young@old.test')).data?.inviteMember).toMatchObject({
      code: 'INVITATIONS_PENDING',
      params: { max: 100 },
    });
  });
});

describe('the history of invitations', () => {
  const ask = async (client: Client, filter: Fields): Promise<string[]> => {
    const query = 'query ($filter: InvitationFilter) { invitations(first: 50, filter: $filter) { edges { node { email } } } }';
    const { invitations } = await client.get(query, { filter });
    return invitations.edges.map(({ node }: { node: Fields }) => node.email);
  };

  it('is narrowed by inviter, letter and days of the shop', async () => {
    const { client: owner, shop, companyId } = await asOwner();
    const administrator = await app.member(shop, ['administrator']);
    const asAdministrator = await app.as(administrator, companyId);
    const invite = (client: Client, email: string) =>
      client.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU', days: 7 } });
    await invite(owner, 'of-owner@history.test');
    await invite(asAdministrator, 'of-other@history.test');
    await app.sql`update companies set time_zone = 'Asia/Vladivostok' where id = ${companyId}`;
    // Of another generation, so that the worker leaves it alone.
    await app.sql`update invitations set created_at = '2026-03-01T14:30:00Z', delivery = 'failed', generation = 9 where email = 'of-other@history.test'`;
    expect(await ask(owner, { inviter: administrator.fullName })).toEqual(['of-other@history.test']);
    expect(await ask(owner, { delivery: 'FAILED' })).toEqual(['of-other@history.test']);
    expect(await ask(owner, { from: '2026-03-02', to: '2026-03-02' })).toEqual(['of-other@history.test']);
    expect(await ask(owner, { to: '2026-03-01' })).toEqual([]);
    expect(await ask(owner, { from: '2026-03-03' })).toEqual(['of-owner@history.test']);
    expect(await ask(owner, { from: 'not a day', to: '2026-02-31' })).toHaveLength(2);
    expect(await ask(owner, { from: '0000-01-01', to: '0000-12-31' })).toHaveLength(2);
  });
});
