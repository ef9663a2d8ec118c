import { parse } from 'csv-parse/sync';
import type { ListRecord } from './batches.rules.ts';

/**
 * Takes a list apart as people paste it or tables save it (RFC 4180): commas, semicolons or tabs between the cells.
 * @returns null when it is no list at all
 */
export function recordsOf(text: string): ListRecord[] | null {
  const records: ListRecord[] = [];
  try {
    parse(text, {
      delimiter: [',', ';', '\t'],
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: lines, cells });
        return null;
      },
    });
    return records;
  } catch {
    return null;
  }
}
