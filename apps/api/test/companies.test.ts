import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import {
  activation,
  bankByBic,
  company,
  companyLegal,
  partyByInn,
  setLogistics,
  submitForReview,
  updateCompany,
  updateRequisites,
} from './companies.documents.ts';
import { confirmed } from './confirmations.ts';
import { blockMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';
import { lavka, logistics, obraztsov, open, openReady, requisitesOf, reviewed } from './shops.ts';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
});
/** All of these tests come from one address, which may open twenty shops an hour. */
beforeEach(() => app.sql`delete from rate_limits`);
afterAll(() => app.stop());

/** A person of their own for each shop that a test opens. */
async function newOwner(): Promise<Client> {
  return app.as((await app.shop()).owner);
}

const journalOf = (companyId: string, action: string) =>
  app.sql`select outcome, reason, actor_kind, object_id, before, after from audit_log where company_id = ${companyId} and action = ${action} order by id`;

describe('requisites', () => {
  it.each([
    ['the account key', { settlementAccount: '40702810800000000101' }, 'INVALID_ACCOUNT', 'settlementAccount'],
    ['the BIC', { bic: '990220777' }, 'INVALID_BIC', 'bic'],
    ['a tax of persons', { taxSystem: 'PSN' }, 'INVALID_CHOICE', 'taxSystem'],
    ['no KPP', { kpp: null }, 'REQUIRED', 'kpp'],
  ])('are refused on their field: %s', async (_what, change, code, field) => {
    const client = await newOwner();
    await open(client, lavka);
    const { updateRequisites: answer } = await confirmed(client, updateRequisites, { input: { ...requisitesOf(lavka), ...change } });
    expect(answer).toMatchObject({ __typename: 'Problem', code, field });
  });

  it('of an active shop change at once, if they pass the check; accounts are masked in the journal', async () => {
    const client = await newOwner();
    const companyId = await openReady(client, lavka);
    await client.get(submitForReview);
    await reviewed(client);

    const closed = { ...requisitesOf(lavka), bic: '040223404', settlementAccount: '40702810800000000101' };
    expect((await confirmed(client, updateRequisites, { input: closed })).updateRequisites).toMatchObject({
      code: 'BANK_CLOSED',
      field: 'bic',
    });
    const moved = { ...requisitesOf(lavka), bic: '040221707', settlementAccount: '40702810800000000101' };
    expect((await confirmed(client, updateRequisites, { input: moved })).updateRequisites).toMatchObject({
      state: 'ACTIVE',
      legal: { bankName: 'ПАО «Банк Небывалый»', registryChecked: true },
    });
    const [, refused, done] = await journalOf(companyId, 'company.updateRequisites');
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'BANK_CLOSED', before: null, after: null });
    expect(done).toMatchObject({
      outcome: 'done',
      before: { bic: '040220777', settlementAccount: '…0101' },
      after: { bic: '040221707', settlementAccount: '…0101' },
    });
  });

  it('are not to be changed while they are being checked', async () => {
    const young = await app.shop('under_review');
    const client = await app.as(young.owner, young.companyId);
    const input = { ...requisitesOf(obraztsov), bic: '040220777' };
    expect((await confirmed(client, updateRequisites, { input })).updateRequisites).toMatchObject({ code: 'WRONG_STATE', field: null });
    expect((await client.get(submitForReview)).submitForReview).toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('who may', () => {
  const card = {
    name: 'Новая вывеска',
    contactEmail: 'Shop@Example.test',
    contactPhone: '8 916 123-45-67',
    timeZone: 'Asia/Yekaterinburg',
  };

  it('change the card: owner and administrator; the journal masks the contacts', async () => {
    const owner = await app.as(shop.owner, shop.companyId);
    expect((await owner.get(updateCompany, { input: card })).updateCompany).toMatchObject({
      name: 'Новая вывеска',
      contactPhone: '+79161234567',
    });
    const administrator = await app.as(await app.member(shop, ['administrator']), shop.companyId);
    expect((await administrator.get(updateCompany, { input: { ...card, timeZone: 'Mars/Phobos' } })).updateCompany).toMatchObject({
      code: 'INVALID_CHOICE',
      field: 'timeZone',
    });
    const [entry] = await journalOf(shop.companyId, 'company.update');
    expect(entry?.after).toMatchObject({ name: 'Новая вывеска', contactPhone: '…4567', contactEmail: expect.stringContaining('…') });
  });

  it('lose it in the middle of a change: the two never wait for each other', async () => {
    const owner = await app.as(shop.owner, shop.companyId);
    for (let round = 0; round < 5; round += 1) {
      const member = await app.member(shop, ['administrator']);
      const administrator = await app.as(member, shop.companyId);
      const [changes, block] = await Promise.all([
        Promise.all(Array.from({ length: 4 }, () => administrator.refusal(updateCompany, { input: card }))),
        owner.refusal(blockMember, { id: member.memberId }),
      ]);
      expect(block).toBeNull();
      expect(changes.filter((code) => code !== null && code !== 'FORBIDDEN')).toEqual([]);
    }
  });

  it('read legal data, not change it: the accountant', async () => {
    const accountant = await app.as(await app.member(shop, ['accountant']), shop.companyId);
    expect((await accountant.get(companyLegal)).company.legal).toMatchObject({
      inn: '500100732259',
      settlementAccount: '40602810700000000025',
    });
    expect(await accountant.refusal(updateRequisites, { input: requisitesOf(obraztsov) })).toBe('FORBIDDEN');
    expect(await accountant.refusal(submitForReview)).toBe('FORBIDDEN');
  });

  it('see the card without legal data: the content manager', async () => {
    const manager = await app.as(await app.member(shop, ['content_manager']), shop.companyId);
    expect((await manager.get(company)).company.id).toBe(shop.companyId);
    const { data, errors } = await manager.ask(companyLegal);
    expect(data?.company).toEqual({ id: shop.companyId, legal: null });
    expect(errors).toMatchObject([{ path: ['company', 'legal'], extensions: { code: 'FORBIDDEN', right: 'company.legal.read' } }]);
    expect(await manager.refusal(updateCompany, { input: card })).toBe('FORBIDDEN');
    expect(await manager.refusal(setLogistics, { input: logistics })).toBe('FORBIDDEN');
  });

  it('only look while the shop is suspended: everyone', async () => {
    const closed = await app.shop('suspended');
    const client = await app.as(closed.owner, closed.companyId);
    expect((await client.get(activation)).activation).toMatchObject({ state: 'SUSPENDED', done: 4 });
    for (const [document, input] of [
      [updateCompany, card],
      [updateRequisites, requisitesOf(obraztsov)],
      [setLogistics, logistics],
      [submitForReview, undefined],
    ] as const) {
      expect(await client.refusal(document, { input })).toBe('FORBIDDEN');
    }
  });

  it('see nothing of a shop that is not theirs: strangers and guests', async () => {
    const stranger = await app.as((await app.shop()).owner, shop.companyId);
    expect(await stranger.refusal(company)).toBe('FORBIDDEN');
    expect(await app.guest().refusal(activation)).toBe('UNAUTHENTICATED');
  });
});

describe('the registry', () => {
  it('is open to guests for parties, to persons for banks', async () => {
    const guest = app.guest();
    expect((await guest.get(partyByInn, { inn: lavka.inn })).partyByInn).toMatchObject({
      kind: 'LEGAL_ENTITY',
      ogrn: lavka.ogrn,
      status: 'ACTIVE',
    });
    expect((await guest.get(partyByInn, { inn: '9601001006' })).partyByInn).toMatchObject({ code: 'INVALID_INN', field: 'inn' });
    expect(await guest.refusal(bankByBic, { bic: '040220777' })).toBe('UNAUTHENTICATED');
    const person = await newOwner();
    expect((await person.get(bankByBic, { bic: '040220777' })).bankByBic).toMatchObject({ name: 'АО «Вымышленный банк»' });
    expect((await person.get(bankByBic, { bic: '040223404' })).bankByBic).toMatchObject({ code: 'BANK_CLOSED', field: 'bic' });
  });

  it('answers a guest thirty times in ten minutes', async () => {
    const guest = app.guest();
    const refusals = await Promise.all(Array.from({ length: 35 }, () => guest.refusal(partyByInn, { inn: lavka.inn })));
    expect(refusals.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
  });
});
