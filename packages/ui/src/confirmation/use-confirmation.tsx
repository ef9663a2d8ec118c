import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import type { AskedOperation } from './asked-operation.ts';
import { askedOperation } from './asked-operation.ts';

const Dialog = lazy(() => import('./confirmation-dialog.tsx').then(({ ConfirmationDialog }) => ({ default: ConfirmationDialog })));

interface Asking {
  readonly asked: AskedOperation;
  readonly what: string | null;
  readonly answer: (isGiven: boolean) => void;
}

interface ConfirmationHook {
  /**
   * Runs a protected mutation: when the API asks for a confirmation, asks the person for it and runs it once more with it. Whoever
   * cancels gets the Problem that asked. `what` says in words with which arguments.
   */
  readonly confirmed: <Answer extends { readonly __typename: string }>(
    run: (confirmation: string | null) => Promise<Answer>,
    what?: string,
  ) => Promise<Answer>;
  /** To be rendered anywhere on the page. */
  readonly dialog: ReactNode;
}

/** Protected operations: see PROTECTED in packages/permissions. */
export function useConfirmation(): ConfirmationHook {
  const [asking, setAsking] = useState<Asking | null>(null);

  async function confirmed<Answer extends { readonly __typename: string }>(
    run: (confirmation: string | null) => Promise<Answer>,
    what: string | null = null,
  ): Promise<Answer> {
    const first = await run(null);
    const asked = askedOperation(first);
    if (!asked) return first;
    const isGiven = await new Promise<boolean>((answer) => setAsking({ asked, what, answer }));
    setAsking(null);
    return isGiven ? run(asked.confirmation) : first;
  }

  const dialog = asking && (
    <Suspense>
      <Dialog asked={asking.asked} what={asking.what} onGiven={() => asking.answer(true)} onCancel={() => asking.answer(false)} />
    </Suspense>
  );
  return { confirmed, dialog };
}
