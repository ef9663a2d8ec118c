import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { ProblemCode } from '../../platform/problem.ts';
import type { ListedPerson } from './batches.rules.ts';
import { invitationBatches, invitationBatchRows } from './batches.tables.ts';

type BatchRow = typeof invitationBatches.$inferSelect;
export type BatchLine = typeof invitationBatchRows.$inferSelect;
export type Batch = BatchRow & { lines: BatchLine[] };

export async function insertBatch(
  tx: Tx,
  batch: Omit<BatchRow, 'id' | 'createdAt' | 'startedAt'>,
  people: readonly ListedPerson[],
): Promise<string> {
  const id = newId();
  const { companyId } = batch;
  await tx.insert(invitationBatches).values({ ...batch, id });
  await tx
    .insert(invitationBatchRows)
    .values(people.map(({ line, email, role, roles, problem }) => ({ companyId, batchId: id, line, email, role, roles, problem })));
  return id;
}

const isBatch = (companyId: string, id: string) => and(eq(invitationBatches.companyId, companyId), eq(invitationBatches.id, id));
const linesOf = (companyId: string, id: string) => and(eq(invitationBatchRows.companyId, companyId), eq(invitationBatchRows.batchId, id));

export async function findBatch(reader: Reader, companyId: string, id: string): Promise<Batch | null> {
  const [batch] = await reader.select().from(invitationBatches).where(isBatch(companyId, id));
  if (!batch) return null;
  const lines = await reader.select().from(invitationBatchRows).where(linesOf(companyId, id)).orderBy(asc(invitationBatchRows.line));
  return { ...batch, lines };
}

/** @returns false when it was started before */
export async function startBatch(tx: Tx, companyId: string, id: string): Promise<boolean> {
  const started = await tx
    .update(invitationBatches)
    .set({ startedAt: sql`now()` })
    .where(and(isBatch(companyId, id), isNull(invitationBatches.startedAt)))
    .returning({ id: invitationBatches.id });
  return started.length > 0;
}

/** The next lines that are neither refused nor sent. */
export async function nextLines(reader: Reader, companyId: string, id: string, limit: number): Promise<BatchLine[]> {
  return reader
    .select()
    .from(invitationBatchRows)
    .where(and(linesOf(companyId, id), isNull(invitationBatchRows.problem), isNull(invitationBatchRows.invitationId)))
    .orderBy(asc(invitationBatchRows.line))
    .limit(limit);
}

export async function settleLine(
  tx: Tx,
  { companyId, batchId, line }: Pick<BatchLine, 'companyId' | 'batchId' | 'line'>,
  outcome: { problem: ProblemCode } | { invitationId: string },
): Promise<void> {
  await tx
    .update(invitationBatchRows)
    .set(outcome)
    .where(and(linesOf(companyId, batchId), eq(invitationBatchRows.line, line)));
}
