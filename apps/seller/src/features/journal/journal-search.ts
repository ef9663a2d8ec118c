import type { JournalOutcome, JournalSection } from '@prikazchik/graphql-client/schema.generated.ts';
import { startOfDay, startOfNextDay } from '@prikazchik/ui/day.ts';
import { cursorOf, oneOf, textOf } from '@prikazchik/ui/search-params.ts';

export const SECTIONS: readonly JournalSection[] = ['GOODS', 'TEAM', 'SHOP', 'SECURITY'];
export const OUTCOMES: readonly JournalOutcome[] = ['DONE', 'REFUSED'];

/** What the address of the journal says. Absent means everything; days are `YYYY-MM-DD` in the shop's time zone, both included. */
export interface JournalSearch {
  person?: string | undefined;
  section?: JournalSection | undefined;
  outcome?: JournalOutcome | undefined;
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
}

const dayOf = (raw: unknown) =>
  typeof raw === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined;

/** Reads the address of the journal; what it does not know it drops. */
export function journalSearch(raw: Record<string, unknown>): JournalSearch {
  return {
    person: textOf(raw.person),
    section: oneOf(SECTIONS, raw.section),
    outcome: oneOf(OUTCOMES, raw.outcome),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
    after: cursorOf(raw.after),
  };
}

/** Reads the address of one object's history. */
export function historySearch(raw: Record<string, unknown>): { after?: string | undefined } {
  return { after: cursorOf(raw.after) };
}

export const PAGE = 50;

/** What to ask the API for. */
export function journalVariables({ person, section, outcome, from, to, after }: JournalSearch, timeZone: string) {
  const filter = {
    memberId: person ?? null,
    section: section ?? null,
    outcome: outcome ?? null,
    from: from ? startOfDay(from, timeZone) : null,
    to: to ? startOfNextDay(to, timeZone) : null,
  };
  return { first: PAGE, after: after ?? null, filter };
}
