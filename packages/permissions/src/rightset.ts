import type { Right } from './right.ts';
import { RIGHT_KEYS } from './right.ts';

/**
 * Rights as bits: thirty-two in each word, in the order of the table.
 *
 * For memory only: a bit's place moves when the table does. Store and send the keys, see {@link toRights}.
 */
export interface RightSet {
  readonly low: number;
  readonly high: number;
}

const WORD = 32;
const positions: ReadonlyMap<string, number> = new Map(RIGHT_KEYS.map((right, position) => [right, position]));

/** No rights at all. */
export const NONE: RightSet = { low: 0, high: 0 };

/** The set of the given rights. */
export function compile(rights: Iterable<Right>): RightSet {
  let low = 0;
  let high = 0;
  for (const right of rights) {
    const position = positionOf(right);
    if (position < WORD) low |= 1 << position;
    else high |= 1 << (position - WORD);
  }
  return { low, high };
}

/** Every right of the table. */
export const EVERY: RightSet = compile(RIGHT_KEYS);

/** Whether the set holds the right. */
export function has(set: RightSet, right: Right): boolean {
  const position = positionOf(right);
  return ((position < WORD ? set.low >>> position : set.high >>> (position - WORD)) & 1) === 1;
}

/** What is in either. */
export function union(a: RightSet, b: RightSet): RightSet {
  return { low: a.low | b.low, high: a.high | b.high };
}

/** What is in both. */
export function intersection(a: RightSet, b: RightSet): RightSet {
  return { low: a.low & b.low, high: a.high & b.high };
}

/** What is in the first and not in the second. */
export function minus(a: RightSet, b: RightSet): RightSet {
  return { low: a.low & ~b.low, high: a.high & ~b.high };
}

/** Whether the second holds everything that the first does. */
export function isSubset(part: RightSet, whole: RightSet): boolean {
  return (part.low & ~whole.low) === 0 && (part.high & ~whole.high) === 0;
}

/** The keys of the set, in the order of the table. */
export function toRights(set: RightSet): Right[] {
  return RIGHT_KEYS.filter((right) => has(set, right));
}

/** A key that is not in the table must not alias another one's bit: undefined would shift by zero. */
function positionOf(right: Right): number {
  const position = positions.get(right);
  if (position === undefined) throw new RangeError(`Not a right: ${right}`);
  return position;
}
