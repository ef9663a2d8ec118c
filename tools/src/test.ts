import { check } from './check.ts';
import { OperatorError } from './operator.error.ts';
import { runJourneys } from './test.browser.ts';
import { runDatabases, usual } from './test.databases.ts';
import { type Outcome, type Part, say } from './test.part.ts';
import { runProof } from './test.proof.ts';
import { runApiTests, runUnitTests } from './test.vitest.ts';

const PARTS: Part[] = [
  { name: 'check', run: check },
  { name: 'unit', run: runUnitTests },
  { name: 'api', run: runApiTests },
  { name: 'databases', run: () => runDatabases(usual) },
  { name: 'proof', run: () => runProof() },
  { name: 'browser', run: runJourneys },
];

function chooseParts(names: string[]): Part[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    throw new OperatorError(`There is no part ${unknown.join(', ')}. The parts are ${PARTS.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name));
}

interface Result extends Outcome {
  name: string;
  seconds: number;
}

async function perform(part: Part): Promise<Result> {
  console.log(`\n── ${part.name} ──`);
  const begun = performance.now();
  const outcome = await part.run().catch((error: Error) => {
    console.error(error instanceof OperatorError ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  if (outcome.passed + outcome.failed === 0) {
    say('Nothing ran here, which proves nothing.');
    outcome.failed = 1;
  }
  return { ...outcome, name: part.name, seconds: (performance.now() - begun) / 1000 };
}

/** Everything that must hold, or the parts named on the command line. The last line is `N passed, N failed`. */
async function test(names: string[]): Promise<boolean> {
  const results: Result[] = [];
  for (const part of chooseParts(names)) results.push(await perform(part));
  console.log('\n── summary ──');
  for (const { name, passed, failed, seconds } of results) {
    const columns = [`${passed} passed`.padStart(12), `${failed} failed`.padStart(10), `${seconds.toFixed(0)} s`.padStart(6)];
    say(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(9)} ${columns.join(' ')}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}

try {
  process.exitCode = (await test(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
