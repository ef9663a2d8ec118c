import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The API or its worker as a process of its own, started from the sources. It does not outlive the process that started it. */
export interface Program {
  process: ChildProcess;
  /** Everything that it has written so far, both ways. */
  output(): string;
  /** Waits until it has written so. */
  said(text: string): Promise<void>;
  /** Its exit code, once it has ended; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it at once, as a power cut would, and waits for that. Calling it again does nothing. */
  kill(): Promise<void>;
}

const patience = 60_000;

/** What a program needs beside its database. */
export function secrets(): Record<string, string> {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return { SIGNING_KEYS: JSON.stringify({ keys: [{ ...jwk, kid: 'test' }] }), LINK_SECRET: randomBytes(32).toString('base64url') };
}

/** @param preload modules that Node loads before the program, such as one that plants a fault */
export function startProgram(
  name: 'server' | 'worker' | 'verify.command',
  environment: Record<string, string>,
  preload: string[] = [],
): Program {
  const imports = ['tsx', ...preload].flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, '--conditions=source', `src/${name}.ts`], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', endWithUs);
    return code as number | null;
  });
  return {
    process: child,
    output: () => output,
    async said(text) {
      for (const deadline = Date.now() + patience; !output.includes(text); await delay(25)) {
        if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
          throw new Error(`It never said “${text}”, but:\n${output}`);
      }
    },
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
