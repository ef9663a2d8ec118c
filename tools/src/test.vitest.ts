import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root } from './repository.ts';
import { type Ending, type Outcome, run, say } from './test.part.ts';

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest ended before it could write one.
    return undefined;
  }
}

/** A test that is skipped is one that nobody sees fail, and a run that broke is one: both count as failed. */
function outcomeOf({ code }: Ending, report: Report | undefined): Outcome {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs one workspace's tests; prints a line of what came of them, and everything when one failed. */
export async function runIn(workspace: string, args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-vitest-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ending = await run(inRoot(workspace, 'node_modules/.bin/vitest'), ['run', ...args, ...reporters], {
    cwd: inRoot(workspace),
    environment,
  });
  const outcome = outcomeOf(ending, readReport(file));
  rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
  const counts = `${String(outcome.passed).padStart(6)} passed${outcome.failed > 0 ? `, ${outcome.failed} failed` : ''}`;
  say(`${outcome.failed === 0 ? '✓' : '✗'} ${workspace.padEnd(26)}${counts}${seconds} s`);
  if (outcome.failed > 0) console.log(ending.output);
  return outcome;
}

const API = 'apps/api';

/** Every workspace that has tests which need nothing but themselves. */
function workspaces(): string[] {
  const found = globSync('{packages,apps}/*/src/**/*.test.{ts,tsx}', { cwd: root });
  const folders = found.map((file) => file.split('/').slice(0, 2).join('/'));
  return [...new Set(['tools', ...folders])].sort();
}

/** The tests beside the code, workspace after workspace. */
export async function runUnitTests(): Promise<Outcome> {
  const total = { passed: 0, failed: 0 };
  for (const workspace of workspaces()) {
    const { passed, failed } = await runIn(workspace, workspace === API ? ['--project=unit'] : []);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/** The tests that speak GraphQL over HTTP to a running API on a real database. */
export function runApiTests(): Promise<Outcome> {
  return runIn(API, ['--project=api']);
}
