import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type rules, violations } from './catalogue.ts';
import { startApp, type TestApp } from './harness.ts';

let app: TestApp;
let application: string;

beforeAll(async () => {
  app = await startApp();
  await app.shop();
  await app.shop();
  const [role] = await app.api.database.client<{ name: string }[]>`select current_user as name`;
  application = role?.name ?? '';
});

afterAll(() => app.stop());

/** One way to break each rule of the catalogue; APP stands for the application's role. */
const faults: Record<keyof typeof rules, string[]> = {
  'a table of a shop without row-level security, enabled and forced': [
    'create table orders (company_id uuid, id uuid)',
    'create table orders (shop uuid, id uuid)',
    'create schema sales; create table sales.orders (company_id uuid)',
    'alter table sessions add column company_id uuid',
    'create table products_2026 () inherits (products)',
    'alter table products disable row level security',
    'alter table products no force row level security',
  ],
  'a table of a shop without the one restrictive policy, for everyone and everything': [
    'drop policy own_company on products',
    'drop policy own_company on products; create policy own_company on products as restrictive for select using (true)',
    "drop policy own_company on products; create policy own_company on products using (company_id = nullif(current_setting('app.company', true), '')::uuid)",
    'alter policy own_company on products to APP',
    'alter policy own_company on products using (true)',
    'alter policy own_company on products with check (true)',
  ],
  'a view that reads with the rights of its owner, or keeps or fetches rows where no policy holds': [
    'create view cheap as select * from products',
    'create view cheap with (security_invoker = false) as select * from products',
    'create schema sales; create view sales.cheap as select * from public.products',
    'create materialized view cheap as select * from products',
  ],
  'a rule, which acts with the rights of the owner of its table': [
    'create rule also as on insert to products do also delete from warehouses',
  ],
  'a function that lends its rights and was not reviewed': [
    'create function prices() returns setof products language sql security definer set search_path = pg_catalog, public as $$ select * from products $$',
    "create function pgboss.prices() returns int language sql security definer as 'select 1'",
    'create function viewer_of(int) returns int language sql security definer as $$ select 1 $$; alter function viewer_of(int) rename to viewer_too',
  ],
  'a reviewed function that can write, finds names elsewhere, belongs to another role or has a namesake': [
    'alter function company_of_upload(uuid) reset search_path',
    'alter function company_of_upload(uuid) set search_path = public, pg_catalog',
    'alter function company_of_upload(uuid) volatile',
    'alter function company_of_upload(uuid) security invoker',
    'alter function company_of_upload(uuid) owner to current_user',
    "create function company_of_upload(text) returns int language sql security definer as 'select 1'",
  ],
  'a function that policies trust to tell nothing of the rows that it is shown': [
    "create function tell(text) returns boolean language sql leakproof as 'select true'",
  ],
  'a power of the application’s role': ['superuser', 'bypassrls', 'createrole', 'createdb', 'replication'].map(
    (power) => `alter role APP ${power}`,
  ),
  'a role whose rights the application has or can take': [
    'grant prikazchik_lookup to APP',
    'grant pg_read_all_data to APP',
    'create role between noinherit; grant pg_write_all_data to between; grant between to APP',
  ],
  'something that the application owns': [
    'alter table products owner to APP',
    'alter function company_of_upload(uuid) owner to APP',
    'create schema own authorization APP',
  ],
  'a place where the application can make something': [
    'grant create on schema public to APP',
    'grant create on schema pgboss to public',
    `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
  ],
  'a right of the application to a table that no policy restrains': [
    'grant truncate on products to APP',
    'grant references on products to public',
    'grant trigger on pgboss.job to APP',
  ],
  'a power of the role that looks across shops, or a way into it': [
    'alter role prikazchik_lookup login',
    'alter role prikazchik_lookup bypassrls',
    'create role clerk; grant prikazchik_lookup to clerk',
    'grant pg_read_all_data to prikazchik_lookup',
  ],
  'a table that the role that looks across shops can change': [
    'grant update on products to prikazchik_lookup',
    'grant insert on sessions to public',
  ],
};

class Undone extends Error {}

/** What is found while the fault is there; the transaction takes it away again. */
async function foundWith(fault: string): Promise<string[]> {
  let found: string[] = [];
  const planted = app.sql.begin(async (sql) => {
    await sql.unsafe(fault.replaceAll('APP', `"${application}"`));
    found = await violations(sql, application);
    throw new Undone();
  });
  await planted.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return found;
}

describe('the catalogue of the database', () => {
  it('holds nothing through which one shop could reach the rows of another', async () => {
    expect(await violations(app.sql, application)).toEqual([]);
  });

  it.each(Object.entries(faults).flatMap(([rule, ways]) => ways.map((fault) => [rule, fault] as const)))(
    'would show %s: %s',
    async (rule, fault) => {
      expect(await foundWith(fault)).toContainEqual(expect.stringContaining(`${rule}: `));
    },
  );
});

describe('a connection of the application', () => {
  it('sees no row of any shop before it names one', async () => {
    const tables = await app.sql<{ name: string }[]>`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`;
    expect(tables.length).toBeGreaterThan(8);
    const { client } = app.api.database;
    for (const { name } of tables) expect([name, ...(await client`select from ${client(name)}`)]).toEqual([name]);
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
