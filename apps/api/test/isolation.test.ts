import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { assertDeadlines, assertHarmlessRole, connect, type Reader, roleSettings } from '../src/platform/db.ts';
import { startApp, type TestApp } from './harness.ts';
import { secrets, startProgram } from './program.ts';
import type { Shop } from './seeds.ts';

/** What the application's role may, what binds rows of a shop to each other, and what many shops at once see. */
let app: TestApp;
let application: string;

beforeAll(async () => {
  app = await startApp();
  const [role] = await app.api.database.client<{ name: string }[]>`select current_user as name`;
  application = role?.name ?? '';
});
afterAll(() => app.stop());

const lines = async (query: Promise<readonly Record<string, unknown>[]>) => (await query).map((row) => Object.values(row).join(' '));

describe("the application's role", () => {
  it('has no power of its own, owns nothing and stands in for nobody', async () => {
    const [role] =
      await app.sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = ${application}`;
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
    expect(await app.sql`select relname from pg_class where pg_get_userbyid(relowner) = ${application}`).toEqual([]);
    expect(await app.sql`select proname from pg_proc where pg_get_userbyid(proowner) = ${application}`).toEqual([]);
    expect(
      await app.sql`select rolname from pg_roles where rolname <> ${application} and pg_has_role(${application}, oid, 'member')`,
    ).toEqual([]);
    await expect(app.api.database.client`set role prikazchik_lookup`).rejects.toThrow(/permission denied/);
    await expect(app.api.database.client`alter table companies no force row level security`).rejects.toThrow(/must be owner/);
  });

  it('brings its deadlines along, whoever opens the connection', async () => {
    const settings = await app.api.database.client<{ name: string; value: string }[]>`
      select name, current_setting(name) as value from pg_settings where name in ${app.api.database.client(Object.keys(roleSettings))}`;
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual(roleSettings);
  });

  it('reads and writes rows, and can do nothing else to a table', async () => {
    const privileges = lines(app.sql`
      select table_name, string_agg(privilege_type, ' ' order by privilege_type) from information_schema.role_table_grants
      where grantee = ${application} and table_schema = 'public' group by 1 order by 1`);
    const all = 'DELETE INSERT SELECT UPDATE';
    expect(await privileges).toEqual([
      `access_requests ${all}`,
      'account_log INSERT SELECT',
      'audit_heads INSERT SELECT UPDATE',
      'audit_log INSERT SELECT',
      'companies INSERT SELECT UPDATE',
      `confirmations ${all}`,
      `email_changes ${all}`,
      `ended_streams ${all}`,
      `invitation_batch_rows ${all}`,
      `invitation_batches ${all}`,
      'invitations INSERT SELECT UPDATE',
      `journal_exports ${all}`,
      `links ${all}`,
      `member_rights ${all}`,
      `member_roles ${all}`,
      'members INSERT SELECT UPDATE',
      `notice_preferences ${all}`,
      `notices ${all}`,
      'offer_acceptances INSERT SELECT',
      'ownership_transfers INSERT SELECT UPDATE',
      `passkey_questions ${all}`,
      `passkeys ${all}`,
      `picture_uploads ${all}`,
      `product_photos ${all}`,
      `products ${all}`,
      `rate_limits ${all}`,
      `recovery_codes ${all}`,
      `refresh_tokens ${all}`,
      `revocations ${all}`,
      `roles ${all}`,
      `sessions ${all}`,
      `shop_security ${all}`,
      `sign_in_challenges ${all}`,
      `stock_exports ${all}`,
      `stocks ${all}`,
      `told_ends ${all}`,
      `totp_factors ${all}`,
      `uploads ${all}`,
      'users INSERT SELECT UPDATE',
      `viewings ${all}`,
      'warehouses INSERT SELECT UPDATE',
    ]);
    const creating =
      await app.sql`select has_schema_privilege(${application}, 'public', 'create') or has_database_privilege(${application}, current_database(), 'create') as may`;
    expect(creating).toEqual([{ may: false }]);
  });

  it('calls the nine reviewed functions of ours, which can only read, and what the journal is hashed by, and nobody else does', async () => {
    const callable = (role: string) =>
      lines(app.sql`
      select p.proname, p.provolatile from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and has_function_privilege(${role}, p.oid, 'execute') order by 1`);
    const lookups = [
      'company_of_invitation s',
      'company_of_picture_upload s',
      'company_of_upload s',
      'entries_of s',
      'journal_heads s',
      'memberships_of s',
      'ownership_transfers_of s',
      'viewer_of s',
      'worked_elsewhere s',
    ];
    expect((await callable(application)).toSorted()).toEqual([...lookups, 'journal_content s'].toSorted());
    expect(await callable('public')).toEqual([]);
  });
});

describe('the tables of shops', () => {
  it('are bound by one pair of policies each, the restrictive one written in one way', async () => {
    const policies = await app.sql<{ policy: string; tables: string }[]>`
      select policyname || ' ' || permissive || ' ' || cmd || ' ' || roles::text || ': ' ||
             regexp_replace(coalesce(qual, ''), '\\((company_id|id) =', '(… =') || ' / ' || regexp_replace(coalesce(with_check, ''), '\\((company_id|id) =', '(… =') as policy,
             count(*)::int as tables
      from pg_policies where schemaname = 'public' group by 1 order by 1`;
    const bound = "(NULLIF(current_setting('app.company'::text, true), ''::text))::uuid";
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }[]>`
      select count(*)::int as count from information_schema.columns where table_schema = 'public' and column_name = 'company_id'`;
    expect(policies).toEqual([
      { policy: 'everyone PERMISSIVE ALL {public}: true / ', tables: count + 1 },
      {
        policy: `own_company RESTRICTIVE ALL {public}: ((… = ( SELECT ${bound} AS "nullif")) OR (CURRENT_USER = 'prikazchik_lookup'::name)) / (… = ${bound})`,
        tables: count + 1,
      },
    ]);
  });

  it('point at each other together with the shop, in the same place on both sides', async () => {
    const loose = lines(app.sql`
      select conrelid::regclass || ' ' || conname from pg_constraint c
      where contype = 'f' and connamespace = 'public'::regnamespace
        and exists (select from pg_attribute where attrelid = confrelid and attname = 'company_id')
        and not exists (
          select from unnest(conkey, confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = pair.here and a.attname = 'company_id'
          join pg_attribute b on b.attrelid = confrelid and b.attnum = pair.there and b.attname = 'company_id')`);
    expect(await loose).toEqual([]);
    const unbound = lines(app.sql`
      select attrelid::regclass::text from pg_attribute join pg_class on pg_class.oid = attrelid
      where attname = 'company_id' and relkind = 'r' and relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint where contype = 'f' and conrelid = attrelid and attnum = any (conkey)) order by 1`);
    expect(await unbound).toEqual([]);
  });

  it('have no key that is unique beyond the shop', async () => {
    const beyond = lines(app.sql`
      select indrelid::regclass || ' ' || indexrelid::regclass from pg_index join pg_class on pg_class.oid = indrelid
      where indisunique and relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute where attrelid = indrelid and attname = 'company_id')
        and not exists (select from pg_attribute where attrelid = indrelid and attname = 'company_id' and attnum = indkey[0])`);
    expect(await beyond).toEqual([]);
  });

  it('refuse a row that belongs to one shop and points at another', async () => {
    const [one, other] = [await app.shop(), await app.shop()];
    const stranger = other.owner.memberId;
    const crossing = [
      app.sql`insert into member_roles (company_id, member_id, role) values (${one.companyId}, ${stranger}, 'manager')`,
      app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${one.companyId}, ${stranger}, 'team.read', 'grant')`,
      app.sql`insert into invitations (company_id, id, email, email_key, roles, locale, days, invited_by, expires_at)
        values (${one.companyId}, ${randomUUID()}, 'a@b.test', 'a@b.test', '{}', 'ru', 7, ${stranger}, now())`,
      app.sql`update members set company_id = ${one.companyId} where id = ${(await app.member(other, ['manager'])).memberId}`,
    ];
    for (const query of crossing) await expect(query).rejects.toMatchObject({ code: '23503' });
  });
});

describe('many shops over few connections', () => {
  it('get an answer each, and each their own, when more is asked at once than there are connections', async () => {
    const { database } = app.api;
    const numbers = Array.from({ length: 300 }, (_, number) => number);
    const asked = numbers.map(async (number) => {
      const ask = (reader: Reader) => reader.execute<{ answer: number }>(sql`select ${number}::int as answer`);
      const [row] = await (number % 5 === 0
        ? database.client.begin((tx) => tx<{ answer: number }[]>`select ${number}::int as answer`)
        : ask(database.global));
      return row?.answer;
    });
    expect(await Promise.all(asked)).toEqual(numbers);
  });

  it('see their own rows only, whatever fails between', async () => {
    const shops: Shop[] = [];
    for (let count = 0; count < 10; count++) shops.push(await app.shop());
    const { database } = app.api;
    const seen = await Promise.allSettled(
      Array.from({ length: 400 }, async (_, round) => {
        const { companyId } = shops[round % shops.length] ?? { companyId: '' };
        const rows = await database.read(companyId, async (reader) => {
          if (round % 3 === 0) await delay(1);
          if (round % 7 === 0) await reader.execute(sql`select 1 / 0`);
          return reader.execute<{ id: string }>(sql`select company_id as id from members union select id from companies`);
        });
        const outside = await database.global.execute(sql`select company_id from members union select id from companies`);
        return { companyId, rows: [...rows], outside: [...outside] };
      }),
    );
    const answers = seen.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(answers.length).toBe(400 - Math.ceil(400 / 7));
    for (const { companyId, rows, outside } of answers) expect({ rows, outside }).toEqual({ rows: [{ id: companyId }], outside: [] });
  });

  it.each(['', ' ', 'null', 'abc', "' or true --"])('see nothing under the shop %j', async (company) => {
    const answer = app.api.database.client.begin(async (tx) => {
      await tx`select set_config('app.company', ${company}, true)`;
      return tx`select id from companies`;
    });
    expect(
      await answer.then(
        (rows) => [...rows],
        ({ code }: { code: string }) => code,
      ),
    ).toEqual(company === '' ? [] : '22P02');
  });

  it('write nothing without naming one', async () => {
    const { client } = app.api.database;
    const { companyId, owner } = await app.shop();
    const insert = client`insert into member_roles (company_id, member_id, role) values (${companyId}, ${owner.memberId}, 'manager')`;
    await expect(insert).rejects.toThrow(/row-level security/);
    expect((await client`update members set state = 'removed'`).count).toBe(0);
    expect((await client`delete from member_roles`).count).toBe(0);
  });
});

describe('a start as a role that could lift the lock, or wait for ever, is refused', () => {
  const { ownerUrl } = inject('cluster');

  it.each(['server', 'worker'] as const)('by the %s', async (name) => {
    const program = startProgram(name, { ...secrets(), DATABASE_URL: ownerUrl, API_PORT: '45001' });
    onTestFinished(() => program.kill());
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('DATABASE_URL must name a role that is neither superuser nor owner');
    expect(program.output()).not.toContain(new URL(ownerUrl).password);
  });

  it.each(['bypassrls', 'createrole', 'superuser', 'in role prikazchik_lookup'])('by whoever has %s', async (power) => {
    await startAs(`login password 'only-for-tests' ${power}`);
  });

  it.each(['alter table companies owner to', `grant ${new URL(ownerUrl).username} to`])('by one of whom it was said: %s', async (power) => {
    await startAs(`login password 'only-for-tests'`, (name) => `${power} ${name}`);
  });

  it.each(Object.keys(roleSettings))('by one who has every deadline but %s', async (missing) => {
    const given = Object.entries({ ...roleSettings, [missing]: '0' });
    const settings = (role: string) => given.map(([name, value]) => `alter role ${role} set ${name} = '${value}'`).join(';');
    const refusal = `The role of DATABASE_URL has no ${missing}: run the migration`;
    await startAs(`login password 'only-for-tests'`, settings, { check: assertDeadlines, refusal });
  });

  const harmless = { check: assertHarmlessRole, refusal: 'DATABASE_URL must name a role' };

  async function startAs(powers: string, then = (_: string) => 'select 1', { check, refusal } = harmless): Promise<void> {
    const name = `power_${randomUUID().replaceAll('-', '')}`;
    await app.sql.unsafe(`create role ${name} ${powers}; ${then(name)}`);
    const url = Object.assign(new URL(ownerUrl), { pathname: `/${app.sql.options.database}`, username: name, password: 'only-for-tests' });
    const database = connect({ DATABASE_URL: url.href, DATABASE_PREPARE: true, DATABASE_POOL: 2 });
    try {
      await expect(check(database.client)).rejects.toThrow(refusal);
    } finally {
      await database.close();
      await app.sql.unsafe(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`);
    }
  }
});
