/** One line of what `npm run bench` prints. */
export interface Line {
  /** What was measured, of whom. */
  what: string;
  /** The figure, with its unit. */
  measured: string;
  /** The same against another, as a ratio. */
  compared?: string;
  /** The limit and whether it was kept. */
  goal?: string;
}

const COLUMNS = ['what', 'measured', 'compared', 'goal'] as const;

/** Columns as wide as their widest cell. */
export function printTable(title: string, lines: readonly Line[]): void {
  const rows = [Object.fromEntries(COLUMNS.map((column) => [column, column])), ...lines];
  const widths = COLUMNS.map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${COLUMNS.map((column, at) => (row[column] ?? '').padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

/** The limit, and whether it was met. */
export const goal = (limit: string, met: boolean): string => `${limit}: ${met ? 'met' : 'NOT MET'}`;

/** The one in the middle; of an even number, the upper of the two there. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this share (0 … 1) of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
