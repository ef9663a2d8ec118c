import type postgres from 'postgres';
import { journalPage, type Operation } from './documents.ts';
import { openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import { openLines, post } from './steady.ts';
import { goal, type Line, median, percentile } from './table.ts';

const SHOP = { shops: 10, products: 1_000, ownProducts: 100, ownMembers: 300 };
const ROWS = 10_000_000;
const QUICK_ROWS = 1_000_000;
const GOAL_MS = 150;

/** A row a second, the last one now. One in a hundred was refused, one in a thousand is of the shop itself, none of a warehouse. */
async function fill(sql: postgres.Sql, companyId: string, rows: number): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = 'audit_log'::regclass and not indisprimary`;
  await sql.begin(async (tx) => {
    for (const { name } of indexes) await tx`drop index ${tx(name)}`;
    // Lists read no hashes, and links made one by one would take an hour.
    await tx`set local session_replication_role = replica`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`
      with people as (select row_number() over (order by id) - 1 as place, id, user_id from members where company_id = ${companyId})
      insert into audit_log (company_id, id, at, actor_kind, user_id, member_id, actor_roles, action, object_type, object_id, outcome, reason, before, after,
                             ip, user_agent, request_id, number)
      select ${companyId}, gen_random_uuid(), now() - (${rows}::int - n) * interval '1 second', 'person', p.user_id, p.id, '{manager}',
             case when n % 1000 = 0 then 'company.update' when n % 7 = 0 then 'member.changeRoles' else 'product.setPrice' end,
             case when n % 1000 = 0 then 'company' when n % 7 = 0 then 'member' else 'product' end,
             case when n % 1000 = 0 then ${companyId}::uuid when n % 7 = 0 then p.id else gen_random_uuid() end,
             case when n % 100 = 1 then 'refused' else 'done' end, case when n % 100 = 1 then 'WRONG_STATE' end,
             '{"priceMinor": 100}', '{"priceMinor": 200}', '198.51.100.7', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0', n::text, n
        from generate_series(1, ${rows}) n join people p on p.place = (n / 3) % ${SHOP.ownMembers}`;
    for (const { definition } of indexes) await tx.unsafe(definition);
  });
  await sql`vacuum analyze audit_log`;
}

const of = (filter: Record<string, unknown>): Operation => ({ ...journalPage, variables: { ...journalPage.variables, filter } });

/** Pages of a journal of ten million rows, by each filter and by those that find next to nothing. */
export async function measureJournal(run: Run): Promise<Line[]> {
  const rows = run.quick ? QUICK_ROWS : ROWS;
  const house = await openHouse(run, await openCluster(run), SHOP);
  run.say(`filling a journal: ${rows} rows`);
  await fill(house.database.sql, house.asker.companyId, rows);
  const server = await house.product();
  const [person] = await house.database.sql<{ id: string }[]>`
    select id from members where company_id = ${house.asker.companyId} order by id desc limit 1`;
  const memberId = person?.id ?? '';
  const ago = (share: number) => new Date(Date.now() - rows * share * 1000).toISOString();
  const middle = { from: ago(0.6), to: ago(0.5) };
  const filters: Record<string, Record<string, unknown>> = {
    'the first page': {},
    'one person': { memberId },
    'one section': { section: 'GOODS' },
    'a section of one row in a thousand': { section: 'SHOP' },
    'a section without rows': { section: 'SECURITY' },
    'what was refused': { outcome: 'REFUSED' },
    'a period in the middle': middle,
    'a period before the first row': { to: ago(2) },
    'one person, one section, refused, a period': { memberId, section: 'TEAM', outcome: 'REFUSED', ...middle },
    'one person in a section without rows': { memberId, section: 'SECURITY' },
  };
  const lines: Line[] = [];
  const agent = openLines();
  for (const [name, filter] of Object.entries(filters)) {
    run.say(`journal: ${name}`);
    const request = house.request(of(filter));
    const times: number[] = [];
    for (let round = 0; round < (run.quick ? 60 : 220); round += 1) {
      const { ms, status, body } = await post(agent, server.url, request);
      if (status !== 200 || body.includes('"errors"')) throw new Error(`${name}: ${status} ${body.slice(0, 200)}`);
      // What the first ones did was compile.
      if (round >= 20) times.push(ms);
    }
    const p95 = percentile(times, 0.95);
    lines.push({
      what: `${rows.toLocaleString('en')} rows, ${name}`,
      measured: `p50 ${median(times).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      goal: goal(`p95 ≤ ${GOAL_MS} ms`, p95 <= GOAL_MS),
    });
  }
  return lines;
}
