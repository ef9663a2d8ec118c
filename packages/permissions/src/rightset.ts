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
const singles: ReadonlyMap<string, RightSet> = new Map(RIGHT_KEYS.map((right, position) => [right, bitAt(position)]));

function bitAt(position: number): RightSet {
  return position < WORD ? { low: 1 << position, high: 0 } : { low: 0, high: 1 << (position - WORD) };
}

/** No rights at all. */
export const NONE: RightSet = { low: 0, high: 0 };

/**
 * The set of one right, looked up by its name once where several sets are asked about it.
 *
 * @throws RangeError for a string that is no right: it must not stand for another one's bit
 */
export function only(right: Right): RightSet {
  const one = singles.get(right);
  if (one === undefined) throw new RangeError(`Not a right: ${right}`);
  return one;
}

/** The set of the given rights. */
export function compile(rights: Iterable<Right>): RightSet {
  let low = 0;
  let high = 0;
  for (const right of rights) {
    const one = only(right);
    low |= one.low;
    high |= one.high;
  }
  return { low, high };
}

/** Every right of the table. */
export const EVERY: RightSet = compile(RIGHT_KEYS);

/** Whether the set holds the right. */
export function has(set: RightSet, right: Right): boolean {
  return meets(set, only(right));
}

/** Whether the sets have a right in common. */
export function meets(a: RightSet, b: RightSet): boolean {
  return ((a.low & b.low) | (a.high & b.high)) !== 0;
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
