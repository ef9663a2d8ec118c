import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Algorithm } from '@node-rs/argon2';
import { type PersonalFacts, personalWordIn } from '@prikazchik/inputs/password';
import { createHashing } from '../../platform/hashing.ts';
import { Problem } from '../../platform/problem.ts';
import { turnstile } from '../../platform/turnstile.ts';
import { isCommon } from './passwords.rules.ts';

/** OWASP's floor for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const argon2id: Algorithm = 2;
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const currentCost = '$argon2id$v=19$m=19456,t=2,p=1$';

/** As many as are hashed in about a second: who would wait longer is told at once. */
const waitingMost = 30;
/** A core is left for everybody else, where there is more than one. */
const placesMost = Math.max(1, availableParallelism() - 1);

export interface Verdict {
  right: boolean;
  /** Whether the hash is weaker than today's. */
  outdated: boolean;
}

export interface Passwords {
  /** The PHC string to keep. The password comes parsed (NFKC) from `@prikazchik/inputs`. */
  hash(password: string): Promise<string>;
  /** Whether it is the one. Null for nobody's hash takes as long. */
  verify(kept: string | null, password: string): Promise<Verdict>;
  /**
   * The same for a hash that has to be found first. In a flood, for those who are turned away nothing is looked for or
   * counted; whoever was counted is judged. @throws Refusal UNAVAILABLE
   */
  verifyFound<Found extends { kept: string | null }>(find: () => Promise<Found>, password: string): Promise<Found & Verdict>;
  /** A new password that is too well known, or too easy for those who know the person. */
  refusal(password: string, person: PersonalFacts, field: string): Problem | null;
  /** Lets what is being hashed finish. */
  close(): Promise<void>;
}

/** Hashing is the dearest thing we do: a few at a time, a short queue, then a clear "come back". */
export function createPasswords(): Passwords {
  const inTurn = turnstile(placesMost, waitingMost);
  const hashing = createHashing(placesMost);
  // A hash that no password has: verifying against it takes as long as against a real one.
  const nobody = hashing.hash(randomBytes(32), cost);
  async function judge(kept: string | null, password: string): Promise<Verdict> {
    const right = await hashing.verify(kept ?? (await nobody), password);
    return { right: right && kept !== null, outdated: kept !== null && !kept.startsWith(currentCost) };
  }
  return {
    hash: (password) => inTurn.pass(() => hashing.hash(password, cost)),
    verify: (kept, password) => inTurn.pass(() => judge(kept, password)),
    verifyFound: (find, password) => inTurn.passPrepared(find, async (found) => ({ ...found, ...(await judge(found.kept, password)) })),
    refusal(password, person, field) {
      if (isCommon(password)) return new Problem('PASSWORD_COMMON', field);
      const word = personalWordIn(password, person);
      return word ? new Problem('PASSWORD_PERSONAL', field, { word }) : null;
    },
    close: hashing.close,
  };
}
