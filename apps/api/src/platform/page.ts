import { validate } from 'uuid';
import { Refusal } from './refusal.ts';

/** A slice of a list in its own order: at most 100 rows after the cursor. */
export interface PageArgs {
  first: number;
  after: string | null;
}

export interface Page<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const maxPage = 100;

/** @throws Refusal BAD_USER_INPUT when `first` is outside 1…100 */
export function pageSize(args: PageArgs): number {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > maxPage) throw new Refusal('BAD_USER_INPUT');
  return args.first;
}

/** The sort key of the last row seen, opaque to the caller. */
function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws Refusal BAD_USER_INPUT when the cursor is not one that `encodeCursor` made for keys of this length */
export function decodeCursor(cursor: string | null, length: number): (string | number)[] | null {
  if (cursor === null) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string' || typeof part === 'number'))
      return key;
  } catch {
    // Falls through to the one refusal.
  }
  throw new Refusal('BAD_USER_INPUT');
}

/** Wraps rows that were read with `limit first + 1`. */
export function toPage<Row>(rows: Row[], args: PageArgs, key: (row: Row) => readonly (string | number)[]): Page<Row> {
  const edges = rows.slice(0, args.first).map((node) => ({ node, cursor: encodeCursor(key(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > args.first,
      hasPreviousPage: args.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** For lists in the order of their ids. @throws Refusal BAD_USER_INPUT for a cursor of another list */
export function decodeIdCursor(cursor: string | null): string | null {
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (id === undefined) return null;
  if (typeof id === 'string' && validate(id)) return id;
  throw new Refusal('BAD_USER_INPUT');
}
