import type { ProtectedOperation } from '@prikazchik/permissions/operation';
import { isProtected } from '@prikazchik/permissions/operation';

/** What the API wants to be confirmed before it is done. */
export interface AskedOperation {
  readonly operation: ProtectedOperation;
  /** Brought back with the same call, once it was confirmed. */
  readonly confirmation: string;
  readonly by: 'CODE' | 'PASSWORD';
}

/** An answer as far as it may be the Problem that asks. */
interface Answer {
  readonly __typename: string;
  readonly code?: unknown;
  readonly params?: Readonly<Record<string, unknown>> | null;
}

/** Reads it from the Problem; null for any other answer. */
export function askedOperation({ code, params }: Answer): AskedOperation | null {
  if (code !== 'CONFIRMATION_NEEDED' || !params) return null;
  const { operation, confirmation, by } = params;
  if (typeof operation !== 'string' || !isProtected(operation) || typeof confirmation !== 'string') return null;
  return { operation, confirmation, by: by === 'CODE' ? 'CODE' : 'PASSWORD' };
}
