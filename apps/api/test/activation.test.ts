import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import {
  activation,
  company,
  companyLegal,
  offer,
  openCompany,
  setLogistics,
  submitForReview,
  updateRequisites,
} from './companies.documents.ts';
import { confirmed } from './confirmations.ts';
import { inviteMember } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { lavka, logistics, obraztsov, open, openReady, requisitesOf, reviewed } from './shops.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
/** All of these tests come from one address, which may open twenty shops an hour. */
beforeEach(() => app.sql`delete from rate_limits`);
afterAll(() => app.stop());

/** A person of their own for each shop that a test opens. */
async function newOwner(): Promise<Client> {
  return app.as((await app.shop()).owner);
}

/** A subscription is not acknowledged; so long it takes at most to reach the server. */
const subscribed = () => delay(300);

const stepsOf = ({ steps }: Fields) => steps.map(({ state }: Fields) => state);
const journalOf = (companyId: string, action: string) =>
  app.sql`select outcome, reason, actor_kind, object_id, before, after from audit_log where company_id = ${companyId} and action = ${action} order by id`;

describe('opening a shop', () => {
  it('keeps which words of the offer were accepted', async () => {
    const client = await newOwner();
    const companyId = await open(client, obraztsov);
    const { company: made } = await client.get(company);
    expect(made).toMatchObject({
      name: 'ИП Образцов Пример Примерович',
      kind: 'SOLE_PROPRIETOR',
      state: 'REGISTERED',
      timeZone: 'Europe/Moscow',
    });
    const { offer: accepted } = await client.get(offer, { locale: 'RU' });
    expect(createHash('sha256').update(accepted.text).digest('hex')).toBe(accepted.sha256);
    const rows = await app.sql`select version, locale, text_sha256, ip from offer_acceptances where company_id = ${companyId}`;
    expect(rows).toEqual([{ version: accepted.version, locale: 'ru', text_sha256: accepted.sha256, ip: '127.0.0.1' }]);
  });

  it.each([
    ['not accepted', { offerAccepted: false }, 'OFFER_NOT_ACCEPTED', 'offerAccepted'],
    ['of another version', { offerVersion: '0.1' }, 'OFFER_OUTDATED', 'offerVersion'],
  ])('refuses an offer %s', async (_how, change, code, field) => {
    const client = await newOwner();
    const { offer: current } = await client.get(offer, { locale: 'EN' });
    const input = { company: obraztsov, offerVersion: current.version, offerAccepted: true, ...change };
    expect((await client.get(openCompany, { input })).openCompany).toMatchObject({ __typename: 'Problem', code, field });
  });

  it.each([
    ['inn', { inn: '9601001006' }, 'INVALID_INN'],
    ['ogrn', { ogrn: '1189600001008' }, 'INVALID_OGRN'],
    ['kpp', { kpp: null }, 'REQUIRED'],
  ])('refuses a wrong number on its field: %s', async (field, change, code) => {
    const { offer: current } = await app.guest().get(offer, { locale: 'EN' });
    const input = { company: { ...lavka, ...change }, offerVersion: current.version, offerAccepted: true };
    expect((await (await newOwner()).get(openCompany, { input })).openCompany).toMatchObject({ code, field: `company.${field}` });
  });
});

describe('activation', () => {
  it.each([
    ['legal entity', lavka],
    ['sole proprietor', obraztsov],
  ])('opens the shop of a %s step by step', async (_kind, party) => {
    const client = await newOwner();
    const companyId = await open(client, party);
    expect(stepsOf((await client.get(activation)).activation)).toEqual(['DONE', 'OPEN', 'OPEN', 'LOCKED']);
    expect((await client.get(submitForReview)).submitForReview).toMatchObject({ code: 'STEP_NOT_DONE', params: { step: 'REQUISITES' } });

    const { updateRequisites: told } = await confirmed(client, updateRequisites, { input: requisitesOf(party) });
    expect(told).toMatchObject({
      state: 'REGISTERED',
      legal: { bankName: 'АО «Вымышленный банк»', correspondentAccount: '30101810500000000777' },
    });
    expect((await client.get(submitForReview)).submitForReview).toMatchObject({ code: 'STEP_NOT_DONE', params: { step: 'LOGISTICS' } });

    await client.get(setLogistics, { input: logistics });
    expect((await client.get(activation)).activation).toMatchObject({ done: 3, total: 4, warehouse: logistics, refusal: null });
    expect(await client.refusal(inviteMember, { input: { email: 'early@mail.test', roles: ['MANAGER'], locale: 'RU' } })).toBe('FORBIDDEN');
    expect((await client.get(submitForReview)).submitForReview).toEqual({ __typename: 'Company', state: 'UNDER_REVIEW' });

    expect(await reviewed(client)).toMatchObject({ state: 'ACTIVE', done: 4, refusal: null });
    expect((await client.get(companyLegal)).company.legal.registryChecked).toBe(true);
    expect((await client.get(submitForReview)).submitForReview).toMatchObject({ code: 'WRONG_STATE' });
    expect((await journalOf(companyId, 'company.activate'))[0]).toMatchObject({
      outcome: 'done',
      actor_kind: 'system',
      object_id: companyId,
    });
  });

  it('says to a page that is open that the shop has changed', async () => {
    const client = await newOwner();
    await openReady(client, lavka);
    const stream = client.subscribe('subscription { accessChanged { kind companyId } }');
    await subscribed();
    await client.get(submitForReview);
    await reviewed(client);
    await expect.poll(() => stream.items.length).toBe(2);
    expect(stream.items).toEqual(Array(2).fill({ accessChanged: { kind: 'COMPANY_CHANGED', companyId: client.company } }));
    await stream.dispose();
  });

  it('is submitted once by two at the same time', async () => {
    const client = await newOwner();
    await openReady(client, obraztsov);
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.get(submitForReview)));
    expect(answers.filter((answer) => answer.submitForReview.__typename === 'Company')).toHaveLength(1);
    await reviewed(client);
    expect(await journalOf(client.company ?? '', 'company.activate')).toHaveLength(1);
  });

  it.each([
    ['ended', '9601001559', '1239600001651'],
    ['is bankrupt', '9601001661', '1249600001782'],
  ])('is refused to a business that %s', async (_how, inn, ogrn) => {
    const client = await newOwner();
    await openReady(client, { ...lavka, inn, ogrn });
    await client.get(submitForReview);
    expect(await reviewed(client)).toMatchObject({
      state: 'REJECTED',
      refusal: { code: 'REGISTRY_LIQUIDATED', field: 'inn', params: null },
    });
  });

  it.each([
    ['REGISTRY_MISMATCH', 'ogrn', { ogrn: '1199600001138' }],
    ['REGISTRY_MISMATCH', 'kpp', { kpp: '960201001' }],
    ['BANK_CLOSED', 'bic', { bic: '040223404', settlementAccount: '40702810800000000101' }],
  ])('is refused with %s on %s, and passes once it is mended', async (code, field, requisites) => {
    const client = await newOwner();
    await openReady(client, lavka, requisites);
    await client.get(submitForReview);
    const refused = await reviewed(client);
    expect(refused).toMatchObject({ state: 'REJECTED', refusal: { code, field, params: null } });
    expect(stepsOf(refused).at(-1)).toBe('REFUSED');

    const { updateRequisites: mended } = await confirmed(client, updateRequisites, { input: requisitesOf(lavka) });
    expect(mended.state).toBe('REJECTED');
    await client.get(submitForReview);
    expect(await reviewed(client)).toMatchObject({ state: 'ACTIVE', refusal: null });
  });

  it('passes a business that the register does not know, unconfirmed', async () => {
    const client = await newOwner();
    await openReady(client, { ...lavka, inn: '7707083893', ogrn: '1027700132195' });
    await client.get(submitForReview);
    expect(await reviewed(client)).toMatchObject({ state: 'ACTIVE' });
    expect((await client.get(companyLegal)).company.legal.registryChecked).toBe(false);
  });
});
