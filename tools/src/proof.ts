import { runProof } from './test.proof.ts';

/** The foundations at full size, an hour and more; `npm test` runs the same at a size that fits. */
process.env.PROOF = 'full';
const { passed, failed } = await runProof(process.argv.slice(2));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
