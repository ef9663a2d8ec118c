import { appendFileSync } from 'node:fs';

/** One line of the table that `npm run proof` ends with. */
export interface Figure {
  /** What was tried: `accept ∥ revoke`. */
  what: string;
  /** How often: `1000 rounds`. */
  size: string;
  /** What came of it, as counted or measured: `0 doubles, 512 : 488`. */
  result: string;
}

/** Notes a figure for the table; without PROOF_FIGURES (a file) nobody asked for one. */
export function figure(line: Figure): void {
  const file = process.env.PROOF_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** The value below which this share of the samples lies: `percentile(times, 0.99)`. Of no samples, NaN. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
