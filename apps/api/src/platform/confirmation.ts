import type { ProtectedOperation } from '@prikazchik/permissions/operation';
import type { Problem } from './problem.ts';
import type { Viewer } from './viewer.ts';

/** One call of a protected operation: what it is, and with which arguments. */
export interface Call {
  operation: ProtectedOperation;
  args: Readonly<Record<string, unknown>>;
}

/** Null when the viewer has confirmed this very call; then the confirmation is used up. Else the Problem that asks for it. */
export type Confirm = (viewer: Viewer, call: Call, confirmation: string | null) => Promise<Problem | null>;
