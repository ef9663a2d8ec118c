import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { forget, pace, type Slowdown } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import type { Seal } from '../../platform/seal.ts';
import type { Actor, Deed, Journal, Note } from '../audit/audit.module.ts';
import { factorLetter } from './accounts.jobs.ts';
import { isTotpCode, recoveryDigest, stepOf } from './codes.service.ts';
import { clockOf, findPendingTotp, findTotp, type TotpFactor, useRecoveryCode, useStep } from './factors.repository.ts';
import type { Passwords } from './passwords.service.ts';
import { findUser, lockUser } from './users.repository.ts';

/** Ten wrong codes or passwords in a row, over all factors of an account; then none for an hour. */
const guesses: Slowdown = { name: 'second-factor', free: 10, longest: 0, most: 10, memory: 3600 };

/** What somebody showed to prove who they are. */
export type ProofKind = 'totp' | 'recovery' | 'password';

export interface Proof<T> {
  actor: Actor;
  deed: Deed;
  userId: string;
  /** Counts the try elsewhere, too, or says why there is none left. */
  begin?(tx: Tx): Promise<Problem | null>;
  /** Done in the transaction that uses the code up. */
  work(tx: Tx, kind: ProofKind, note: (facts: Note) => void): Promise<T | Problem>;
}

/**
 * Judges codes and passwords of one who has signed in, or half: one try at a time of a person, counted in the transaction that
 * judges it. A wrong one stays counted, a right one forgets them all, and what fails for a reason of ours counts as nothing.
 * @throws Refusal RATE_LIMITED with the seconds to wait
 */
export interface Proofs {
  byCode<T>(code: string, proof: Proof<T>): Promise<T | Problem>;
  /** By the first code of an app that was just shown its secret. */
  byFirstCode<T>(code: string, proof: Proof<T>): Promise<T | Problem>;
  byPassword<T>(password: string, proof: Proof<T>): Promise<T | Problem>;
}

interface Needs {
  database: Database;
  journal: Journal;
  passwords: Passwords;
  seal: Seal;
  recoveryKey: string;
  enqueue: Enqueue;
}

/** The work was not reached: the try was wrong. */
class Wrong {}

export function createProofs({ database, journal, passwords, seal, recoveryKey, enqueue }: Needs): Proofs {
  async function isOf(tx: Tx, factor: TotpFactor, code: string): Promise<boolean> {
    if (!isTotpCode(code)) return false;
    const step = stepOf(seal.open(factor.sealedSecret, factor.id), code, await clockOf(tx));
    return step !== null && useStep(tx, factor.id, step);
  }

  async function kindOf(tx: Tx, userId: string, code: string): Promise<ProofKind | null> {
    const factor = await findTotp(tx, userId);
    if (!factor) return null;
    if (await isOf(tx, factor, code)) return 'totp';
    if (isTotpCode(code) || !(await useRecoveryCode(tx, userId, recoveryDigest(recoveryKey, userId, code)))) return null;
    await enqueue(tx, factorLetter, { userId, change: 'recovery_used' });
    return 'recovery';
  }

  async function firstOf(tx: Tx, userId: string, code: string): Promise<ProofKind | null> {
    const pending = await findPendingTotp(tx, userId);
    return pending && (await isOf(tx, pending, code)) ? 'totp' : null;
  }

  async function judged<T>(proof: Proof<T>, judge: (tx: Tx) => Promise<ProofKind | null>, wrong: Problem): Promise<T | Problem> {
    const { actor, deed, userId, begin, work } = proof;
    const answer = await journal.performAccount<T | Wrong>(actor, deed, async (tx, _actor, note) => {
      await lockUser(tx, userId);
      const over = await begin?.(tx);
      if (over) return over;
      await pace(tx, guesses, userId);
      const kind = await judge(tx);
      if (!kind) {
        note({ refused: wrong.code });
        return new Wrong();
      }
      await forget(tx, guesses, userId);
      return work(tx, kind, note);
    });
    return answer instanceof Wrong ? wrong : answer;
  }

  return {
    byCode: (code, proof) => judged(proof, (tx) => kindOf(tx, proof.userId, code), new Problem('CODE_WRONG', 'code')),
    byFirstCode: (code, proof) => judged(proof, (tx) => firstOf(tx, proof.userId, code), new Problem('CODE_WRONG', 'code')),
    async byPassword(password, proof) {
      // Before the transaction, which must not wait for it; that it is still the password is seen within.
      const find = async () => ({ kept: (await findUser(database.global, proof.userId))?.passwordHash ?? null });
      const { kept, right } = await passwords.verifyFound(find, password);
      const isStill = async (tx: Tx) => right && (await findUser(tx, proof.userId))?.passwordHash === kept;
      return judged(proof, async (tx) => ((await isStill(tx)) ? 'password' : null), new Problem('CREDENTIALS_WRONG', 'password'));
    },
  };
}
