import type { ReturnByLinkInput } from '@prikazchik/inputs/session.input';
import type { Database, Tx } from '../../platform/db.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import type { Origin } from '../../platform/viewer.ts';
import type { Guesses } from './guesses.service.ts';
import { insertLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import type { Passwords } from './passwords.service.ts';
import type { RenewPassword } from './renewals.service.ts';
import { findUser, type User } from './users.repository.ts';

/** Who made a link for somebody: a place in a shop, and the session in which they did. */
export interface ReturnMaker {
  companyId: string;
  memberId: string;
  sessionId: string;
}

/** A new password that is about to be set by a living link. */
export interface ReturnAttempt extends ReturnMaker {
  token: string;
  /** When the link was made. */
  madeAt: Date;
  user: User;
  passwordHash: string;
}

/**
 * Links by which somebody without a box sets a new password (docs/adr/0030). Nobody's right is judged here: a shop's is, when the link is
 * made and when it is used.
 */
export interface Returns {
  /** In place of the one that there may be. @returns the address, which carries the token and is kept nowhere */
  make(tx: Tx, userId: string, maker: ReturnMaker): Promise<{ url: string; expiresAt: Date }>;
  /** What is wrong with the link or the password, before anything is done. @throws Refusal RATE_LIMITED */
  prepare(input: ReturnByLinkInput, origin: Origin): Promise<ReturnAttempt | Problem>;
  /** Uses the link up, for a person who is held. @returns the token by which this browser is known */
  finish(tx: Tx, attempt: ReturnAttempt): Promise<string | Problem>;
  /** Lets the person, who has come back, try their password anew. */
  forgive(attempt: ReturnAttempt): Promise<void>;
}

const minutes = 60;
const redemptions = { name: 'return-redeem', attempts: 60, seconds: 600 };

interface Needs {
  database: Database;
  limits: Limits;
  links: Links;
  passwords: Passwords;
  guesses: Guesses;
  renew: RenewPassword;
  staffUrl: string;
}

export function createReturns({ database, limits, links, passwords, guesses, renew, staffUrl }: Needs): Returns {
  return {
    async make(tx, userId, { companyId, memberId, sessionId }) {
      const maker = { madeIn: companyId, madeBy: memberId, sessionId };
      const link = await insertLink(tx, { purpose: 'return', userId, emailKey: null, ...maker, minutes });
      return { url: `${staffUrl}/return#${links.tokenOf(link)}`, expiresAt: link.expiresAt };
    },
    async prepare({ token, password }, origin) {
      await limits.spend(redemptions, addressBlock(origin.ip));
      const living = await links.peek(database.global, 'return', token);
      if (living instanceof Problem) return living;
      const { madeIn: companyId, madeBy: memberId, sessionId, createdAt: madeAt } = living;
      const user = await findUser(database.global, living.userId);
      if (!user || !companyId || !memberId || !sessionId) return new Problem('LINK_UNKNOWN');
      const weak = passwords.refusal(password, user, 'password');
      return weak ?? { token, madeAt, user, companyId, memberId, sessionId, passwordHash: await passwords.hash(password) };
    },
    async finish(tx, { token, user, passwordHash }) {
      const link = await links.redeem(tx, 'return', token);
      return link instanceof Problem ? link : renew(tx, user.id, passwordHash);
    },
    forgive: ({ user }) => guesses.forget([user.emailKey, user.signInNameKey]),
  };
}
