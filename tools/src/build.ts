import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { OperatorError } from './operator.error.ts';
import { inRoot, root } from './repository.ts';

const LAST_LINES = 40;
/** Where in the build tools a complaint came up tells nobody what to mend. */
const STACK_LINE = /:build:\s+at /;

/**
 * Builds everything that changed since the last build (turbo keeps the rest in its cache).
 *
 * @param report gets a line for each package that is being built
 * @throws OperatorError with the end of what the build said
 */
export async function build(report: (line: string) => void): Promise<void> {
  const args = ['run', 'build', '--ui=stream', '--log-order=stream', '--output-logs=new-only'];
  const child = spawn(inRoot('node_modules/.bin/turbo'), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const seen = new Set<string>();
  const listen = (line: string) => {
    lines.push(line);
    const [, name] = /^(?:@prikazchik\/)?([\w-]+):build: cache miss/.exec(line) ?? [];
    if (!name || seen.has(name)) return;
    seen.add(name);
    report(`building ${name}`);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', listen);
  const [code] = await once(child, 'close');
  if (code === 0) return;
  const telling = lines.filter((line) => !STACK_LINE.test(line));
  throw new OperatorError(`The build failed. Its last lines:\n${telling.slice(-LAST_LINES).join('\n')}`);
}
