import { createHash } from 'node:crypto';
import type { Checkpoint } from '../../platform/checkpoint.ts';
import type { Database } from '../../platform/db.ts';
import { beginning, readEnd, readEnds, readLinks } from './chain.repository.ts';
import { ChainWalk, type Flaw } from './chain.rules.ts';

/** What came of looking through one shop's journal. */
export interface Verdict {
  companyId: string;
  /** How many rows, from the first one, are as they were written. */
  rows: number;
  flaw: Flaw | null;
}

const sha256 = (before: Uint8Array, content: string) => createHash('sha256').update(before).update(content).digest();

/** Rows of one statement: far within the deadline of one, few enough to keep. */
const portion = 4_000;

/**
 * Looks through the journal of every shop, row by row, while others go on writing. A journal is whole when each row follows from
 * the one before it, the last one is where the writers left off, and each checkpoint is met.
 */
export async function* verifyJournals(database: Database, checkpoints: readonly Checkpoint[]): AsyncGenerator<Verdict> {
  const signed = byShop(checkpoints);
  const shops = new Set([...(await readEnds(database.global)).map(({ companyId }) => companyId), ...signed.keys()]);
  for (const companyId of shops) yield await verifyJournal(database, companyId, signed.get(companyId) ?? new Map());
}

/** @param checkpoints what was signed of this shop's journal, by the number of the row */
export async function verifyJournal(database: Database, companyId: string, checkpoints: ReadonlyMap<number, Uint8Array>): Promise<Verdict> {
  const walk = new ChainWalk(checkpoints, sha256);
  let place = beginning;
  for (;;) {
    const links = await database.read(companyId, (reader) => readLinks(reader, companyId, place, portion));
    for (const link of links) {
      const flaw = walk.take(link);
      if (flaw) return { companyId, rows: walk.length, flaw };
      place = link;
    }
    if (links.length === portion) continue;
    const { head, more } = await database.read(companyId, (reader) => readEnd(reader, companyId, place));
    if (!more) return { companyId, rows: walk.length, flaw: walk.end(head) };
  }
}

function byShop(checkpoints: readonly Checkpoint[]): Map<string, Map<number, Uint8Array>> {
  const shops = new Map<string, Map<number, Uint8Array>>();
  for (const { companyId, number, hash } of checkpoints) {
    const shop = shops.get(companyId) ?? new Map<number, Uint8Array>();
    shops.set(companyId, shop.set(number, hash));
  }
  return shops;
}
