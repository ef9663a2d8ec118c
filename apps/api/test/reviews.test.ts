import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { activation, companyLegal, submitForReview, updateRequisites } from './companies.documents.ts';
import { confirmed } from './confirmations.ts';
import { type FakeDadata, knownBank, startDadata } from './dadata.ts';
import { startApp, type TestApp } from './harness.ts';
import { obraztsov, openReady, requisitesOf, reviewed } from './shops.ts';

let dadata: FakeDadata;
let app: TestApp;
let client: Client;

beforeAll(async () => {
  dadata = await startDadata();
});
afterAll(() => dadata.stop());

/** Answers of the registry are kept for a day, so each test has a process of its own. */
beforeEach(async () => {
  Object.assign(dadata, { answers: { party: [], bank: [] }, isOut: false, held: null, questions: 0 });
  app = await startApp({ DADATA_TOKEN: 'test', DADATA_URL: dadata.url, LOG_LEVEL: 'silent' });
  client = await app.as((await app.shop()).owner);
  return () => app.stop();
});

describe('the check with a registry that knows every bank', () => {
  it('is refused on the BIC that no bank has', async () => {
    await openReady(client, obraztsov);
    await client.get(submitForReview);
    expect(await reviewed(client)).toMatchObject({ state: 'REJECTED', refusal: { code: 'BANK_NOT_FOUND', field: 'bic' } });
  });

  it('waits until an outage is over, and fills in the bank that could not be asked about before', async () => {
    dadata.isOut = true;
    await openReady(client, obraztsov);
    expect((await client.get(companyLegal)).company.legal).toMatchObject({ bic: '040220777', bankName: null });
    const before = dadata.questions;
    await client.get(submitForReview);
    await expect.poll(() => dadata.questions, { timeout: 5000 }).toBeGreaterThan(before);
    expect((await client.get(activation)).activation.state).toBe('UNDER_REVIEW');

    dadata.isOut = false;
    dadata.answers.bank = [knownBank];
    expect(await reviewed(client, 15_000)).toMatchObject({ state: 'ACTIVE' });
    expect((await client.get(companyLegal)).company.legal).toMatchObject({ bankName: 'АО «Банк из реестра»', registryChecked: false });
  });

  it('lets the shop go when the outage lasts, to be submitted again', async () => {
    dadata.isOut = true;
    await openReady(client, obraztsov);
    await client.get(submitForReview);
    const longAgo = new Date(Date.now() - 3 * 60 * 1000).toISOString();
    await app.sql`update pgboss.job set data = jsonb_set(data, '{submittedAt}', to_jsonb(${longAgo}::text)) where name = 'company.review'`;
    expect(await reviewed(client, 15_000)).toMatchObject({ state: 'REJECTED', refusal: { code: 'REGISTRY_UNAVAILABLE', field: null } });

    dadata.isOut = false;
    dadata.answers.bank = [knownBank];
    await client.get(submitForReview);
    expect(await reviewed(client)).toMatchObject({ state: 'ACTIVE' });
  });

  it('holds only for the data that was checked', async () => {
    dadata.answers.bank = [knownBank];
    const companyId = await openReady(client, obraztsov);
    dadata.held = [];
    await client.get(submitForReview);
    await expect.poll(() => dadata.held?.length, { timeout: 5000 }).toBeGreaterThan(0);
    // As if it had been refused, mended and submitted anew by the time the answer comes.
    await app.sql`update companies set ogrn = '321960000005391' where id = ${companyId}`;
    for (const answer of dadata.held.splice(0)) answer();
    await expect
      .poll(() => app.sql`select reason from audit_log where company_id = ${companyId} and action = 'company.activate'`)
      .toEqual([{ reason: 'WRONG_STATE' }]);
    expect((await client.get(activation)).activation.state).toBe('UNDER_REVIEW');
  });
});

describe('requisites of an active shop', () => {
  it('can not change while there is nobody to check them', async () => {
    dadata.answers.bank = [knownBank];
    await openReady(client, obraztsov);
    await client.get(submitForReview);
    await reviewed(client);
    dadata.isOut = true;
    const input = { ...requisitesOf(obraztsov), bic: '040221707', settlementAccount: '40802810000000000102' };
    expect((await confirmed(client, updateRequisites, { input })).updateRequisites).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      field: null,
    });
    expect((await client.get(companyLegal)).company.legal.bic).toBe('040220777');
  });
});
