import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import type { Notice } from '@prikazchik/ui/notices/use-notices.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ExtendAccessDocument } from './extend-access.generated.ts';

interface ExtendAccessProps {
  readonly notice: Notice;
  readonly memberId: string;
  /** The end that the notice is about. */
  readonly to: string;
}

/** Makes what the notice says ends last thirty days longer. */
export function ExtendAccess({ notice: { aboutName, role, right }, memberId, to }: ExtendAccessProps) {
  const t = useTranslations('notices.extend');
  const words = useProblemText();
  const [extend] = useMutation(ExtendAccessDocument);
  const [isDone, setDone] = useState(false);
  const name = aboutName ?? '';
  const action = useAction(async () => {
    const answer = (await extend({ variables: { input: { memberId, role, right, to } } })).data?.extendAccess;
    if (answer && isProblem(answer)) return notify(words(answer));
    setDone(true);
    return notify(t('done', { name }));
  });
  return (
    <>
      {action.failure && <FailureAlert failure={action.failure} />}
      <Button
        size="compact-sm"
        variant="default"
        mt={6}
        disabled={isDone}
        aria-label={t('of', { name })}
        onClick={action.run}
        loading={action.running}
      >
        {t(isDone ? 'isDone' : 'verb')}
      </Button>
    </>
  );
}
