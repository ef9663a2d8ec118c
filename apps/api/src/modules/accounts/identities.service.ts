import type { Database } from '../../platform/db.ts';
import type { Limits, Slowdown } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Passwords } from './passwords.service.ts';
import { findUser } from './users.repository.ts';

/** Ten wrong passwords in a row of one who is signed in; then none for an hour. */
const guesses: Slowdown = { name: 'password-again', free: 10, longest: 0, most: 10, memory: 3600 };

export interface Identities {
  /**
   * Whether whoever sits at a signed-in page is the one who signed in: for what a page that was left open must not do.
   * @returns CREDENTIALS_WRONG at the field; null when the password is right
   * @throws Refusal RATE_LIMITED after ten wrong ones in a row
   */
  confirm(viewer: Viewer, password: string, field: string): Promise<Problem | null>;
}

export function createIdentities(database: Database, limits: Limits, passwords: Passwords): Identities {
  return {
    async confirm({ userId }, password, field) {
      const find = async () => {
        await limits.pace(guesses, userId);
        return { kept: (await findUser(database.global, userId))?.passwordHash ?? null };
      };
      const { right } = await passwords.verifyFound(find, password);
      if (!right) return new Problem('CREDENTIALS_WRONG', field);
      await limits.forget(guesses, userId);
      return null;
    },
  };
}
