import * as z from 'zod/mini';
import type { InputProblemCode, ProblemParams } from './refusal.ts';
import { isInputProblemCode } from './refusal.ts';

/** Why an input is refused: the shape of the API's `Problem`. */
export interface InputProblem {
  readonly code: InputProblemCode;
  /** The path inside the input, such as `company.inn`; `null` when the whole of it is refused. */
  readonly field: string | null;
  readonly params: ProblemParams | null;
}

/** The input in its stored form, or its first problem. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & InputProblem);

/** Parses the input of a mutation: what the API does with every one of them. */
export function parse<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = z.safeParse(schema, input);
  if (result.success) return { ok: true, value: result.data };
  const [first] = problemsIn(result.error);
  if (first === undefined) throw new Error('A refused input without an issue');
  return { ok: false, ...first };
}

/** Everything that is wrong with an input, for the fields of a form; empty when nothing is. */
export function problemsOf(schema: z.ZodMiniType, input: unknown): InputProblem[] {
  const result = z.safeParse(schema, input);
  return result.success ? [] : problemsIn(result.error);
}

function problemsIn(error: z.core.$ZodError): InputProblem[] {
  return error.issues.map((issue) => {
    if (!isInputProblemCode(issue.message)) throw new Error(`A schema refuses without a problem's code: ${issue.message}`);
    const names = issue.path.filter((part) => typeof part === 'string');
    return {
      code: issue.message,
      field: names.length > 0 ? names.join('.') : null,
      params: issue.code === 'custom' ? (issue.params ?? null) : null,
    };
  });
}
