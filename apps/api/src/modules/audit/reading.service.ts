import type { Database } from '../../platform/db.ts';
import { decodeCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { demand, type Viewer } from '../../platform/viewer.ts';
import type { JournalSearch } from './journal.rules.ts';
import { type Before, hasObject, type JournalRow, listHistory, listJournal, userOfMember } from './reading.repository.ts';

export interface JournalReading {
  /** Newest first. @throws Refusal NOT_FOUND when the person never had a place in the shop */
  list(viewer: Viewer | null, args: PageArgs, wanted: JournalSearch): Promise<Page<JournalRow>>;
  /** What was done to one object of the shop, newest first. @throws Refusal NOT_FOUND when there is none */
  history(viewer: Viewer | null, args: PageArgs, objectType: string, objectId: string): Promise<Page<JournalRow>>;
}

export function createJournalReading(database: Database): JournalReading {
  const page = (rows: JournalRow[], args: PageArgs) => toPage(rows, args, ({ number }) => [number]);
  return {
    async list(viewer, args, wanted) {
      const { companyId } = demand(viewer, 'audit.read').membership;
      const [limit, before] = [pageSize(args), startOf(args)];
      return database.read(companyId, async (reader) => {
        const userId = wanted.memberId && (await userOfMember(reader, companyId, wanted.memberId));
        if (wanted.memberId && !userId) throw notFound();
        return page(await listJournal(reader, companyId, wanted, userId, before, limit + 1), args);
      });
    },
    async history(viewer, args, objectType, objectId) {
      const { companyId } = demand(viewer, 'audit.read').membership;
      const [limit, before] = [pageSize(args), startOf(args)];
      return database.read(companyId, async (reader) => {
        if (!(await hasObject(reader, companyId, objectType, objectId))) throw notFound();
        return page(await listHistory(reader, companyId, objectType, objectId, before, limit + 1), args);
      });
    },
  };
}

/** @throws Refusal BAD_USER_INPUT for a cursor of another list */
function startOf({ after }: PageArgs): Before {
  const [number] = decodeCursor(after, 1) ?? [];
  if (number === undefined) return null;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new Refusal('BAD_USER_INPUT');
  return number;
}
