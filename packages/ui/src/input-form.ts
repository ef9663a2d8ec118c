import type { UseFormReturnType } from '@mantine/form';
import { useForm } from '@mantine/form';
import type { Failure, Problem } from '@prikazchik/graphql-client/problem.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { parse, problemsOf } from '@prikazchik/inputs/parse';
import type { ReactNode, SyntheticEvent } from 'react';
import { createElement, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { Refusal } from './problem-text.tsx';
import { ProblemText } from './problem-text.tsx';

interface InputFormOptions<Values, Schema extends z.ZodMiniType> {
  /** The schema of the mutation's input, the same that the API parses with. */
  readonly schema: Schema;
  readonly initialValues: Values;
  /** Makes the input from what is in the fields; without it they are the input. */
  readonly toInput?: (values: Values) => unknown;
  /** Runs the mutation; answers with its Problem, or with null when it was done. */
  readonly submit: (input: z.output<Schema>) => Promise<Problem | null>;
}

/** A Mantine form together with what became of sending it. */
export interface InputForm<Values> extends UseFormReturnType<Values> {
  /** For `<form onSubmit>`: checks, then sends; while it sends, another submit does nothing. */
  readonly send: (event?: SyntheticEvent<HTMLFormElement>) => void;
  readonly sending: boolean;
  /** A refusal that belongs to no field of this form. */
  readonly refusal: Refusal | null;
  readonly failure: Failure | null;
}

function has(values: unknown, path: string): boolean {
  const [head = '', ...rest] = path.split('.');
  if (typeof values !== 'object' || values === null || !(head in values)) return false;
  return rest.length === 0 || has(Reflect.get(values, head), rest.join('.'));
}

function wordsFor(problem: Refusal): ReactNode {
  return createElement(ProblemText, { problem });
}

/**
 * A form over the schema of a mutation's input: errors stand on their fields in the person's language, whether the schema found them here or the
 * API answered with a Problem.
 */
export function useInputForm<Values extends Record<string, unknown>, Schema extends z.ZodMiniType>({
  schema,
  initialValues,
  toInput = (values) => values,
  submit,
}: InputFormOptions<Values, Schema>): InputForm<Values> {
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // State is read a render late; a second click may come before it.
  const busy = useRef(false);

  const form = useForm<Values>({
    initialValues,
    validate: (values) => {
      const problems = problemsOf(schema, toInput(values)).filter(({ field }) => field !== null && has(values, field));
      return Object.fromEntries(problems.toReversed().map((problem) => [problem.field, wordsFor(problem)]));
    },
  });

  function refuse(problem: Refusal & { readonly field: string | null }): void {
    if (problem.field !== null && has(form.getValues(), problem.field)) {
      form.setErrors({ [problem.field]: wordsFor(problem) });
      form.getInputNode(problem.field)?.focus();
    } else setRefusal(problem);
  }

  async function run(values: Values): Promise<void> {
    const parsed = parse(schema, toInput(values));
    const problem = parsed.ok ? await submit(parsed.value) : parsed;
    if (problem) refuse(problem);
    else form.resetDirty();
  }

  async function sendOnce(values: Values): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    setRefusal(null);
    setFailure(null);
    try {
      await run(values);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  const send = form.onSubmit(sendOnce, (errors) => {
    const [first] = Object.keys(errors);
    if (first) form.getInputNode(first)?.focus();
  });
  return { ...form, send, sending, refusal, failure };
}
