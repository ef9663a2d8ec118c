import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from './repository.ts';

const child = spawn(process.execPath, ['--conditions=source', inRoot('bench/src/bench.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const [code] = await once(child, 'close');
process.exitCode = code ?? 1;
