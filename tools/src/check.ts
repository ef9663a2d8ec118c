import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { staleFiles } from './generated.ts';

const root = join(import.meta.dirname, '../..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

interface Step {
  name: string;
  /** Resolves to what is wrong, or to '' when nothing is. */
  run(): Promise<string>;
}

/** Runs a program at the root of the repository; its output is what is wrong, unless it exits with 0. */
function program(file: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(file, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '1' } });
    child.stdout.on('data', (text) => {
      output += text;
    });
    child.stderr.on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? '' : output || `${file} ended with ${code}`));
  });
}

const typeSteps = (): Step[] =>
  globSync(['{apps,packages}/*/tsconfig.json', '{tools,e2e,bench}/tsconfig.json'], { cwd: root })
    .sort()
    .map((config) => ({ name: `types of ${dirname(config)}`, run: () => program(bin('tsc'), '-p', config) }));

const arrows = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'apps', 'packages', 'tools', 'e2e', 'bench'];

/** Everything that only reads the tree, so that the steps may run side by side. The longest go first. */
const readingSteps = (): Step[] => [
  { name: 'format and lint', run: () => program(bin('biome'), 'check', '--error-on-warnings', '--max-diagnostics=200', '.') },
  { name: 'dead code', run: () => program(bin('knip'), '--no-progress') },
  { name: 'arrows', run: () => program(bin('depcruise'), ...arrows) },
  ...typeSteps(),
];

/** Runs one step, prints its line of the table, and returns its complaint with the step's name. */
async function perform(step: Step): Promise<string> {
  const start = performance.now();
  const complaint = await step.run().catch((error: Error) => error.message);
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  console.log(`  ${complaint ? '✗' : '✓'} ${step.name.padEnd(34)}${seconds} s`);
  return complaint && `\n── ${step.name} ──\n${complaint.trimEnd()}\n`;
}

/** As many steps at a time as there are processors: each is a program of its own. */
async function performAll(steps: Step[]): Promise<string[]> {
  const complaints: string[] = [];
  const queue = steps.values();
  const hand = async () => {
    for (const step of queue) complaints.push(await perform(step));
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, hand));
  return complaints.filter(Boolean);
}

/**
 * Format, lint, types, arrows, dead code and stale generated files of the whole repository.
 * Prints a table and then every complaint.
 * @returns how many steps passed and how many failed
 */
export async function check(): Promise<{ passed: number; failed: number }> {
  const start = performance.now();
  const steps = readingSteps();
  const complaints = await performAll(steps);
  const stale = await perform({ name: 'generated files', run: () => staleFiles(root, program) });
  if (stale) complaints.push(stale);
  for (const complaint of complaints) console.log(complaint);
  const failed = complaints.length;
  const passed = steps.length + 1 - failed;
  console.log(`  ${passed} passed, ${failed} failed, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return { passed, failed };
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await check()).failed === 0 ? 0 : 1;
