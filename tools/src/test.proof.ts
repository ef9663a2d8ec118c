import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Leg, runDatabases } from './test.databases.ts';
import { type Outcome, say } from './test.part.ts';
import { runIn } from './test.vitest.ts';

/** What a proof notes of itself; see apps/api/test/proof/figures.ts. */
interface Figure {
  what: string;
  size: string;
  result: string;
}

function readFigures(file: string): Figure[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch {
    // No proof came so far as to note one.
    return [];
  }
}

/**
 * Races, faults and abuse by the thousand, and the table of what came of them.
 *
 * @param files parts of names of the proofs to run; all of them without any
 * @param legs other databases on which to run what speaks to one
 */
export async function runProof(files: string[] = [], legs: Leg[] = []): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-proof-'));
  const file = join(folder, 'figures.ndjson');
  process.env.PROOF_FIGURES = file;
  const proofs = await runIn('apps/api', ['--project=proof', ...files]);
  const databases = await runDatabases(legs);
  const figures = readFigures(file);
  rmSync(folder, { recursive: true });
  const widest = (column: keyof Figure) => Math.max(0, ...figures.map((figure) => figure[column].length));
  const [what, size] = [widest('what'), widest('size')];
  for (const figure of figures) say(`  ${figure.what.padEnd(what)}  ${figure.size.padStart(size)}  ${figure.result}`);
  return { passed: proofs.passed + databases.passed, failed: proofs.failed + databases.failed };
}
