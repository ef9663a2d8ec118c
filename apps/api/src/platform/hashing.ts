import { extname } from 'node:path';
import type { Options } from '@node-rs/argon2';
import { Piscina } from 'piscina';
import type * as worker from './hashing.worker.ts';

type Work = keyof typeof worker;

/** Argon2 in threads of their own. */
export interface Hashing {
  /** The PHC string. */
  hash(password: string | Uint8Array, cost: Options): Promise<string>;
  /** @param kept a PHC string, of whatever cost */
  verify(kept: string, password: string): Promise<boolean>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/**
 * How much politer than the rest of the process these threads are to the operating system (`nice`). Ten leaves them a tenth
 * of a core that everybody wants, so that hashes go on when pages take all there is; nineteen would leave them a seventieth.
 */
const politeness = 10;
/** How long a thread without work is kept, in milliseconds. */
const idle = 60_000;

/** Hashes with so many threads at most. Whoever answers pages goes first: hashes take what is left of the processor. */
export function createHashing(threads: number): Hashing {
  // The same ending as this file: it is run from its source and from its build.
  const program = new URL(`./hashing.worker${extname(import.meta.filename)}`, import.meta.url);
  const pool = new Piscina({
    filename: program.href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: idle,
    niceIncrement: politeness,
  });
  return {
    hash: (password, cost) => pool.run({ password, cost }, { name: 'hash' satisfies Work }),
    verify: (kept, password) => pool.run({ kept, password }, { name: 'verify' satisfies Work }),
    close: () => pool.close(),
  };
}
