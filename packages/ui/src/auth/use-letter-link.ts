import type { Failure, Problem } from '@prikazchik/graphql-client/problem.ts';
import { failureOf, isProblem } from '@prikazchik/graphql-client/problem.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { forgetLetterToken, letterToken } from '../letter-token.ts';

/** What came of a letter's link. */
export type LinkOutcome<Answer> =
  | { readonly kind: 'working' | 'without-link' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'dead'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Answered = { readonly __typename: string };

/**
 * Posts the token of the letter that led to this page, once. Opening the link alone changes nothing, so mail scanners may.
 *
 * @param path the page's own
 */
export function useLetterLink<Answer extends Answered>(path: string, send: (token: string) => Promise<Answer | Problem>) {
  const [token] = useState(() => letterToken(path));
  const [outcome, setOutcome] = useState<LinkOutcome<Exclude<Answer, Problem>>>({ kind: token ? 'working' : 'without-link' });
  const sent = useEffectEvent(send);
  const started = useRef(false);

  const run = useCallback(() => {
    if (!token) return;
    sent(token).then(
      (answer) => {
        forgetLetterToken(path);
        setOutcome(
          isProblem(answer) ? { kind: 'dead', problem: answer as Problem } : { kind: 'done', answer: answer as Exclude<Answer, Problem> },
        );
      },
      (error) => setOutcome({ kind: 'failed', failure: failureOf(error) }),
    );
  }, [token, path]);

  useEffect(() => {
    // A link works once: an effect that runs twice would find it used.
    if (!started.current) run();
    started.current = true;
  }, [run]);
  return { outcome, run };
}
