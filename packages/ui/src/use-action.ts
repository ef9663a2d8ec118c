import type { Failure } from '@prikazchik/graphql-client/problem.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { useRef, useState } from 'react';

/** What a button does to the server: it runs once at a time, and its failure is kept for showing. */
export interface Action<Args extends readonly unknown[]> {
  /** Runs the work unless it is running; resolves when it is over, whatever came of it. */
  readonly run: (...args: Args) => Promise<void>;
  readonly running: boolean;
  readonly failure: Failure | null;
}

/** Guards a button against firing twice. The work deals with expected Problems itself; what it throws becomes `failure`. */
export function useAction<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Action<Args> {
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // State is read a render late; a second click may come before it.
  const busy = useRef(false);

  async function run(...args: Args): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    setFailure(null);
    try {
      await work(...args);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }

  return { run, running, failure };
}
