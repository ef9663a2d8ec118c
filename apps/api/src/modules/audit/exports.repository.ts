import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { journalExports, type StoredSearch } from './exports.tables.ts';
import type { JournalSearch } from './journal.rules.ts';

export type JournalExport = Omit<typeof journalExports.$inferSelect, 'search'> & { search: JournalSearch };

/** How long the address of a file waits to be fetched, in seconds. */
const seconds = 60;

const stored = (search: JournalSearch): StoredSearch => ({
  ...search,
  from: search.from?.toISOString() ?? null,
  to: search.to?.toISOString() ?? null,
});

const asked = (search: StoredSearch): JournalSearch => ({
  ...search,
  from: search.from === null ? null : new Date(search.from),
  to: search.to === null ? null : new Date(search.to),
});

export async function insertExport(tx: Tx, wanted: Omit<JournalExport, 'id' | 'createdAt' | 'takenAt'>): Promise<string> {
  const id = newId();
  await tx.insert(journalExports).values({ ...wanted, id, search: stored(wanted.search) });
  return id;
}

/** Takes the leave to fetch a file; null when it was taken before, has waited too long, or was never there. */
export async function takeExport(tx: Tx, companyId: string, id: string): Promise<JournalExport | null> {
  const [taken] = await tx
    .update(journalExports)
    .set({ takenAt: sql`now()` })
    .where(
      and(
        eq(journalExports.companyId, companyId),
        eq(journalExports.id, id),
        isNull(journalExports.takenAt),
        gt(journalExports.createdAt, sql`now() - make_interval(secs => ${seconds})`),
      ),
    )
    .returning();
  return taken ? { ...taken, search: asked(taken.search) } : null;
}

/** The number that the next row of the shop's journal will have. */
export async function nextNumber(reader: Reader, companyId: string): Promise<number> {
  const [row] = await reader.execute<{ number: string }>(
    sql`select coalesce(max(e.number), 0) + 1 as number from audit_log e where e.company_id = ${companyId}::uuid`,
  );
  return Number(row?.number);
}
