import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from './chromium.ts';
import { inRoot } from './repository.ts';
import { type Outcome, run, say } from './test.part.ts';

/** What Playwright's JSON reporter writes, as far as it is read here. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Playwright ended before it could write one.
    return undefined;
  }
}

/** The journeys through both portals in Chromium; the stack that they go through is started by Playwright's set-up. */
export async function runJourneys(): Promise<Outcome> {
  process.env.CHROMIUM_PATH = openChromium(say);
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-journeys-'));
  const file = join(folder, 'report.json');
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const { code } = await run(inRoot('e2e/node_modules/.bin/playwright'), ['test', '--reporter=list,json'], {
    cwd: inRoot('e2e'),
    shown: true,
  });
  const report = readReport(file);
  rmSync(folder, { recursive: true });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky + skipped;
  return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed };
}
