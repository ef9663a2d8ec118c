import { Button, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request, session } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { forgetLetterToken, letterToken } from '@prikazchik/ui/letter-token.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { StopEmailChangeDocument } from './email-change.generated.ts';
import { WORDS } from './words.ts';

const PATH = '/stop-email-change';
const UNKNOWN: Problem = { __typename: 'Problem', code: 'LINK_UNKNOWN', field: null, params: null };

/** Lets the old box say that it was not its person who asked. Asks once more: it ends every session. */
export const StopPage = withWords(WORDS, Stop);

function Stop() {
  const t = useTranslations('emailChange.stop');
  const common = useTranslations('ui.auth.confirm');
  const [token] = useState(() => letterToken(PATH));
  const [dead, setDead] = useState<Problem | null>(token ? null : UNKNOWN);
  const [isDone, setDone] = useState(false);
  const stop = useAction(async () => {
    const { stopEmailChange } = await request(StopEmailChangeDocument, { token: token ?? '' });
    forgetLetterToken(PATH);
    if (isProblem(stopEmailChange)) return setDead(stopEmailChange);
    session.end('left');
    setDone(true);
  });
  if (isDone || dead) {
    return (
      <NarrowPage title={isDone ? t('doneTitle') : common('deadTitle')}>
        {dead ? (
          <Text role="alert">
            <ProblemText problem={dead} />
          </Text>
        ) : (
          <Text role="status">{t('done')}</Text>
        )}
        <Button component={Link} to="/forgot" size="md">
          {t('newPassword')}
        </Button>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('title')}>
      <Text>{t('text')}</Text>
      {stop.failure && <FailureAlert failure={stop.failure} />}
      <Button color="red" size="md" onClick={stop.run} loading={stop.running}>
        {t('submit')}
      </Button>
    </NarrowPage>
  );
}
