/** What a block gets to know of the run that it belongs to. */
export interface Run {
  /** Less time for each figure, and no ten million rows. */
  quick: boolean;
  /** Minutes of `memory`. */
  minutes: number;
  /** Something to be ended when the block is over, or the run is stopped: the last one first. */
  keep<Kept>(kept: Kept, end: (kept: Kept) => Promise<void>): Kept;
  /** Says what is going on. */
  say(text: string): void;
}
