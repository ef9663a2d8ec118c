import { Alert, Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../failure-alert.tsx';
import type { Refusal } from '../problem-text.tsx';
import { ProblemText } from '../problem-text.tsx';
import { useAction } from '../use-action.ts';
import { hasPasskeys, showKey } from './ceremony.ts';
import { FinishPasskeySignInDocument, StartPasskeySignInDocument } from './passkeys.generated.ts';

/** Signs in with a key of this device, where the browser knows of any. */
export function PasskeySignIn({ onSignedIn }: { readonly onSignedIn?: (() => void) | undefined }) {
  const t = useTranslations('ui.passkeys');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const signing = useAction(async () => {
    setRefusal(null);
    const { startPasskeySignIn: question } = await request(StartPasskeySignInDocument);
    if (isProblem(question)) return setRefusal(question);
    const shown = await showKey(question.options);
    if (typeof shown === 'string') return;
    const { finishPasskeySignIn: session } = await request(FinishPasskeySignInDocument, { response: shown.response });
    if (isProblem(session)) return setRefusal(session);
    beginSession(session);
    onSignedIn?.();
  });
  if (!hasPasskeys()) return null;
  return (
    <>
      <Button variant="default" size="md" onClick={() => signing.run()} loading={signing.running}>
        {t('signIn')}
      </Button>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {signing.failure && <FailureAlert failure={signing.failure} />}
    </>
  );
}
