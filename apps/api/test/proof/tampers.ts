import type { Sql, TransactionSql } from 'postgres';

/** What can be done to a journal by one who holds the database itself. */

/** So many rows in one transaction: each leaves a dead version of the head, which the next one looks through until the commit. */
const portion = 1_000;

/** Rows as the application writes them; the database links them. */
export async function fillJournal(sql: Sql, companyId: string, rows: number): Promise<void> {
  for (let from = 1; from <= rows; from += portion) {
    await sql`
      insert into audit_log (company_id, id, actor_kind, user_id, member_id, actor_roles, session_id, action, object_type, object_id, outcome, reason,
                             before, after, ip, user_agent, request_id)
      select ${companyId}, gen_random_uuid(), 'person', gen_random_uuid(), gen_random_uuid(), '{manager}', gen_random_uuid(), 'product.setPrice', 'product',
             gen_random_uuid(), 'done', null, jsonb_build_object('priceMinor', n), jsonb_build_object('priceMinor', n + 100, 'oldPriceMinor', null),
             '198.51.100.7', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', gen_random_uuid()
        from generate_series(${from}::int, ${Math.min(rows, from + portion - 1)}::int) n`;
  }
}

/** The end of the journal, as a checkpoint would keep it. */
export async function signature(sql: Sql, companyId: string): Promise<Map<number, Uint8Array>> {
  const heads = await sql<{ number: string; hash: Uint8Array }[]>`select number, hash from audit_heads where company_id = ${companyId}`;
  return new Map(heads.map(({ number, hash }) => [Number(number), hash]));
}

/** Keeps the journal aside, takes away what would refuse two rows of one number, and indexes that only lists need. */
export async function allowAnything(sql: Sql, companyId: string): Promise<void> {
  await sql`create table kept as select * from audit_log where company_id = ${companyId}`;
  await sql`create table kept_head as select * from audit_heads where company_id = ${companyId}`;
  await sql`drop index audit_log_in_order, audit_log_by_time, audit_log_by_kind, audit_log_by_person, audit_log_by_object`;
}

/** Works past every trigger, as only a superuser can. */
export async function past(sql: Sql, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await work(tx);
  });
}

export function putBack(sql: Sql, companyId: string): Promise<void> {
  return past(sql, async (tx) => {
    await tx`delete from audit_log where company_id = ${companyId}`;
    await tx`insert into audit_log select * from kept`;
    await tx`delete from audit_heads where company_id = ${companyId}`;
    await tx`insert into audit_heads select * from kept_head`;
  });
}

/** Every column but the shop, the place and the hash. */
const changes = [
  "action = 'product.archive'",
  "actor_kind = 'system'",
  'user_id = gen_random_uuid()',
  'member_id = null',
  "actor_roles = '{owner}'",
  'session_id = gen_random_uuid()',
  "object_type = 'member'",
  'object_id = null',
  "outcome = 'refused'",
  "reason = 'FORBIDDEN'",
  `before = '{"priceMinor": 0}'`,
  "after = after - 'oldPriceMinor'",
  "ip = '198.51.100.8'",
  "user_agent = user_agent || ' '",
  "request_id = 'x'",
  "at = at + interval '1 microsecond'",
  'id = gen_random_uuid()',
];

type Tamper = (tx: TransactionSql, companyId: string, number: number) => Promise<void>;

/** The five of them, each at the row of this number, after which there is at least one more. Every other time later rows move up. */
export const tampers: Record<string, Tamper> = {
  async 'a row is changed'(tx, companyId, number) {
    await tx.unsafe(`update audit_log set ${changes[number % changes.length]} where company_id = $1 and number = $2`, [companyId, number]);
  },
  async 'a row is taken out'(tx, companyId, number) {
    await tx`delete from audit_log where company_id = ${companyId} and number = ${number}`;
    if (number % 2) await tx`update audit_log set number = number - 1 where company_id = ${companyId} and number > ${number}`;
  },
  async 'a row is put between'(tx, companyId, number) {
    if (number % 2) await tx`update audit_log set number = number + 1 where company_id = ${companyId} and number > ${number}`;
    await tx`
      insert into audit_log select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'number', ${number}::int + ${number % 2}::int))).*
        from audit_log e where company_id = ${companyId} and number = ${number}`;
  },
  async 'two rows change places'(tx, companyId, number) {
    await tx`update audit_log set number = case number when ${number} then number + 1 else number - 1 end
              where company_id = ${companyId} and number in (${number}, ${number + 1})`;
  },
  async 'the tail is cut off'(tx, companyId, number) {
    await tx`delete from audit_log where company_id = ${companyId} and number > ${number}`;
  },
};

/** The hash of one row alone: there is nothing to hide behind new hashes. */
export const onlyHash: Tamper = async (tx, companyId, number) => {
  await tx`update audit_log set hash = sha256(hash) where company_id = ${companyId} and number = ${number}`;
};

/** Gives all rows numbers without gaps, hashes that fit, and the head that they lead to. */
export async function hide(tx: TransactionSql, companyId: string): Promise<void> {
  await tx`select set_config('app.company', ${companyId}, true)`;
  await tx`
    do $$
    declare
      shop uuid := current_setting('app.company');
      entry audit_log;
      link bigint := 0;
      link_hash bytea := '';
    begin
      for entry in select * from audit_log where company_id = shop order by number, id loop
        link := link + 1;
        entry.number := link;
        link_hash := sha256(link_hash || convert_to(journal_content(entry), 'UTF8'));
        update audit_log set number = link, hash = link_hash where company_id = shop and id = entry.id;
      end loop;
      update audit_heads set number = link, hash = link_hash where company_id = shop;
    end $$`;
}
