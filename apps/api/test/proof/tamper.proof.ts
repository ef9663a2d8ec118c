import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flaw } from '../../src/modules/audit/chain.rules.ts';
import { verifyJournal } from '../../src/modules/audit/verification.service.ts';
import { startApp, type TestApp } from '../harness.ts';
import { figure } from './figures.ts';
import { tally } from './rounds.ts';
import { rounds } from './size.ts';
import { allowAnything, fillJournal, hide, onlyHash, past, putBack, signature, tampers } from './tampers.ts';

/**
 * Whoever holds the database itself, every trigger and index off, changes a journal in one of five ways at each of a thousand
 * places: it must be found, there. Then they hide it, making anew all hashes after it and the head: what was signed before must
 * find that, too.
 *
 * Seen to fail: a walk that compares no hashes, looks at no end or at no checkpoint.
 */
const places = rounds({ full: 1_000, test: 18 });
const hidden = rounds({ full: 200, test: 6 });
const many = rounds({ full: 1_000_000, test: 20_000 });

let app: TestApp;
let companyId: string;
let signed: Map<number, Uint8Array>;

beforeAll(async () => {
  app = await startApp();
  ({ companyId } = await app.shop());
  await fillJournal(app.sql, companyId, places + 1);
  signed = await signature(app.sql, companyId);
  await allowAnything(app.sql, companyId);
});
afterAll(() => app.stop());

/** What is found after the tampering; it is undone then. */
async function found(tamper: (tx: TransactionSql) => Promise<void>, checkpoints = new Map<number, Uint8Array>()): Promise<Flaw | null> {
  await past(app.sql, tamper);
  const { flaw } = await verifyJournal(app.api.database, companyId, checkpoints);
  await putBack(app.sql, companyId);
  return flaw;
}

describe('a journal', () => {
  it('is whole before, with what was signed and without', async () => {
    for (const checkpoints of [new Map<number, Uint8Array>(), signed])
      expect(await verifyJournal(app.api.database, companyId, checkpoints)).toEqual({ companyId, rows: places + 1, flaw: null });
  });

  it.each(Object.entries({ ...tampers, 'a hash is changed': onlyHash }))('shows it when %s', async (name, tamper) => {
    const kinds: string[] = [];
    for (let number = 1; number <= places; number += 1) {
      const flaw = await found((tx) => tamper(tx, companyId, number));
      expect(flaw, `at ${number}`).not.toBeNull();
      expect([number, number + 1], `at ${number}`).toContain(flaw?.number);
      kinds.push(flaw?.kind ?? 'not found');
    }
    figure({ what: `journal: ${name}`, size: `${places} places`, result: `all found: ${tally(kinds)}` });
  });

  it.each(Object.entries(tampers))('shows it by what was signed when %s and everything after it is made to fit', async (name, tamper) => {
    const kinds: string[] = [];
    for (let round = 0; round < hidden; round += 1) {
      const number = 1 + Math.floor((round * places) / hidden);
      const forge = async (tx: TransactionSql) => {
        await tamper(tx, companyId, number);
        await hide(tx, companyId);
      };
      expect(await found(forge), `unsigned, at ${number}`).toBeNull();
      kinds.push((await found(forge, signed))?.kind ?? 'not found');
    }
    expect(kinds).not.toContain('not found');
    figure({ what: `journal, hidden: ${name}`, size: `${hidden} places`, result: `all found: ${tally(kinds)}` });
  });

  it('is whole after it', async () => {
    expect(await verifyJournal(app.api.database, companyId, signed)).toEqual({ companyId, rows: places + 1, flaw: null });
  });
});

it('of a million rows is looked through within a minute', async () => {
  const large = await app.shop();
  await app.sql`create unique index on audit_log (company_id, number)`;
  await fillJournal(app.sql, large.companyId, many);
  await app.sql`analyze audit_log`;
  const started = performance.now();
  expect(await verifyJournal(app.api.database, large.companyId, new Map())).toEqual({ companyId: large.companyId, rows: many, flaw: null });
  const seconds = (performance.now() - started) / 1000;
  expect(seconds).toBeLessThan(60);
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  figure({ what: 'journal verified', size: `${many} rows`, result: `${seconds.toFixed(1)} s; the process holds ${megabytes} MiB` });
});
