import { type CompanyState, RIGHTS } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import { ROLE_KEYS, ROLES, type RoleKey } from '@prikazchik/permissions/role';
import type { ExecutionResult } from 'graphql';
import type { Allowed } from '../src/platform/graphql/allow.ts';

export const companyStates = ['registered', 'under_review', 'rejected', 'active', 'suspended'] as const satisfies readonly CompanyState[];

/** Everyone who may stand before the API: those who work in the shop, and those who do not, or not any more. */
export type Kind = 'guest' | 'stranger' | 'blocked' | 'removed' | 'owner' | RoleKey;

export interface Actor {
  kind: Kind;
  /** The state of the shop that the request names. */
  state: CompanyState;
}

/** The role of one who was blocked or removed: the widest one, so that whatever is left of it shows. */
export const formerRole = 'administrator' satisfies RoleKey;

export const kinds: readonly Kind[] = ['guest', 'stranger', 'blocked', 'removed', 'owner', ...ROLE_KEYS];

export const actors: readonly Actor[] = companyStates.flatMap((state) => kinds.map((kind) => ({ kind, state })));

export type Outcome = 'served' | 'UNAUTHENTICATED' | 'FORBIDDEN' | `FORBIDDEN ${string}`;

const isOutside = (kind: Kind): kind is 'guest' | 'stranger' | 'blocked' | 'removed' =>
  kind === 'guest' || kind === 'stranger' || kind === 'blocked' || kind === 'removed';

/** The policy read naively: no bits, no scopes, no dates; it shares no code with the decision that it is compared with. */
export function expectedFor(allowed: Allowed, { kind, state }: Actor): Outcome {
  if (allowed === 'guest') return 'served';
  if (kind === 'guest') return 'UNAUTHENTICATED';
  if (allowed === 'person') return 'served';
  if (allowed === 'member') return isOutside(kind) ? 'FORBIDDEN' : 'served';
  if (isOutside(kind) || !RIGHTS[allowed].states.includes(state)) return `FORBIDDEN ${allowed}`;
  return kind === 'owner' || toRights(ROLES[kind].rights).includes(allowed) ? 'served' : `FORBIDDEN ${allowed}`;
}

interface Refused {
  message: string;
  extensions?: { code?: unknown; right?: unknown };
}

/**
 * What an answer says of access. Whatever is neither a refusal nor an answer of the field itself comes back as it is, and
 * so differs from every expectation: a test must not take a broken document for an open door.
 */
export function outcomeOf(errors: readonly Refused[] | undefined): string {
  const [error] = errors ?? [];
  if (!error) return 'served';
  const { code, right } = error.extensions ?? {};
  if (code === 'FORBIDDEN') return typeof right === 'string' ? `FORBIDDEN ${right}` : 'FORBIDDEN';
  if (code === 'UNAUTHENTICATED') return 'UNAUTHENTICATED';
  return code === 'NOT_FOUND' || code === 'RATE_LIMITED' ? 'served' : `${String(code)}: ${error.message}`;
}

/** The same of what was thrown, before the server put it into words. */
export function outcomeOfThrown(error: unknown): string {
  const { message, code, details } = error as { message: string; code?: string; details?: object };
  return outcomeOf([{ message, extensions: { code, ...details } }]);
}

/** The same of an execution without the server. */
export function outcomeOfResult({ errors }: ExecutionResult): string {
  const [error] = errors ?? [];
  return error ? outcomeOfThrown(error.originalError ?? error) : 'served';
}
