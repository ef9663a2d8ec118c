import type { Database, Reader } from '../../platform/db.ts';
import { deviceOf } from '../../platform/device.ts';
import { decodeCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { forbidden, notFound, Refusal } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Viewer } from '../../platform/viewer.ts';
import type { JournalSearch } from './journal.rules.ts';
import { maskEmail } from './journal.service.ts';
import { type Before, hasObject, type JournalRow, listHistory, listJournal, userOfMember } from './reading.repository.ts';

export interface JournalReading {
  /**
   * What the viewer themselves did in a shop in which they have a place, newest first; names of objects only as long as they work there.
   * @throws Refusal NOT_FOUND where they have none
   */
  own(viewer: Viewer, companyId: string, args: PageArgs): Promise<Page<JournalRow>>;
  /** Newest first. @throws Refusal NOT_FOUND when the person never had a place in the shop */
  list(viewer: Viewer | null, args: PageArgs, wanted: JournalSearch): Promise<Page<JournalRow>>;
  /** What was done to one object of the shop, newest first. @throws Refusal NOT_FOUND when there is none */
  history(viewer: Viewer | null, args: PageArgs, objectType: string, objectId: string): Promise<Page<JournalRow>>;
}

/** A row as it is shown to those who may read the journal: addresses masked, the browser in plain words. */
export function shownEntry({ actorKind, memberId, actorName, actorRoles, objectName, outcome, userAgent, ...row }: JournalRow) {
  return {
    ...row,
    actor: { kind: actorKind.toUpperCase(), memberId, name: actorName, roles: actorRoles },
    // A link has no address, only what the one who made it calls the person.
    objectName: row.objectType === 'invitation' && objectName?.includes('@') ? maskEmail(objectName) : objectName,
    outcome: outcome.toUpperCase(),
    device: userAgent && deviceOf(userAgent),
  };
}

/** The person of the place that a search names. @throws Refusal NOT_FOUND when there never was such a place */
export async function personWanted(reader: Reader, companyId: string, { memberId }: JournalSearch): Promise<string | null> {
  if (!memberId) return null;
  const userId = await userOfMember(reader, companyId, memberId);
  if (!userId) throw notFound();
  return userId;
}

export function createJournalReading(database: Database): JournalReading {
  const page = (rows: JournalRow[], args: PageArgs) => toPage(rows, args, ({ number }) => [number]);
  const everything: JournalSearch = { memberId: null, section: null, outcome: null, from: null, to: null };
  return {
    async own(viewer, companyId, args) {
      const [limit, before] = [pageSize(args), startOf(args)];
      return database.read(companyId, async (reader) => {
        const place = (await readViewer(reader, viewer.sessionId, companyId, viewer.origin))?.membership;
        if (!place) throw notFound();
        const { bar } = place.subject;
        if (bar) throw forbidden(undefined, bar);
        const rows = await listJournal(reader, companyId, everything, viewer.userId, before, limit + 1);
        const isAtWork = place.subject.membership === 'active';
        return page(
          rows.map((row) => (isAtWork ? row : { ...row, objectName: null })),
          args,
        );
      });
    },
    async list(viewer, args, wanted) {
      const { companyId } = demand(viewer, 'audit.read').membership;
      const [limit, before] = [pageSize(args), startOf(args)];
      return database.read(companyId, async (reader) => {
        const userId = await personWanted(reader, companyId, wanted);
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
