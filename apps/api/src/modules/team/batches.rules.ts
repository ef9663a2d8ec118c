import { emailKey, readEmail } from '@prikazchik/inputs/email';
import { shownSafely } from '@prikazchik/inputs/text';
import { ROLE_KEYS, ROLES, refOf } from '@prikazchik/permissions/role';
import type { OwnRole } from '../../platform/given.ts';
import type { ProblemCode } from '../../platform/problem.ts';

/** A line of a list, as far as it can be told from the list alone. */
export interface ListedPerson {
  line: number;
  email: string;
  role: string;
  emailKey: string | null;
  roles: string[] | null;
  problem: ProblemCode | null;
}

/** As many lines as one list may have: what an established shop may send in a day. */
export const linesMost = 500;
/** What is kept of a cell that can be no address and no role. */
const cellMost = 254;

/** A cell that is no address and no role is kept to be shown beside what is wrong with it. */
const kept = (cell: string) => shownSafely(cell.slice(0, cellMost));

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

const presets = ROLE_KEYS.flatMap((key) => [key, ROLES[key].title.ru, ROLES[key].title.en].map((name) => ({ name, key })));

/** What roles are called in a list: presets in either language, the shop's own by their names. */
function namesOf(own: readonly Pick<OwnRole, 'key' | 'name'>[]): Map<string, string> {
  return new Map([...own, ...presets].map(({ name, key }) => [plain(name), key]));
}

/** The roles that a cell names, joined by a plus; null when one of them is none. */
function rolesIn(cell: string, names: ReadonlyMap<string, string>): string[] | null {
  const found = cell.split('+').map((name) => names.get(plain(name)));
  const known = found.filter((role) => role !== undefined);
  return known.length === found.length ? [...new Set(known)] : null;
}

const headings = new Set(['email', 'e mail', 'почта', 'адрес', 'электронная почта', 'адрес почты']);

/** The cells of one line, as a table has them. */
export interface ListRecord {
  line: number;
  cells: string[];
}

/**
 * Reads the lines of a list: an address and, where it differs, a role on each, with or without a heading.
 * @param usual the roles of a line that names none
 * @returns null when there is no line, or more than {@link linesMost}
 */
export function readList(
  records: readonly ListRecord[],
  usual: readonly string[],
  own: readonly Pick<OwnRole, 'key' | 'name'>[],
): ListedPerson[] | null {
  if (records.length > linesMost + 1) return null;
  const [first] = records;
  const body = first && headings.has(plain(first.cells[0] ?? '')) ? records.slice(1) : records;
  if (body.length === 0 || body.length > linesMost) return null;
  const seen = new Set<string>();
  const names = namesOf(own);
  return body.map((record) => personOf(record, (cell) => (cell === '' ? [...usual] : rolesIn(cell, names)), seen));
}

function personOf(
  { line, cells: [address = '', role = ''] }: ListRecord,
  rolesOf: (cell: string) => string[] | null,
  seen: Set<string>,
): ListedPerson {
  const email = readEmail(address);
  const key = typeof email === 'string' ? emailKey(email) : null;
  const roles = rolesOf(role);
  const isRepeated = key !== null && seen.has(key);
  if (key) seen.add(key);
  return {
    line,
    email: kept(typeof email === 'string' ? email : address),
    role: kept(role),
    emailKey: key,
    roles,
    problem: problemOf(typeof email === 'string' ? null : email.code, key, roles, isRepeated),
  };
}

function problemOf(unread: ProblemCode | null, key: string | null, roles: string[] | null, isRepeated: boolean): ProblemCode | null {
  if (unread) return unread;
  if (!key) return 'INVALID_EMAIL';
  if (isRepeated) return 'LISTED_TWICE';
  if (!roles) return 'ROLE_UNKNOWN';
  return roles.length === 0 ? 'REQUIRED' : null;
}

interface Line {
  roles: string[] | null;
  problem: ProblemCode | null;
  invitationId: string | null;
}

const stateOf = ({ problem, invitationId }: Line) => {
  if (problem) return 'REFUSED';
  return invitationId ? 'SENT' : 'READY';
};

/** As the API shows it. */
export function shownBatch<L extends Line, B extends { startedAt: Date | null; lines: L[] }>(batch: B) {
  const lines = batch.lines.map((line) => ({ ...line, roles: (line.roles ?? []).map(refOf), state: stateOf(line) }));
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return { ...batch, isStarted: batch.startedAt !== null, lines, ready: count('READY'), sent: count('SENT'), refused: count('REFUSED') };
}
