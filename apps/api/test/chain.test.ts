import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase } from '@prikazchik/tools/postgres.ts';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { migrationsFolder } from '../src/migrations.ts';
import { createCheckpoints, verifyJournals } from '../src/modules/audit/audit.module.ts';
import { connect } from '../src/platform/db.ts';
import { createLog } from '../src/platform/log.ts';
import type { Client } from './client.ts';
import { settingsOf } from './database.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct } from './products.documents.ts';
import { secrets, startProgram } from './program.ts';
import type { Shop } from './seeds.ts';

/** That the journal of a shop is a chain, made in the transaction that writes a row, signed, and looked through. */
let app: TestApp;
let shop: Shop;
let owner: Client;
let folder: string;

const { LINK_SECRET = '', ...others } = secrets();
const configOf = (file: string) => ({ AUDIT_CHECKPOINTS: file, LINK_SECRET });

beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'prikazchik-checkpoints-'));
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});

const add = async (sku: string) => (await owner.get(createProduct, { input: cardOf(sku) })).createProduct;
const journal = () => app.sql<{ number: string; hash: Uint8Array; at: Date; ip: string }[]>`
  select number, hash, at, ip from audit_log where company_id = ${shop.companyId} order by number`;
const numbers = async () => (await journal()).map(({ number }) => Number(number));
const checkpointsAt = (file: string) => createCheckpoints({ config: configOf(file), database: app.api.database, log: createLog('silent') });

async function flaws(file = join(folder, 'none')): Promise<string[]> {
  const { checkpoints, forged } = await checkpointsAt(file).read();
  const found = forged.map((line) => `line ${line}`);
  for await (const { companyId, flaw } of verifyJournals(app.api.database, checkpoints))
    if (flaw) found.push(`${companyId} ${flaw.kind} ${flaw.number}`);
  return found;
}

describe('the chain', () => {
  it('has a link for each row, whoever writes at the same moment, and none for what was rolled back', async () => {
    const clients: Client[] = [];
    for (const _ of [1, 2, 3, 4]) clients.push(await app.as(await app.member(shop, ['content_manager']), shop.companyId));
    for (const sku of ['А-1', 'А-2', 'А-3']) await Promise.all(clients.map((client) => client.get(createProduct, { input: cardOf(sku) })));
    expect(await numbers()).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(await app.sql`select from audit_log where company_id = ${shop.companyId} and outcome = 'done'`).toHaveLength(3);
    const times = (await journal()).map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await flaws()).toEqual([]);
  });

  it('takes no number, hash or time from whoever writes', async () => {
    await add('А-1');
    await app.api.database.client.begin(async (sql) => {
      await sql`select set_config('app.company', ${shop.companyId}, true)`;
      await sql`insert into audit_log (company_id, id, actor_kind, actor_roles, action, object_type, outcome, request_id, number, hash, at)
                values (${shop.companyId}, gen_random_uuid(), 'system', '{}', 'x', 'x', 'done', 'x', 77, 'abc', '2001-01-01')`;
    });
    expect(await numbers()).toEqual([1, 2]);
    const rows = await journal();
    expect(rows[1]?.hash).toHaveLength(32);
    expect(rows[1]?.at.getFullYear()).toBeGreaterThan(2024);
    expect(await flaws()).toEqual([]);
  });

  it('shows when the application itself moves the head', async () => {
    await add('А-1');
    await app.api.database.client.begin(async (sql) => {
      await sql`select set_config('app.company', ${shop.companyId}, true)`;
      await sql`update audit_heads set number = 5`;
    });
    expect(await flaws()).toEqual([`${shop.companyId} cut 2`]);
    await app.sql`update audit_heads set number = 1 where company_id = ${shop.companyId}`;
  });

  it('stays whole when a person is erased: a row knows them by their id alone', async () => {
    const person = await app.member(shop, ['content_manager']);
    const client = await app.as(person, shop.companyId);
    await client.get(createProduct, { input: cardOf('Б-1') });
    const [row] = await app.sql<{ text: string }[]>`select e::text as text from audit_log e where user_id = ${person.userId}`;
    for (const told of [person.fullName, person.email]) expect(row?.text).not.toContain(told);
    await app.sql`update users set full_name = '', email = id::text, email_key = id::text, phone = null where id = ${person.userId}`;
    expect(await flaws()).toEqual([]);
  });
});

describe('rows of before the chain', () => {
  it('are linked by the migration, in the order of their time', async () => {
    const { ownerUrl, applicationUrl, directUrl } = inject('cluster');
    const name = `before_${process.pid}`;
    const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
    await createDatabase(at(ownerUrl, 'postgres'), name);
    onTestFinished(() => dropDatabase(at(ownerUrl, 'postgres'), name));
    const old = await migrationsBefore('chained_journal');
    const sql = postgres(at(ownerUrl, name), { max: 1, onnotice: () => {} });
    await runMigrations(drizzle(sql), { migrationsFolder: old });
    await rm(old, { recursive: true });
    await sql`insert into companies (id, kind, name, inn, legal_name) select gen_random_uuid(), 'SOLE_PROPRIETOR', 'x', '1', 'x' from generate_series(1, 3)`;
    await sql`insert into audit_log (company_id, id, at, actor_kind, actor_roles, action, object_type, outcome, before, request_id)
              select c.id, gen_random_uuid(), now() - interval '1 s' * n, 'person', '{manager}', 'a', 'o', 'done', '{"a": null, "b": [1.50, "я"]}', n::text
              from companies c, generate_series(1, 50) n`;
    await migrate({ ownerUrl: at(ownerUrl, name), applicationUrl: at(applicationUrl, name) });
    expect(await sql`select request_id from audit_log where number = 50`).toEqual(Array(3).fill({ request_id: '1' }));
    await expect(sql`update audit_log set action = 'b'`).rejects.toThrow('append-only');
    await sql.end();
    const database = connect({ DATABASE_URL: at(applicationUrl, name), DATABASE_PREPARE: directUrl === undefined, DATABASE_POOL: 2 });
    const verdicts: unknown[] = [];
    for await (const { rows, flaw } of verifyJournals(database, [])) verdicts.push([rows, flaw]);
    await database.close();
    expect(verdicts).toEqual(Array(3).fill([50, null]));
  });

  /** The migrations of an older build, in a folder of their own. */
  async function migrationsBefore(name: string): Promise<string> {
    const copy = await mkdtemp(join(tmpdir(), 'prikazchik-migrations-'));
    await cp(migrationsFolder, copy, { recursive: true });
    const file = join(copy, 'meta/_journal.json');
    const list = JSON.parse(await readFile(file, 'utf8')) as { entries: { tag: string }[] };
    const entries = list.entries.slice(
      0,
      list.entries.findIndex(({ tag }) => tag.endsWith(name)),
    );
    await writeFile(file, JSON.stringify({ ...list, entries }));
    return copy;
  }
});

describe('a checkpoint', () => {
  it('is made of each journal that has grown, and of none twice', async () => {
    const file = join(folder, 'grown.jws');
    await add('А-1');
    await checkpointsAt(file).make();
    expect(await checkpointsAt(file).make()).toBe(0);
    await add('А-2');
    expect(await checkpointsAt(file).make()).toBe(1);
    const { checkpoints, forged } = await checkpointsAt(file).read();
    expect(forged).toEqual([]);
    const [last] = (await journal()).slice(-1);
    expect(checkpoints.at(-1)).toMatchObject({ companyId: shop.companyId, number: 2, hash: new Uint8Array(last?.hash ?? []) });
    expect(await flaws(file)).toEqual([]);
  });

  it('shows what was cut off with the head set back, and is worth nothing under another key', async () => {
    const file = join(folder, 'cut.jws');
    await add('А-1');
    const [first] = await journal();
    await add('А-2');
    await checkpointsAt(file).make();
    await app.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from audit_log where company_id = ${shop.companyId} and number = 2`;
      await sql`update audit_heads set number = 1, hash = ${first?.hash ?? null} where company_id = ${shop.companyId}`;
    });
    expect(await flaws()).toEqual([]);
    expect(await flaws(file)).toEqual([`${shop.companyId} cut 2`]);
    const text = await readFile(file, 'utf8');
    const [head = '', body = '', mac = ''] = text.split('\n')[0]?.split('.') ?? [];
    const other = Buffer.from(
      Buffer.from(body, 'base64url')
        .toString()
        .replace(/"number":\d+/, '"number":99999'),
    ).toString('base64url');
    await writeFile(file, `${head}.${other}.${mac}\n`);
    await appendFile(file, 'nonsense\n');
    expect((await checkpointsAt(file).read()).forged).toEqual([1, 2]);
  });
});

describe('pnpm audit:verify', () => {
  const run = async (file: string) => {
    const cluster = inject('cluster');
    const { DATABASE_PREPARE } = settingsOf(cluster);
    const DATABASE_URL = Object.assign(new URL(cluster.applicationUrl), { pathname: `/${app.sql.options.database}` }).href;
    const program = startProgram('verify.command', { DATABASE_URL, DATABASE_PREPARE, ...configOf(file), ...others });
    const code = await program.ended;
    return { code, output: program.output() };
  };

  it('says how many rows of each shop are as they were written, or which is the first that is not', async () => {
    for (const sku of ['А-1', 'А-2', 'А-3']) await add(sku);
    const file = join(folder, 'command.jws');
    await writeFile(file, 'nonsense\n');
    expect(await run(join(folder, 'none'))).toMatchObject({ output: expect.stringContaining(`${shop.companyId}  3 rows verified`) });
    await app.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update audit_log set outcome = 'refused' where company_id = ${shop.companyId} and number = 2`;
    });
    const { code, output } = await run(file);
    expect(code).toBe(1);
    expect(output).toContain(`${shop.companyId}  WRONG at row 2: it, or the one before it, does not say what it said`);
    expect(output).toContain(`${file}:1 was not signed with this LINK_SECRET`);
    await app.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update audit_log set outcome = 'done' where company_id = ${shop.companyId} and number = 2`;
    });
  });
});
