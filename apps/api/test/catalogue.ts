import type { Sql as Client, PendingQuery, Row, TransactionSql } from 'postgres';

/** A connection, or a transaction. */
type Sql = Client | TransactionSql;

/** Tables of people, sessions and letters: they belong to no shop. Whatever else there is belongs to one. */
const shared = [
  'account_log',
  'confirmations',
  'email_changes',
  'links',
  'notice_preferences',
  'notices',
  'rate_limits',
  'recovery_codes',
  'refresh_tokens',
  'sessions',
  'sign_in_challenges',
  'passkey_questions',
  'passkeys',
  'totp_factors',
  'users',
];

/** What may look across shops: reviewed one by one in drizzle/0001_row_security.sql and later migrations, see docs/adr/0007. */
const lookups = [
  'company_of_invitation',
  'company_of_picture_upload',
  'company_of_upload',
  'entries_of',
  'journal_heads',
  'memberships_of',
  'ownership_transfers_of',
  'viewer_of',
  'worked_elsewhere',
];

/** How every shop's table says it, the name of the column aside. */
const bound = "(NULLIF(current_setting('app.company'::text, true), ''::text))::uuid";
const own = `(… = ${bound})`;
const ownOrLookup = `((… = ( SELECT ${bound} AS "nullif")) OR (CURRENT_USER = 'prikazchik_lookup'::name))`;

/** Schemas that PostgreSQL did not make itself. */
const made = (sql: Sql) => sql`n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

/** Tables that belong to a shop: all of them, but those of the queue, of the migrations, and the shared ones; and whatever names a shop. */
const ofShops = (sql: Sql) => sql`
  ${made(sql)} and c.relkind in ('r', 'p') and (
    not (n.nspname in ('pgboss', 'drizzle') or n.nspname = 'public' and c.relname in ${sql(shared)})
    or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))`;

type Rule = (sql: Sql, application: string) => PendingQuery<Row[]>;

/** What must not be found in the catalogue of the database, each by what it is and by a query for the names of all there are. */
export const rules = {
  'a table of a shop without row-level security, enabled and forced': (sql) => sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ofShops(sql)} and not (c.relrowsecurity and c.relforcerowsecurity)`,
  'a table of a shop without the one restrictive policy, for everyone and everything': (sql) => sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ofShops(sql)} and not exists (
      select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
        and regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\((company_id|id) =', '(… =') = ${ownOrLookup}
        and regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\((company_id|id) =', '(… =') = ${own})`,
  'a view that reads with the rights of its owner, or keeps or fetches rows where no policy holds': (sql) => sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${made(sql)} and (c.relkind in ('m', 'f') or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}')`,
  'a rule, which acts with the rights of the owner of its table': (sql) => sql`
    select r.rulename as name from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
    where ${made(sql)} and r.rulename <> '_RETURN'`,
  'a function that lends its rights and was not reviewed': (sql) => sql`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${made(sql)} and p.prosecdef and not (n.nspname = 'public' and p.proname in ${sql(lookups)})`,
  'a reviewed function that can write, finds names elsewhere, belongs to another role or has a namesake': (sql) => sql`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proname in ${sql(lookups)} and (
      not p.prosecdef or p.provolatile = 'v' or p.proconfig is distinct from '{"search_path=pg_catalog, public"}'
      or pg_get_userbyid(p.proowner) <> 'prikazchik_lookup'
      or exists (select from pg_proc q where q.pronamespace = p.pronamespace and q.proname = p.proname and q.oid <> p.oid))`,
  'a function that policies trust to tell nothing of the rows that it is shown': (sql) => sql`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${made(sql)} and p.proleakproof`,
  'a power of the application’s role': (sql, application) => sql`
    select rolname as name from pg_roles
    where rolname = ${application} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  'a role whose rights the application has or can take': (sql, application) => sql`
    select rolname as name from pg_roles where rolname <> ${application} and pg_has_role(${application}, oid, 'member')`,
  'something that the application owns': (sql, application) => sql`
    select classid::regclass || ' ' || objid as name from pg_shdepend
    where refclassid = 'pg_authid'::regclass and refobjid = ${application}::regrole and deptype = 'o'`,
  'a place where the application can make something': (sql, application) => sql`
    select nspname as name from pg_namespace n where has_schema_privilege(${application}, n.oid, 'create')
    union all select datname from pg_database where datname = current_database() and has_database_privilege(${application}, oid, 'create, temporary')`,
  'a right of the application to a table that no policy restrains': (sql, application) => sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${made(sql)} and c.relkind in ('r', 'p') and has_table_privilege(${application}, c.oid, 'truncate, references, trigger')`,
  'a power of the role that looks across shops, or a way into it': (sql) => sql`
    select rolname as name from pg_roles where rolname = 'prikazchik_lookup'
      and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union all select m.member::regrole::text from pg_auth_members m
      where m.roleid = 'prikazchik_lookup'::regrole and m.member <> (select datdba from pg_database where datname = current_database())
    union all select m.roleid::regrole::text from pg_auth_members m where m.member = 'prikazchik_lookup'::regrole`,
  'a table that the role that looks across shops can change': (sql) => sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${made(sql)} and c.relkind in ('r', 'p') and has_table_privilege('prikazchik_lookup', c.oid, 'insert, update, delete, truncate, references, trigger')`,
} satisfies Record<string, Rule>;

/** Everything that breaks a rule, as `rule: name`; in a database that keeps shops apart, nothing. */
export async function violations(sql: Sql, application: string): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, query] of Object.entries<Rule>(rules)) {
    for (const { name } of await query(sql, application)) found.push(`${rule}: ${name}`);
  }
  return found;
}
