import { eq, sql } from 'drizzle-orm';
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

/** Attempts of which the first few cost no wait, and each further one costs a second more than the one before it. */
export interface Slowdown {
  name: string;
  free: number;
  /** The longest wait after one attempt, in seconds. */
  longest: number;
  /** How many in a row; then none until all are forgotten. */
  most: number;
  /** How long after the last attempt all are forgotten, in seconds. */
  memory: number;
}

export interface Limits {
  /**
   * Spends one attempt; counted in the database, so that it is exact over every process and every request at once.
   * @throws Refusal RATE_LIMITED with the seconds to wait when the budget is spent
   */
  spend(budget: Budget, key: string): Promise<void>;
  /** Gives one attempt back: it was no guess after all. */
  refund(budget: Budget, key: string): Promise<void>;
  /** Spends one attempt if there is one, and says so: for what is left undone without telling anybody. */
  allows(budget: Budget, key: string): Promise<boolean>;
  /**
   * Counts one attempt before it is made, as exactly as `spend`; one that comes too early is not counted.
   * @throws Refusal RATE_LIMITED with the seconds to wait
   */
  pace(slowdown: Slowdown, key: string): Promise<void>;
  /** Forgets all attempts, after a success. */
  forget(slowdown: Slowdown, key: string): Promise<void>;
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
  /** @returns the milliseconds until the next attempt; zero when this one was there to spend */
  async function waitFor(budget: Budget, key: string): Promise<number> {
    try {
      await limiterOf(budget).consume(key);
      return 0;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(error.msBeforeNext, 1);
      throw error;
    }
  }
  return {
    async spend(budget, key) {
      const wait = await waitFor(budget, key);
      if (wait > 0) throw tooOften(wait / 1000);
    },
    allows: async (budget, key) => (await waitFor(budget, key)) === 0,
    pace: (slowdown, key) => pace(database, slowdown, key),
    async refund(budget, key) {
      await limiterOf(budget).reward(key);
    },
    forget: (slowdown, key) => forget(database, slowdown, key),
  };
}

const tooOften = (seconds: number) => new Refusal('RATE_LIMITED', { retryAfter: Math.max(1, Math.ceil(seconds)) });

const keyOf = ({ name }: Slowdown, key: string) => `${name}:${key}`;

/**
 * One statement, so that of many attempts at once each sees what the one before it left. The library's table serves: the
 * last attempt was `memory` seconds before `expire`, and its number says how long to wait after it. The free ones look at no
 * clock: that of a statement stands still while it waits for the one before it. In a transaction the count is part of it: what
 * fails for a reason of ours costs no attempt.
 */
export async function pace(database: Reader, slowdown: Slowdown, of: string): Promise<void> {
  const { free, longest, most, memory } = slowdown;
  const key = keyOf(slowdown, of);
  const opens = sql`kept.expire - make_interval(secs => ${memory} - least(greatest(kept.points - ${free}, 0), ${longest}))`;
  const counted = await database.execute(sql`
    insert into ${rateLimits} as kept (key, points, expire) values (${key}, 1, now() + make_interval(secs => ${memory}))
    on conflict (key) do update set points = case when kept.expire <= now() then 1 else kept.points + 1 end, expire = excluded.expire
      where kept.expire <= now() or (kept.points < ${most} and (kept.points <= ${free} or ${opens} <= now()))
    returning kept.points`);
  if (counted.length > 0) return;
  const [wait] = await database.execute<{ seconds: number }>(sql`
    select extract(epoch from case when kept.points < ${most} then ${opens} else kept.expire end - now())::float8 as seconds
      from ${rateLimits} as kept where kept.key = ${key}`);
  throw tooOften(wait?.seconds ?? 1);
}

/** Forgets all attempts; see {@link Limits.forget}. */
export async function forget(database: Reader, slowdown: Slowdown, of: string): Promise<void> {
  await database.delete(rateLimits).where(eq(rateLimits.key, keyOf(slowdown, of)));
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
