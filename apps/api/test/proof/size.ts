/** Whether this is `npm run proof`, which takes its time, or the share of it that every `npm test` runs. */
const isFull = process.env.PROOF === 'full';

/** How many rounds to run: as many as the claim needs in `npm run proof`, as many as fit in `npm test`. */
export function rounds(size: { full: number; test: number }): number {
  return isFull ? size.full : size.test;
}
