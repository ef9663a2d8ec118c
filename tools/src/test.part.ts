import { spawn } from 'node:child_process';

/** What a part of the tests came to. A part in which nothing ran proves nothing: it counts as a failure. */
export interface Outcome {
  passed: number;
  failed: number;
}

/** One group of tests, such as all unit tests. */
export interface Part {
  name: string;
  run(): Promise<Outcome>;
}

/** A program's end: its exit code and everything it said. */
export interface Ending {
  code: number;
  output: string;
}

export const say = (line: string): void => console.log(line && `  ${line}`);

/** Runs one of the repository's programs to its end; `shown` also passes on what it says while it says it; `environment` adds to ours. */
export function run(
  file: string,
  args: string[],
  options: { cwd: string; shown?: boolean; environment?: Record<string, string> },
): Promise<Ending> {
  const { cwd, shown = false, environment } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk;
      if (shown) process.stdout.write(chunk);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
