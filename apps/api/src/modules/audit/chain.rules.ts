/** A row of the journal as the chain sees it. */
export interface Link {
  number: number;
  /** SHA-256 over the hash of the link before and `content`. */
  hash: Uint8Array;
  /** Everything that the row says, in the one form that was hashed. */
  content: string;
}

/** Where a chain ended at some moment: at number 0 before its first link. */
export interface End {
  number: number;
  hash: Uint8Array;
}

/** The first place where a journal is not what was written, and what is wrong with it. */
export interface Flaw {
  number: number;
  kind: 'changed' | 'missing' | 'repeated' | 'cut' | 'unlinked' | 'replaced';
}

const flaws: Record<Flaw['kind'], string> = {
  changed: 'it, or the one before it, does not say what it said when it was written',
  missing: 'it is not there',
  repeated: 'its number comes twice',
  cut: 'the journal ends before it, although it was written',
  unlinked: 'it was put there past the journal',
  replaced: 'it is not the one whose checkpoint was signed',
};

export const describeFlaw = ({ number, kind }: Flaw): string => `row ${number}: ${flaws[kind]}`;

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

/** SHA-256 over a hash and a text. */
type Hash = (before: Uint8Array, content: string) => Uint8Array;

/** Follows one chain from its first link to its end. After a flaw nothing that it is told has a meaning. */
export class ChainWalk {
  private readonly checkpoints: Map<number, Uint8Array>;
  private readonly hash: Hash;
  private last: End = { number: 0, hash: new Uint8Array() };

  /** @param checkpoints what was signed of this chain, by the number of the link */
  constructor(checkpoints: ReadonlyMap<number, Uint8Array>, hash: Hash) {
    this.checkpoints = new Map(checkpoints);
    this.hash = hash;
  }

  /** How many links were as they should be. */
  get length(): number {
    return this.last.number;
  }

  /** The next link in the order of numbers. */
  take({ number, hash, content }: Link): Flaw | null {
    const expected = this.last.number + 1;
    if (number > expected) return { number: expected, kind: 'missing' };
    if (number < expected) return { number, kind: 'repeated' };
    if (!isSame(this.hash(this.last.hash, content), hash)) return { number, kind: 'changed' };
    const signed = this.checkpoints.get(number);
    if (signed && !isSame(signed, hash)) return { number, kind: 'replaced' };
    this.checkpoints.delete(number);
    this.last = { number, hash };
    return null;
  }

  /** There are no more links, and this is where the writers left the chain. */
  end(head: End): Flaw | null {
    const after = this.last.number + 1;
    if (head.number > this.last.number || this.checkpoints.size > 0) return { number: after, kind: 'cut' };
    if (head.number < this.last.number) return { number: head.number + 1, kind: 'unlinked' };
    return isSame(head.hash, this.last.hash) ? null : { number: this.last.number, kind: 'changed' };
  }
}
