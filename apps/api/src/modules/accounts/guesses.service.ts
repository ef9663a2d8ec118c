import { addressBlock, type Limits, type Slowdown } from '../../platform/limits.ts';
import type { Devices } from './devices.service.ts';
import type { User } from './users.repository.ts';

/** NIST SP 800-63B-4, 3.2.2: no more than a hundred failures in a row; waiting grows long before. */
const pace = { free: 4, longest: 900, most: 100, memory: 12 * 3600 };
const byAccount: Slowdown = { name: 'sign-in-account', ...pace };
const byDevice: Slowdown = { name: 'sign-in-device', ...pace };
const byAddress = { name: 'sign-in-address', attempts: 50, seconds: 600 };

/** A try to sign in, before anything is known of its password. */
export interface Guess {
  /** What the address or the name is compared by, whether or not anybody has it. */
  signInKey: string;
  user: User | null;
  ip: string;
  deviceToken: string | null;
}

export interface Guesses {
  /**
   * Counts a try before its password is looked at.
   * @returns to be called when the password was right: it was no guess
   * @throws Refusal RATE_LIMITED with the seconds to wait
   */
  count(guess: Guess): Promise<() => Promise<void>>;
  /** Lets everybody try anew by the address or the name of an account: its person has shown by a link whose it is. */
  forget(keys: readonly (string | null)[]): Promise<void>;
}

/** Strangers share one count for each account. A browser that the person has used has its own, which no stranger can spend. */
export function createGuesses(limits: Limits, devices: Devices): Guesses {
  return {
    async count({ signInKey, user, ip, deviceToken }) {
      const device = user && deviceToken ? devices.idOf(deviceToken, user) : null;
      if (device) {
        await limits.pace(byDevice, device);
        return () => limits.forget(byDevice, device);
      }
      const block = addressBlock(ip);
      await limits.spend(byAddress, block);
      await limits.pace(byAccount, signInKey);
      return async () => {
        await limits.forget(byAccount, signInKey);
        await limits.refund(byAddress, block);
      };
    },
    async forget(keys) {
      for (const key of keys) if (key !== null) await limits.forget(byAccount, key);
    },
  };
}
