import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { useTranslations } from 'use-intl';

/** A refusal as far as its words need it: the API's, or that of an input's schema. */
export interface Refusal {
  readonly code: Problem['code'];
  readonly params: Readonly<Record<string, unknown>> | null;
}

const NUMBERS = ['min', 'max', 'until'] as const;

/** Puts a refusal into the words of the page's language. */
export function useProblemText(): (problem: Refusal) => string {
  const t = useTranslations('ui.problem');
  return ({ code, params }) => {
    const [min, max, until] = NUMBERS.map((name) => Number(params?.[name] ?? 0));
    return t(code, { min: min ?? 0, max: max ?? 0, until: new Date(until ?? 0) });
  };
}

/** The refusal in words; as an element it follows a switch of the language. */
export function ProblemText({ problem }: { readonly problem: Refusal }) {
  return useProblemText()(problem);
}
