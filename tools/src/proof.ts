import { all } from './test.databases.ts';
import { runProof } from './test.proof.ts';

/** The foundations at full size, an hour and more; `npm test` runs the same at a size that fits. */
process.env.PROOF = 'full';
const files = process.argv.slice(2);
const { passed, failed } = await runProof(files, files.length === 0 ? all : []);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
