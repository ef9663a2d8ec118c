import { type InputProblem, parse } from '@prikazchik/inputs/parse';
import type * as z from 'zod/mini';
import { Problem } from '../problem.ts';
import { unauthenticated } from '../refusal.ts';
import type { Viewer } from '../viewer.ts';
import type { Context } from './context.ts';

/** Parses an input with the schema that the forms use, too, and hands it on; or answers with its first problem. */
export async function withInput<Schema extends z.ZodMiniType, T>(
  schema: Schema,
  input: unknown,
  use: (value: z.output<Schema>) => Promise<T | Problem>,
): Promise<T | Problem> {
  const parsed = parse(schema, input);
  return parsed.ok ? use(parsed.value) : problemOf(parsed);
}

function problemOf({ code, field, params }: InputProblem): Problem {
  return new Problem(code, field, params ? { ...params } : null);
}

/** The signed-in viewer, for fields that the guard opens to persons only. */
export function personOf(context: Context): Viewer {
  if (!context.viewer) throw unauthenticated();
  return context.viewer;
}
