import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './harness.ts';

/** Tables of people, sessions and letters: they belong to no shop. Whatever else there is belongs to one. */
const global = ['account_log', 'links', 'rate_limits', 'refresh_tokens', 'sessions', 'users'];

/** What may look across shops: reviewed one by one in drizzle/0001_row_security.sql, see docs/adr/0007. */
const lookups = ['company_of_invitation', 'company_of_upload', 'memberships_of', 'viewer_of'];

let app: TestApp;
let tenantTables: string[];

beforeAll(async () => {
  app = await startApp();
  await app.shop();
  await app.shop();
  const tables = await app.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  tenantTables = tables.map(({ name }) => name).filter((name) => !global.includes(name));
});

afterAll(() => app.stop());

/** Rows of the table that the application's own connection sees. */
async function seen(table: string): Promise<number> {
  const [row] = await app.api.database.client<{ count: number }[]>`select count(*)::int as count from ${app.api.database.client(table)}`;
  return row?.count ?? -1;
}

describe('the catalogue of the database', () => {
  it('has row-level security enabled, forced and restricted on every table of a shop', async () => {
    const unprotected = await app.sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all (${global})
        and not (c.relrowsecurity and c.relforcerowsecurity
                 and exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'))`;
    expect(tenantTables.length).toBeGreaterThan(8);
    expect(unprotected.map(({ name }) => name)).toEqual([]);
  });

  it('lets exactly the reviewed functions look across shops, with a fixed search path', async () => {
    const functions = await app.sql<{ name: string; owner: string; config: string[] | null }[]>`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as config
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef order by 1`;
    expect(functions.map(({ name }) => name)).toEqual(lookups);
    for (const { owner, config } of functions) {
      expect(owner).toBe('prikazchik_lookup');
      expect(config).toEqual(['search_path=pg_catalog, public']);
    }
  });

  it('gives their owner nothing but reading, and no way in', async () => {
    const [role] = await app.sql<{ power: boolean }[]>`
      select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as power from pg_roles where rolname = 'prikazchik_lookup'`;
    expect(role?.power).toBe(false);
    const writes = await app.sql`
      select 1 from information_schema.role_table_grants where grantee = 'prikazchik_lookup' and privilege_type <> 'SELECT'`;
    expect(writes).toHaveLength(0);
  });

  it('has no view, which would read with the rights of its owner', async () => {
    expect(await app.sql`select 1 from pg_views where schemaname = 'public'`).toHaveLength(0);
  });
});

describe('a connection of the application', () => {
  it('sees no row of any shop before it names one', async () => {
    for (const table of tenantTables) expect([table, await seen(table)]).toEqual([table, 0]);
  });

  it('sees none after it named one, on the same connection', async () => {
    const shop = await app.shop();
    const reserved = await app.api.database.client.reserve();
    try {
      await reserved`begin`;
      await reserved`select set_config('app.company', ${shop.companyId}, true)`;
      expect(await reserved`select id from companies`).toEqual([{ id: shop.companyId }]);
      await reserved`commit`;
      expect(await reserved`select id from companies`).toHaveLength(0);
    } finally {
      reserved.release();
    }
  });

  it('can write no row of another shop than the one it named', async () => {
    const [one, other] = [await app.shop(), await app.shop()];
    const moved = app.api.database.client.begin(async (sql) => {
      await sql`select set_config('app.company', ${one.companyId}, true)`;
      await sql`update warehouses set company_id = ${other.companyId}`;
    });
    await expect(moved).rejects.toThrow(/row-level security/);
  });
});
