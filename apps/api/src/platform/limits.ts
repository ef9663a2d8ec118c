import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Reader } from './db.ts';
import { rateLimits } from './limits.tables.ts';
import { Refusal } from './refusal.ts';

/** A budget of attempts: so many per so many seconds. */
export interface Budget {
  name: string;
  attempts: number;
  seconds: number;
}

export interface Limits {
  /**
   * Spends one attempt; counted in the database, so that it is exact over every process and every request at once.
   * @throws Refusal RATE_LIMITED with the seconds to wait when the budget is spent
   */
  spend(budget: Budget, key: string): Promise<void>;
  /** Gives one attempt back: it was no guess after all. */
  refund(budget: Budget, key: string): Promise<void>;
  /** Gives the whole budget back, after a success. */
  forget(budget: Budget, key: string): Promise<void>;
}

export function createLimits(database: Reader): Limits {
  const limiters = new Map<string, RateLimiterDrizzle>();
  const limiterOf = (budget: Budget): RateLimiterDrizzle => {
    let limiter = limiters.get(budget.name);
    if (!limiter) {
      limiter = new RateLimiterDrizzle({
        storeClient: database,
        schema: rateLimits,
        keyPrefix: budget.name,
        points: budget.attempts,
        duration: budget.seconds,
        clearExpiredByTimeout: limiters.size === 0,
      });
      limiters.set(budget.name, limiter);
    }
    return limiter;
  };
  return {
    async spend(budget, key) {
      try {
        await limiterOf(budget).consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new Refusal('RATE_LIMITED', { retryAfter: Math.ceil(error.msBeforeNext / 1000) });
        throw error;
      }
    },
    async refund(budget, key) {
      await limiterOf(budget).reward(key);
    },
    async forget(budget, key) {
      await limiterOf(budget).delete(key);
    },
  };
}

/** How a socket that takes both kinds shows an IPv4 address (RFC 4291, 2.5.5.2). */
const mapped = /^::ffff:(?=\d+\.)/i;

/** One household or one server: an IPv4 address, or the /64 that an IPv6 address comes from. */
export function addressBlock(address: string): string {
  const ip = address.replace(mapped, '');
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(tail?.split(':').filter(Boolean) ?? [])].slice(0, 4).join(':');
}
