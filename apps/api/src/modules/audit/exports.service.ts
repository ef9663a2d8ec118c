import { Readable } from 'node:stream';
import type { Database } from '../../platform/db.ts';
import { hurried } from '../../platform/deadline.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import { inPortions } from '../../platform/portions.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { csvOf, workbookOf } from '../../platform/sheet.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Locale, type Origin, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { insertExport, type JournalExport, nextNumber, takeExport } from './exports.repository.ts';
import { cellsOf, type ExportedEntry, headsOf } from './exports.rules.ts';
import { countedMost, type ExportFormat, type JournalSearch } from './journal.rules.ts';
import type { Journal } from './journal.service.ts';
import { countJournal, listJournal } from './reading.repository.ts';
import { personWanted, shownEntry } from './reading.service.ts';

export interface JournalFile {
  content: Readable;
  format: ExportFormat;
  fileName: string;
}

export interface JournalExports {
  /**
   * Leave to fetch the rows of a search as a file.
   * @throws Refusal NOT_FOUND when the person never had a place in the shop
   */
  ask(
    viewer: Viewer | null,
    format: ExportFormat,
    wanted: JournalSearch,
  ): Promise<Problem | { url: string; fileName: string; total: number | null }>;
  /**
   * The file, read while it is sent. The right is judged again for every thousand rows; when it is gone, the file breaks off.
   * @throws Refusal NOT_FOUND for what is no leave, is used up or too old; UNAUTHENTICATED, FORBIDDEN when session or right are gone
   */
  open(companyId: string, token: string, origin: Origin): Promise<JournalFile>;
}

interface Needs {
  database: Database;
  journal: Journal;
  signer: LinkSigner;
  log: Log;
}

const right = 'audit.export';
/** Leave is never renewed: who needs another file asks for another. */
const generation = 1;
const rowsAtOnce = 1_000;

const nameOf = (format: ExportFormat, at: Date) => `journal-${at.toISOString().slice(0, 10)}.${format.toLowerCase()}`;

export function createJournalExports({ database, journal, signer, log }: Needs): JournalExports {
  /** A thousand rows with a deadline of their own, under the right as it is now. */
  function portionOf(taken: JournalExport, below: number, origin: Origin): Promise<{ who: ShopViewer; entries: ExportedEntry[] }> {
    const { companyId, sessionId, search } = taken;
    return hurried(() =>
      database.read(companyId, async (reader) => {
        const who = demand(await readViewer(reader, sessionId, companyId, origin), right);
        const userId = await personWanted(reader, companyId, search);
        const rows = await listJournal(reader, companyId, search, userId, below, rowsAtOnce);
        return { who, entries: rows.map(shownEntry) };
      }),
    );
  }

  return {
    ask: (viewer, format, search) =>
      journal.perform(viewer, { action: 'journal.export', objectType: 'journal', right }, async (tx, who, note) => {
        const { companyId } = who.membership;
        const userId = await personWanted(tx, companyId, search);
        const below = await nextNumber(tx, companyId);
        const count = await countJournal(tx, companyId, search, userId, below, countedMost + 1);
        const total = count > countedMost ? null : count;
        if (total === null && format === 'XLSX') return new Problem('EXPORT_TOO_LARGE', 'format', { max: countedMost });
        const id = await insertExport(tx, { companyId, sessionId: who.sessionId, format, search, below, total });
        note({ objectId: id, after: { format, rows: total, ...factsOf(search) } });
        const url = `/files/${companyId}/journal/${signer.sign('journal-export', { id, generation })}`;
        return { url, fileName: nameOf(format, new Date(who.askedAt)), total };
      }),
    async open(companyId, token, origin) {
      const key = signer.verify('journal-export', token);
      const taken = key && (await database.write(companyId, (tx) => takeExport(tx, companyId, key.id)));
      if (!taken || taken instanceof Problem) throw notFound();
      const { who, entries } = await portionOf(taken, taken.below, origin);
      const all = inPortions(entries, rowsAtOnce, async ({ number }) => (await portionOf(taken, number, origin)).entries);
      const content = fileOf(taken.format, who.locale, all);
      content.once('error', (error) => log.warn({ requestId: origin.requestId, error }, 'an export broke off'));
      return { content, format: taken.format, fileName: nameOf(taken.format, taken.createdAt) };
    },
  };
}

const factsOf = ({ memberId, section, outcome, from, to }: JournalSearch) => ({
  ...(memberId && { member: memberId }),
  ...(section && { section }),
  ...(outcome && { outcome }),
  ...(from && { from: from.toISOString() }),
  ...(to && { to: to.toISOString() }),
});

async function* rowsOf(locale: Locale, entries: AsyncIterable<ExportedEntry>): AsyncIterable<string[]> {
  yield headsOf(locale);
  for await (const entry of entries) yield cellsOf(entry);
}

async function* linesOf(entries: AsyncIterable<ExportedEntry>): AsyncIterable<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

function fileOf(format: ExportFormat, locale: Locale, entries: AsyncIterable<ExportedEntry>): Readable {
  if (format === 'NDJSON') return Readable.from(linesOf(entries));
  if (format === 'XLSX') return workbookOf(locale === 'ru' ? 'Журнал' : 'Journal', rowsOf(locale, entries));
  return csvOf(rowsOf(locale, entries));
}
