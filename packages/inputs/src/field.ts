import * as z from 'zod/mini';
import { readEmail } from './email.ts';
import type { InputProblemCode, ProblemParams, Reader } from './refusal.ts';
import { isLongerThan, LIMITS, line } from './text.ts';

// One way for all schemas: the message of an issue IS the problem's code, and its `params` are the problem's params.

/** What a value of the wrong type, or none at all, is refused with. */
export function orRequired(code: InputProblemCode) {
  return { error: (issue: { readonly input?: unknown }) => (issue.input == null || issue.input === '' ? 'REQUIRED' : code) };
}

/** An issue that carries a problem's code; `at` names the field inside the value that the issue is about. */
export function issueOf(input: unknown, code: InputProblemCode, params: ProblemParams | undefined, at?: string): z.core.$ZodRawIssue {
  return { code: 'custom', input, message: code, path: at ? [at] : [], ...(params && { params }) };
}

/** The input of a mutation. */
export function inputOf<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, orRequired('INVALID_VALUE'));
}

/** A text field that must be there; the reader gives its stored form. */
export function field(read: Reader) {
  return z.pipe(z.string(orRequired('INVALID_VALUE')), z.transform(reading(read)));
}

/** A text field that may be left out or empty: then it is `null`. */
export function optionalField(read: Reader) {
  const readGiven = reading(read);
  return z.pipe(
    z.nullish(z.string(orRequired('INVALID_VALUE'))),
    z.transform((typed, context) => (typed == null || typed.trim() === '' ? null : readGiven(typed, context))),
  );
}

/** One of the keys of a GraphQL enum. */
export function choice<const Key extends string>(keys: readonly Key[]) {
  return z.enum(keys, orRequired('INVALID_CHOICE'));
}

/** At least one of them, each once. */
export function severalOf<Schema extends z.ZodMiniType>(one: Schema) {
  return z.array(one, orRequired('INVALID_VALUE')).check(
    z.refine((chosen) => chosen.length > 0, 'REQUIRED'),
    z.refine((chosen) => new Set(chosen).size === chosen.length, 'INVALID_CHOICE'),
  );
}

/** A whole number within limits, both included. */
export function integer(min: number, max: number) {
  return z.number(orRequired('INVALID_NUMBER')).check(
    z.refine((value) => Number.isInteger(value) && value >= min && value <= max, {
      error: 'INVALID_NUMBER',
      params: { min, max },
    }),
  );
}

/** What was edited is named by its version; one less than the database can count to, so that the next one fits. */
export const versionFrom = (first: 0 | 1) => integer(first, 2_147_483_646);

const MOMENTS = { first: Date.UTC(2000, 0, 1), last: Date.UTC(2200, 0, 1) } as const;

/** A moment of this time; a slip of the keyboard leads to another. */
export const moment = z
  .date(orRequired('INVALID_DATE'))
  .check(z.refine((at) => at.getTime() >= MOMENTS.first && at.getTime() < MOMENTS.last, 'INVALID_DATE'));

/** The language in which a person is spoken to. */
export const locale = choice(['RU', 'EN']);

/** One mailbox. */
export const email = field(readEmail);

/** A person's full name, as they write it themselves. */
export const fullName = field(line(LIMITS.name));

/** Any id, in one spelling. One of a wrong form is not refused here: to the asker it must look like any other that is not theirs. */
export const id = z.pipe(
  z.string(orRequired('INVALID_VALUE')),
  z.transform((typed) => typed.toLowerCase()),
);

const MAX_TOKEN = 2000;

/** The token of a link from a letter; only its maker knows whether it is good. */
export const token = field((typed) => (isLongerThan(typed, MAX_TOKEN) ? { code: 'LINK_UNKNOWN' } : typed));

/** The offer that a person accepts: which one, and that they do. */
export const offer = {
  offerVersion: field(line(LIMITS.name)),
  offerAccepted: z.literal(true, { error: 'OFFER_NOT_ACCEPTED' }),
};

function reading(read: Reader) {
  return (typed: string, context: z.core.ParsePayload) => {
    const result = read(typed);
    if (typeof result === 'string') return result;
    context.issues.push(issueOf(typed, result.code, result.params));
    return z.NEVER;
  };
}
