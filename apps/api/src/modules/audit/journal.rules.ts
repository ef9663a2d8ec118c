/** What is told of in each section of the journal, by the kinds of object. Lists are made from these: a kind left out is in no filter. */
export const sections = {
  GOODS: ['product', 'photo', 'stock'],
  TEAM: ['member', 'invitation', 'invitation_batch', 'role', 'viewing', 'access_request', 'request'],
  SHOP: ['company', 'warehouse'],
  SECURITY: ['session', 'user', 'factor', 'notice', 'journal'],
} as const satisfies Record<string, readonly string[]>;

export type Section = keyof typeof sections;

/** Every kind of object that a row of a shop's journal may be about. */
export const objectKinds: readonly string[] = Object.values(sections).flat();

/** Objects whose own history can be asked for. */
export const withHistory = ['PRODUCT', 'MEMBER', 'INVITATION', 'COMPANY'] as const;
export type WithHistory = (typeof withHistory)[number];

/** Which rows; what is null does not narrow. `from` is within, `to` is not. */
export interface JournalSearch {
  memberId: string | null;
  section: Section | null;
  outcome: 'done' | 'refused' | null;
  from: Date | null;
  to: Date | null;
}

/** The forms of a file of the journal. */
export const exportFormats = ['CSV', 'XLSX', 'NDJSON'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A sheet of Excel has 1,048,576 rows; beyond this many there are the other forms. Further than this nobody counts, either. */
export const countedMost = 1_000_000;
